import type { Versioned } from "@/api/client";
import { Radios } from "@/govuk/radios";
import { Textarea } from "@/govuk/textarea";
import { Audience } from "@/shared/audience";
import { FormProblem } from "@/shared/forms/form-problem";
import { SubmitButton } from "@/shared/forms/submit-button";
import { useProblemForm } from "@/shared/forms/use-problem-form";
import type { Challenge } from "@/shared/records";
import { statusName } from "@/shared/tags";
import { takeStep } from "./api";
import { actionName } from "./step-words";
import { t } from "./texts-steps";

export type Decision = "sign_off" | "return";

type SignOffFormProps = {
  challenge: Challenge;
  etag: string;
  force: string;
  onDone: (decision: Decision, answer: Versioned<Challenge>) => void;
};

/** Sign off, or return with a reason: what the lifecycle opens to this reader. */
export function SignOffForm({ challenge, etag, force, onDone }: SignOffFormProps) {
  const { reference: ref, available_actions: actions } = challenge;
  const form = useProblemForm({
    initial: { action: null as string | null, reason: "" },
    submit: ({ action, reason }, { idempotencyKey }) => {
      const chosen = decisionOf(action);
      const step = { action: chosen, reason: chosen === "return" ? reason : null };
      return takeStep(ref, step, { etag, idempotencyKey });
    },
    onDone: (answer, { action }) => onDone(decisionOf(action), answer),
    words: ({ pointer }) => (pointer === "/action" ? t("sign.none") : undefined),
  });
  const items = [
    { value: "sign_off", text: t("sign.off"), hint: t("sign.off.hint", { force }) },
    {
      value: "return",
      text: t("sign.return"),
      hint: t("sign.return.hint"),
      conditional: (
        <Textarea
          {...form.text("reason")}
          label={t("sign.reason")}
          spellCheck
          before={<Audience kind="moderator" />}
        />
      ),
    },
  ].filter(({ value }) => actions.includes(value));
  return (
    <>
      <FormProblem
        form={form}
        stateName={(state) => statusName("challenge", state)}
        actionName={actionName}
      />
      <form {...form.form}>
        <Radios {...form.choice("action")} legend={t("sign.decide")} legendSize="m" items={items} />
        <SubmitButton busy={form.busy}>
          {form.values.action === "return" ? t("sign.return") : t("sign.off")}
        </SubmitButton>
      </form>
    </>
  );
}

/** Nothing chosen goes to the server as it is, for the server to refuse. */
const decisionOf = (action: string | null): Decision => (action ?? "") as Decision;
