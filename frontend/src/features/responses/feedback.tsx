import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { ButtonLink } from "@/govuk/button";
import { CharacterCount } from "@/govuk/character-count";
import { Radios } from "@/govuk/radios";
import { Audience } from "@/shared/audience";
import { formatMoment, formatRelative, formatStamp } from "@/shared/dates";
import { FormProblem } from "@/shared/forms/form-problem";
import { SubmitButton } from "@/shared/forms/submit-button";
import { useAskBeforeLeaving } from "@/shared/forms/use-autosave";
import { useProblemForm } from "@/shared/forms/use-problem-form";
import { TwoThirds } from "@/shared/page";
import { href } from "@/shared/paths";
import { Prose } from "@/shared/prose";
import { statusName } from "@/shared/tags";
import { type FeedbackReason, giveFeedback, type ResponseView, renew, renewing } from "./api";
import { actionName, REASONS, reasonName, t } from "./texts";

const DECISIONS: readonly string[] = ["shortlist", "decline", "keep"];
const MOST_CHARACTERS = 4000;

export const mayDecide = (response: ResponseView): boolean =>
  response.available_actions.some((action) => DECISIONS.includes(action));

type FeedbackProps = { response: ResponseView; etag: string };

/** Feedback: what was written, the box to write it, and the way to the decision. */
export function FeedbackSection({ response, etag }: FeedbackProps) {
  const writes = response.available_actions.includes("give_feedback");
  if (!writes && !response.feedback && response.feedback_state === "not_due") return null;
  return (
    <section className="eme-section eme-h-rule" aria-labelledby="feedback">
      <h2 className="govuk-heading-m" id="feedback" tabIndex={-1}>
        {t("feedback.title")}
      </h2>
      {response.feedback_owed_since && (
        <p className="govuk-body">
          {t("feedback.owed.since", {
            moment: formatMoment(response.feedback_owed_since),
            relative: formatRelative(response.feedback_owed_since),
          })}
        </p>
      )}
      {response.feedback && !writes && <GivenFeedback feedback={response.feedback} />}
      {writes && (
        <TwoThirds>
          <FeedbackForm response={response} etag={etag} />
        </TwoThirds>
      )}
      {mayDecide(response) && (
        <ButtonLink variant="secondary" href={href("responseDecide", { ref: response.reference })}>
          {t("decide.link")}
        </ButtonLink>
      )}
    </section>
  );
}

type Feedback = NonNullable<ResponseView["feedback"]>;

/** Feedback as the supplier reads it, and since when. */
export function GivenFeedback({ feedback }: { feedback: Feedback }) {
  return (
    <div className="eme-feedback">
      <blockquote>
        <p className="govuk-body govuk-!-font-weight-bold">{reasonName(feedback.reason)}</p>
        <Prose text={feedback.text} />
      </blockquote>
      <p>
        {feedback.shown_at
          ? t("feedback.shown", { moment: formatStamp(feedback.shown_at) })
          : t("feedback.waits")}
      </p>
    </div>
  );
}

function FeedbackForm({ response, etag }: FeedbackProps) {
  const queries = useQueryClient();
  const [savedAt, setSavedAt] = useState<string | null>(null);
  const before = response.feedback;
  const form = useProblemForm({
    initial: { reason: (before?.reason ?? null) as string | null, text: before?.text ?? "" },
    // Somebody was first: what they wrote is shown, what was typed stays.
    submit: ({ reason, text }) =>
      renewing(queries, response, () =>
        giveFeedback(response.reference, { reason: reason as FeedbackReason, text, etag }),
      ),
    onDone: async () => {
      await renew(queries, response);
      setSavedAt(new Date().toISOString());
    },
    words: ({ pointer, code }) => {
      if (pointer === "/reason") return t("feedback.error.reason");
      return pointer === "/text" && code.includes("short") ? t("feedback.error.text") : undefined;
    },
  });
  const changed =
    form.values.text !== (before?.text ?? "") || form.values.reason !== (before?.reason ?? null);
  useAskBeforeLeaving(changed && !form.busy);
  return (
    <>
      <FormProblem
        form={form}
        stateName={(state) => statusName("response", state)}
        actionName={actionName}
      />
      {before && form.problem && "status" in form.problem && form.problem.status === 412 && (
        <>
          <h3 className="govuk-heading-s">
            {t("feedback.theirs", { moment: formatStamp(before.given_at) })}
          </h3>
          <GivenFeedback feedback={before} />
        </>
      )}
      <form {...form.form} className="eme-no-print">
        <Radios
          {...form.choice("reason")}
          legend={t("feedback.reason")}
          legendSize="s"
          small
          items={REASONS.map((value) => ({ value, text: reasonName(value) }))}
        />
        <CharacterCount
          {...form.text("text")}
          label={t("feedback.text")}
          labelSize="s"
          rows={8}
          maxLength={MOST_CHARACTERS}
          spellCheck
          before={
            <>
              <ContentHints />
              <Audience kind="feedback" />
            </>
          }
        />
        <p className="govuk-body" role="status">
          {savedAt && !changed && t("feedback.saved", { moment: formatStamp(savedAt) })}
        </p>
        <SubmitButton busy={form.busy}>
          {t(before ? "feedback.change" : "feedback.save")}
        </SubmitButton>
      </form>
    </>
  );
}

const HINTS = ["fitted", "missing", "next", "avoid"] as const;

/** What useful feedback says. */
function ContentHints() {
  return (
    <ul className="govuk-list govuk-list--bullet govuk-hint">
      {HINTS.map((hint) => (
        <li key={hint}>{t(`feedback.hint.${hint}`)}</li>
      ))}
    </ul>
  );
}
