import { useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useRef, useState } from "react";
import { Radios } from "@/govuk/radios";
import { formatDate } from "@/shared/dates";
import { FormProblem } from "@/shared/forms/form-problem";
import { SubmitButton } from "@/shared/forms/submit-button";
import { useProblemForm } from "@/shared/forms/use-problem-form";
import { MatchBarMini, MatchReasons } from "@/shared/match-bar";
import { MatchConflicts } from "@/shared/match-constraints";
import { contributionsOf, reasonsOf } from "@/shared/match-reasons";
import { href } from "@/shared/paths";
import { Panel } from "@/shared/problem-boundary";
import { HorizonTag, InventedExampleTag } from "@/shared/tags";
import { answerRenewal, RENEWALS, type Renewal, renewalsQuery } from "./api";
import { t } from "./texts";

const ANSWERS = [
  "agree",
  "need_gone",
  "different_problem",
  "constraint_not_met",
  "evidence_too_weak",
  "already_known",
  "other",
] as const;

/** Products that may meet a need one's force once had: it is asked before anybody is told. */
export function Renewals() {
  const [said, setSaid] = useState<string | null>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const status = useRef<HTMLParagraphElement>(null);
  function onSaid(words: string) {
    setSaid(words);
    setChosen(null);
    status.current?.focus();
  }
  return (
    <Panel what={t("renewals.what")} query={renewalsQuery}>
      {({ items, total }) => (
        <>
          {(total > 0 || said) && <h2 className="govuk-heading-l">{t("renewals.title")}</h2>}
          <p
            className={said ? "govuk-body" : "govuk-visually-hidden"}
            role="status"
            tabIndex={-1}
            ref={status}
          >
            {said}
          </p>
          {items.map((renewal) => (
            <OneRenewal key={renewal.id} renewal={renewal}>
              {renewal.id === (chosen ?? items[0]?.id) ? (
                <Question renewal={renewal} onSaid={onSaid} />
              ) : (
                <button
                  type="button"
                  className="eme-link-button"
                  onClick={() => setChosen(renewal.id)}
                >
                  {t("renewals.open", { name: renewal.solution.name })}
                </button>
              )}
            </OneRenewal>
          ))}
        </>
      )}
    </Panel>
  );
}

function OneRenewal({ renewal, children }: { renewal: Renewal; children: ReactNode }) {
  const { challenge, solution } = renewal;
  return (
    <article className="eme-card govuk-!-margin-bottom-6" aria-label={solution.name}>
      <p className="eme-card__by">
        <span>{solution.supplier.name}</span>
        {solution.is_example && <InventedExampleTag />}
      </p>
      <h3 className="eme-card__title">
        <a
          className="govuk-link govuk-link--no-visited-state"
          href={href("solution", { ref: solution.reference })}
        >
          {solution.name}
        </a>
      </h3>
      <p className="govuk-body eme-card__text">{solution.summary}</p>
      <p className="govuk-body">
        {t("renewals.for")}{" "}
        <a className="govuk-link" href={href("challenge", { ref: challenge.reference })}>
          {challenge.title}
        </a>
        {challenge.responses_close_at &&
          t("renewals.closed", { date: formatDate(challenge.responses_close_at) })}
      </p>
      <p className="eme-card__meta">
        <HorizonTag value={solution.horizon} />
      </p>
      <MatchBarMini label={renewal.label} contributions={contributionsOf(renewal)} />
      <MatchReasons reasons={reasonsOf(renewal)} />
      <MatchConflicts constraints={renewal.constraints} />
      {children}
    </article>
  );
}

type QuestionProps = { renewal: Renewal; onSaid: (words: string) => void };

/** Only one is open on a page, so that fields and their errors find each other by id. */
function Question({ renewal, onSaid }: QuestionProps) {
  const queries = useQueryClient();
  const form = useProblemForm({
    initial: { action: null as string | null },
    submit: ({ action }, { idempotencyKey }) => answerRenewal(renewal, action, idempotencyKey),
    onDone: async (told) => {
      await queries.invalidateQueries({ queryKey: RENEWALS });
      const { name } = renewal.solution;
      onSaid(t(told ? "renewals.said.yes" : "renewals.said.no", { name }));
    },
    words: ({ pointer }) => (pointer === "/action" ? t("renewals.error") : undefined),
  });
  return (
    <>
      <FormProblem form={form} />
      <form {...form.form}>
        <Radios
          {...form.choice("action")}
          legend={t("renewals.question")}
          legendSize="s"
          hint={t("renewals.hint")}
          small
          items={ANSWERS.map((value) => ({ value, text: t(`renewals.${value}`) }))}
        />
        <SubmitButton busy={form.busy}>{t("renewals.save")}</SubmitButton>
      </form>
    </>
  );
}
