import type { ReactNode } from "react";
import { SummaryList, type SummaryRow } from "@/govuk/summary-list";
import { Table, TableRegion } from "@/govuk/table";
import { FileLinks } from "@/shared/files/file-link";
import { Icon } from "@/shared/icons";
import { Prose } from "@/shared/prose";
import { term } from "@/shared/texts/terms";
import type { OutcomeReading, Reading, ResponseView } from "./api";
import { answerName, t } from "./texts";

/** Marks where it stands what is commercially confidential. */
export function Confidential({ children }: { children: ReactNode }) {
  return (
    <div className="eme-confidential">
      <span className="eme-confidential__label">
        <Icon name="lock" /> {t("confidential")}
      </span>
      {children}
    </div>
  );
}

/** What is kept from this reader: said, and why. */
function Withheld() {
  return <Confidential>{t("withheld")}</Confidential>;
}

/** The answer to one outcome: the degree in words, then the supplier's own words. */
export function Answer({ answer }: { answer: OutcomeReading }) {
  if (answer.withheld) return <Withheld />;
  const words = (
    <>
      <strong className="eme-degree">
        {answer.answer ? answerName(answer.answer) : t("answer.none")}
      </strong>
      {answer.text && <Prose text={answer.text} />}
    </>
  );
  return answer.confidential ? <Confidential>{words}</Confidential> : words;
}

type OutcomesProps = { wanted: ResponseView["challenge"]["outcomes"]; reading: Reading };

/** What was wanted, and what this response says to it. */
export function Outcomes({ wanted, reading }: OutcomesProps) {
  const answers = new Map(reading.outcomes.map((answer) => [answer.index, answer]));
  return (
    <TableRegion label={t("outcomes")}>
      <Table
        caption={t("outcomes")}
        captionSize="m"
        classes="eme-table--compact eme-table--stack eme-answers"
        columns={[{ heading: t("outcome.wanted") }, { heading: t("outcome.answer") }]}
        rows={wanted.map((outcome) => {
          const answer = answers.get(outcome.index);
          return {
            key: String(outcome.index),
            cells: [
              <Wanted key="wanted" outcome={outcome} />,
              answer ? <Answer key="answer" answer={answer} /> : t("answer.none"),
            ],
          };
        })}
      />
    </TableRegion>
  );
}

type WantedProps = { outcome: ResponseView["challenge"]["outcomes"][number] };

/** An outcome wanted with its number and how it is measured. */
export function Wanted({ outcome }: WantedProps) {
  return (
    <>
      {t("outcome.numbered", { number: outcome.index + 1, title: outcome.title })}
      {outcome.measure && (
        <span className="eme-table__sub govuk-!-font-weight-regular">{outcome.measure}</span>
      )}
    </>
  );
}

export const PARTS = [
  "proven_elsewhere",
  "transfer_gaps",
  "safeguards",
  "what_to_know",
  "cost_band",
  "time_needed",
] as const;
export type Part = (typeof PARTS)[number];

const isFilled = (reading: Reading, part: Part): boolean =>
  Boolean(reading[part]) || reading.withheld.includes(part);

/** One part around the outcomes as the reader may see it. */
export function PartWords({ reading, part }: { reading: Reading; part: Part }) {
  if (reading.withheld.includes(part)) return <Withheld />;
  const text = reading[part];
  if (!text) return t("part.empty");
  const words = part === "cost_band" ? <p>{term("budget", text)}</p> : <Prose text={text} />;
  const confidential = reading.confidential_parts.includes(part);
  return confidential ? <Confidential>{words}</Confidential> : words;
}

/** "Events about this challenge, a proof of concept", or that nothing was offered. */
export function interestsOf(reading: Reading): string {
  const both = [
    reading.interest_in_events && t("interest.events"),
    reading.interest_in_pilot && t("interest.pilot"),
  ].filter(Boolean);
  return both.length > 0 ? both.join(", ") : t("interest.none");
}

type FilesProps = { reading: Reading; files: ResponseView["files"] };

/** The files of a response as the reader may have them. */
export function Files({ reading, files }: FilesProps) {
  if (reading.attachments.length === 0) return t("files.none");
  return reading.attachments.map(({ file, confidential }, place) => {
    const key = file ?? `withheld-${place}`;
    if (file === null) return <Withheld key={key} />;
    const links = <FileLinks key={key} ids={[file]} files={files} />;
    return confidential ? <Confidential key={key}>{links}</Confidential> : links;
  });
}

/** Everything that stands around the outcomes. */
export function Around({ reading, files }: FilesProps) {
  const rows: SummaryRow[] = PARTS.filter((part) => isFilled(reading, part)).map((part) => ({
    key: t(`part.${part}`),
    value: <PartWords reading={reading} part={part} />,
  }));
  rows.push({ key: t("files"), value: <Files reading={reading} files={files} /> });
  rows.push({ key: t("part.interest"), value: interestsOf(reading) });
  return (
    <section className="eme-section" aria-labelledby="around">
      <h2 className="govuk-heading-m" id="around">
        {t("around")}
      </h2>
      <SummaryList rows={rows} classes="eme-summary" />
    </section>
  );
}
