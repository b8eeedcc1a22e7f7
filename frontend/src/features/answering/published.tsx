import type { Versioned } from "@/api/client";
import { Details } from "@/govuk/details";
import { SummaryList } from "@/govuk/summary-list";
import { formatStamp } from "@/shared/dates";
import { Prose } from "@/shared/prose";
import { Section } from "@/shared/record-parts";
import type { Challenge } from "@/shared/records";
import type { Question } from "./api";
import { Correct } from "./correct";
import { PublicLink } from "./done";
import { t } from "./texts";

type PublishedProps = { challenge: Challenge; question: Versioned<Question> };

/** Question and answer as everybody reads them, what stood there before, and the correction. */
export function Published({ challenge, question }: PublishedProps) {
  const { value } = question;
  const { wording, answer, published_at: at, changed_at: changed, what_changed: what } = value;
  const row = (key: Parameters<typeof t>[0], text: string | null) =>
    text ? [{ key: t(key), value: <Prose text={text} /> }] : [];
  return (
    <>
      <Section id="published" title={t("published")}>
        <SummaryList
          classes="eme-summary"
          rows={[
            ...row("row.wording", wording),
            ...row("row.answer", answer),
            ...row("row.answered", at && formatStamp(at)),
            ...row("row.corrected", changed && formatStamp(changed)),
            ...row("row.what", what),
          ]}
        />
        <PublicLink question={value} />
        {value.earlier.map((version) => (
          <Earlier key={version.number} version={version} />
        ))}
      </Section>
      {value.available_actions.includes("correct") ? (
        <Correct challenge={challenge} question={question} />
      ) : (
        <p className="govuk-body">{t("correct.not", { force: value.challenge.lead_force })}</p>
      )}
    </>
  );
}

/** What everybody read until it was corrected. */
function Earlier({ version }: { version: Question["earlier"][number] }) {
  const { wording, answer, published_at: at, what_changed: what } = version;
  return (
    <Details summary={t("earlier", { at: formatStamp(at) })}>
      <p className="govuk-body govuk-!-font-weight-bold eme-prose">{wording}</p>
      <Prose text={answer} />
      {what && <p className="govuk-body">{t("earlier.what", { what })}</p>}
    </Details>
  );
}
