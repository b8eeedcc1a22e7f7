import { useSuspenseQuery } from "@tanstack/react-query";
import { SummaryList } from "@/govuk/summary-list";
import { formatStamp } from "@/shared/dates";
import { Difference } from "@/shared/difference";
import type { Challenge } from "@/shared/records";
import { versionsQuery } from "./api";
import { choiceText } from "./control";
import { type Edit, editOf, same } from "./edit";
import { linesOf, type Names } from "./field-value";
import { type Field, PAGES } from "./fields";
import { useNames } from "./names";
import { nameOfPath } from "./pages";
import { t as draft } from "./texts";
import { t } from "./texts-steps";

type Change = { name: string; before: string; after: string };

const FIELDS: readonly Field[] = PAGES.flatMap(({ fields }) => fields);

const answerText = (answer: unknown): string =>
  answer === null || answer === undefined ? draft("not.given") : draft(answer ? "yes" : "no");

function changesOf(before: Edit, now: Edit, names: Names): Change[] {
  const fields = FIELDS.map((field) => ({
    name: nameOfPath(field.path),
    before: linesOf(field, before, names).join("\n"),
    after: linesOf(field, now, names).join("\n"),
  }));
  const keys = Object.keys(now.safeguards) as (keyof Edit["safeguards"])[];
  const answers = keys.map((key) => ({
    name: t.has(`question.${key}`) ? t(`question.${key}`) : choiceText("question", key),
    before: answerText(before.safeguards[key]),
    after: answerText(now.safeguards[key]),
  }));
  return [...fields, ...answers].filter((change) => !same(change.before, change.after));
}

/** What is different from the text that was signed off last. */
export function SinceSignOff({ challenge }: { challenge: Challenge }) {
  const names = useNames();
  const versions = useSuspenseQuery(versionsQuery(challenge.reference)).data;
  const last = versions.find(({ kind }) => kind === "signed_off");
  if (!last) return <p className="govuk-body">{t("diff.first")}</p>;
  const moment = formatStamp(last.kept_at);
  const changes = changesOf(last.snapshot as unknown as Edit, editOf(challenge), names);
  if (changes.length === 0) return <p className="govuk-body">{t("diff.none", { moment })}</p>;
  return (
    <section aria-labelledby="since">
      <h2 className="govuk-heading-m" id="since">
        {t("diff.since", { moment })}
      </h2>
      <SummaryList
        rows={changes.map((change) => ({
          key: change.name,
          value: <Difference before={change.before} after={change.after} />,
        }))}
      />
    </section>
  );
}
