import { CharacterCount } from "@/govuk/character-count";
import { Audience, readersOf } from "@/shared/audience";
import { formatMoment, formatRelative } from "@/shared/dates";
import { FormProblem } from "@/shared/forms/form-problem";
import { SubmitButton } from "@/shared/forms/submit-button";
import { useProblemForm } from "@/shared/forms/use-problem-form";
import { useGo } from "@/shared/routing";
import { findSimilar } from "./api";
import { AskPage, askAddress, type StepProps } from "./ask-page";
import { useWindow } from "./question-window";
import { t } from "./texts-ask";

/** As the API has it. */
const MOST_CHARACTERS = 1000;

/** The question itself; going on looks whether it has been answered. */
export function AskWrite({ challenge, wish, change }: StepProps) {
  const go = useGo();
  const { reference: ref, title } = challenge;
  const { window, notice } = useWindow(challenge);
  const form = useProblemForm({
    initial: {},
    submit: () => findSimilar(ref, wish.text),
    onDone: (similar) => {
      change({ similar });
      return go(askAddress(ref, "check"));
    },
    words: ({ code }) => (code === "string_too_short" ? t("write.missing") : undefined),
  });
  return (
    <AskPage
      challenge={challenge}
      title={t("write.title")}
      above={
        <>
          {notice}
          <FormProblem form={form} />
        </>
      }
    >
      <form {...form.form}>
        <CharacterCount
          {...form.at("/text")}
          label={t("write.title")}
          labelSize="l"
          labelIsHeading
          hint={t("write.hint", { title })}
          before={
            <>
              <LeaveOut />
              <Audience kind={readersOf(challenge)} before={t("audience.before")} />
            </>
          }
          rows={6}
          maxLength={MOST_CHARACTERS}
          spellCheck
          value={wish.text}
          onChange={(event) => change({ text: event.target.value, similar: undefined })}
        />
        {window.at && (
          <p className="govuk-body">
            {t("write.until", {
              moment: formatMoment(window.at),
              relative: formatRelative(window.at),
            })}
          </p>
        )}
        {challenge.responses_close_at && (
          <p className="govuk-body">
            {t("write.next", { moment: formatMoment(challenge.responses_close_at) })}
          </p>
        )}
        <SubmitButton busy={form.busy}>{t("continue")}</SubmitButton>
      </form>
    </AskPage>
  );
}

/** What would show everybody who asked, or does not belong in public. */
function LeaveOut() {
  return (
    <>
      <p className="govuk-body govuk-!-margin-bottom-2">{t("write.leave.out")}</p>
      <ul className="govuk-list govuk-list--bullet">
        <li>{t("write.leave.out.asker")}</li>
        <li>{t("write.leave.out.people")}</li>
        <li>{t("write.leave.out.markings")}</li>
      </ul>
    </>
  );
}
