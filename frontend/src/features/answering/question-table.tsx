import type { ReactNode } from "react";
import { Table } from "@/govuk/table";
import { formatStamp } from "@/shared/dates";
import { href } from "@/shared/paths";
import { QuestionTag } from "@/shared/question-tag";
import type { Question, Tab } from "./api";
import { Due } from "./due";
import { because, t } from "./texts";

/** What each list says beside the question; on a small screen it stands beneath. */
const BESIDE = {
  asked: { heading: "column.due", cell: waiting },
  published: { heading: "column.answer", cell: answered },
  merged: {
    heading: "column.into",
    cell: ({ merged_into: into }: Question) => into && shortened(into.text),
  },
  declined: {
    heading: "column.because",
    cell: ({ because: code }: Question) => code && because(code),
  },
} as const satisfies Record<Tab, { heading: string; cell: (question: Question) => ReactNode }>;

type QuestionTableProps = { items: readonly Question[]; tab: Tab };

/** Questions, each with the way to its page. */
export function QuestionTable({ items, tab }: QuestionTableProps) {
  const { heading, cell } = BESIDE[tab];
  return (
    <Table
      caption={t(`caption.${tab}`)}
      captionSize="hidden"
      classes="eme-table--compact eme-table--stack"
      columns={[
        { heading: t("column.question"), classes: "govuk-!-width-one-half" },
        { heading: t(heading) },
      ]}
      rows={items.map((question) => ({
        key: question.id,
        cells: [<Asked key="question" question={question} />, cell(question)],
      }))}
    />
  );
}

/** The question as everybody reads it, before that as it was asked. */
function Asked({ question }: { question: Question }) {
  const { id, challenge, wording, text, asked_at: at } = question;
  return (
    <>
      <a
        className="govuk-link"
        href={href("challengeManageQuestion", { ref: challenge.reference, id })}
      >
        {shortened(wording ?? text ?? "")}
      </a>
      <span className="eme-table__sub govuk-!-font-weight-regular">
        {t("asked.at", { at: formatStamp(at) })}
      </span>
    </>
  );
}

const LONGEST = 160;

/** As much of a question as tells it from others: its page has the rest. */
function shortened(text: string): string {
  const line = text.replaceAll(/\s+/g, " ");
  if (line.length <= LONGEST) return line;
  const cut = line.lastIndexOf(" ", LONGEST);
  return `${line.slice(0, cut > 0 ? cut : LONGEST)} …`;
}

function waiting({ status, due_at: due }: Question): ReactNode {
  if (status === "asked" && due !== null) return <Due at={due} />;
  return <QuestionTag status={status} />;
}

function answered({ published_at: at, changed_at: changed }: Question): ReactNode {
  return (
    <>
      {at && t("answered.at", { at: formatStamp(at) })}
      {changed && (
        <span className="eme-table__sub">{t("corrected.at", { at: formatStamp(changed) })}</span>
      )}
    </>
  );
}
