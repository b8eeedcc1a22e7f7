import { SummaryList, type SummaryRow } from "@/govuk/summary-list";
import { FileLinks } from "@/shared/files/file-link";
import { Icon } from "@/shared/icons";
import { Prose } from "@/shared/prose";
import { term } from "@/shared/texts/terms";
import type { Reading, ResponseView } from "./api";
import { sectionHref, slugOfPointer, TEXTS } from "./sections";
import { t } from "./texts";

/** What a working copy and a sent response have in common. */
export type Words = Omit<Reading, "outcomes" | "withheld" | "attachments"> & {
  attachments: readonly { file: string | null; confidential: boolean }[];
  outcomes: readonly {
    index: number;
    answer: string | null;
    text: string | null;
    confidential: boolean;
  }[];
};

/** What is needed of a response to read what it says. */
export type ReadResponse = Pick<ResponseView, "reference" | "challenge" | "files">;

type ReadingListProps = {
  response: ReadResponse;
  words: Words;
  solution: string | null;
  /** With a way to change each answer. */
  change?: boolean;
};

/** Everything that is said in a response, as lists of questions and answers. */
export function ReadingList({ response, words, solution, change = false }: ReadingListProps) {
  const actions = (pointer: string, about: string) =>
    change
      ? {
          actions: [
            {
              text: t("change.verb"),
              hidden: about,
              href: sectionHref(response.reference, slugOfPointer(pointer)),
            },
          ],
        }
      : {};
  const secret = (part: Words["confidential_parts"][number]) =>
    words.confidential_parts.includes(part);
  const outcomes = response.challenge.outcomes.map(({ index, title }): SummaryRow => {
    const given = words.outcomes.find((one) => one.index === index);
    const about = t("outcome.name", { number: index + 1, title });
    return {
      key: about,
      value: <OutcomeValue given={given} />,
      ...actions(`/outcomes/${index}`, about),
    };
  });
  const row = (part: string, about: string, text: string, hidden: boolean): SummaryRow => ({
    key: about,
    value: <Value text={text} secret={hidden} />,
    ...actions(`/${part}`, about),
  });
  const cost = words.cost_band ? term("budget", words.cost_band) : "";
  const interests = [
    words.interest_in_events ? t("interest.events") : "",
    words.interest_in_pilot ? t("interest.pilot") : "",
  ].filter(Boolean);
  const around = [
    row("solution", t("section.solution"), solution ?? "", false),
    ...TEXTS.map((part) => row(part, t(`part.${part}`), words[part] ?? "", secret(part))),
    row("cost_band", t("part.cost_band"), cost, secret("cost_band")),
    row("time_needed", t("part.time_needed"), words.time_needed ?? "", secret("time_needed")),
    {
      key: t("section.files"),
      value: <Files response={response} attachments={words.attachments} />,
      ...actions("/attachments/0", t("section.files")),
    },
    row("interest_in_events", t("section.interest"), interests.join(", "), false),
  ];
  return (
    <>
      <h3 className="govuk-heading-m">{t("tasks.outcomes")}</h3>
      <SummaryList rows={outcomes} />
      <h3 className="govuk-heading-m">{t("tasks.more")}</h3>
      <SummaryList rows={around} />
    </>
  );
}

function OutcomeValue({ given }: { given: Words["outcomes"][number] | undefined }) {
  if (!given || (given.answer === null && !given.text)) return t("answer.none");
  const key = `answer.${given.answer ?? "none"}`;
  const inside = (
    <>
      <strong className="eme-degree">{t.has(key) ? t(key) : given.answer}</strong>
      <Prose text={given.text ?? ""} />
    </>
  );
  return given.confidential ? <Confidential>{inside}</Confidential> : inside;
}

function Value({ text, secret }: { text: string; secret: boolean }) {
  if (text === "") return t("answer.none");
  return secret ? (
    <Confidential>
      <Prose text={text} />
    </Confidential>
  ) : (
    <Prose text={text} />
  );
}

type FilesProps = { response: ReadResponse; attachments: Words["attachments"] };

/** The files, the confidential ones marked where they stand. */
function Files({ response: { files }, attachments }: FilesProps) {
  if (attachments.length === 0) return t("answer.none");
  return attachments.map(({ file, confidential }) => {
    const links = <FileLinks key={file} ids={file ? [file] : []} files={files} />;
    return confidential ? <Confidential key={file}>{links}</Confidential> : links;
  });
}

/** A part that was marked confidential, where it stands. */
function Confidential({ children }: { children: React.ReactNode }) {
  return (
    <div className="eme-confidential">
      <span className="eme-confidential__label">
        <Icon name="lock" /> {t("confidential")}
      </span>
      {children}
    </div>
  );
}
