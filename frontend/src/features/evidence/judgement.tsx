import { useQueryClient } from "@tanstack/react-query";
import { Radios } from "@/govuk/radios";
import { Textarea } from "@/govuk/textarea";
import { Audience } from "@/shared/audience";
import {
  type DeploymentRecord,
  type EvidenceAction,
  takeEvidenceAction,
} from "@/shared/deployment-records";
import { FormProblem } from "@/shared/forms/form-problem";
import { SubmitButton } from "@/shared/forms/submit-button";
import { type ProblemForm, useProblemForm } from "@/shared/forms/use-problem-form";
import { useGo } from "@/shared/routing";
import { statusName } from "@/shared/tags";
import { actionName, t } from "./texts";

/** Actions that need words, and who will read these. */
const REASONED = {
  verify: { label: "reason.verify", audience: "everyone" },
  withdraw_verification: { label: "reason.withdraw_verification", audience: "reading" },
  withdraw_confirmation: { label: "reason.withdraw_confirmation", audience: "reading" },
  dispute: { label: "reason.dispute", audience: "reading" },
} as const;
const isReasoned = (action: string): action is keyof typeof REASONED => action in REASONED;
const AGAIN: Readonly<Record<string, string>> = { verify: "verified", confirm: "confirmed" };
const ACTIONS = [
  "verify",
  "confirm",
  "dispute",
  "withdraw_verification",
  "withdraw_confirmation",
  "withdraw_dispute",
] as const satisfies readonly EvidenceAction[];

type JudgementProps = { value: DeploymentRecord; etag: string; back: string };

/** What the reader may say of a deployment. */
export function Judgement({ value, etag, back }: JudgementProps) {
  const queries = useQueryClient();
  const go = useGo();
  const open = ACTIONS.filter((action) => value.available_actions.includes(action));
  const form = useProblemForm({
    initial: { action: null as string | null, reason: "" },
    submit: ({ action, reason }, { idempotencyKey }) =>
      takeEvidenceAction(value.id, {
        action: (action ?? "") as EvidenceAction,
        reason: action !== null && isReasoned(action) ? reason : null,
        etag,
        idempotencyKey,
      }),
    onDone: async () => {
      await queries.invalidateQueries();
      await go(back);
    },
    words: ({ pointer }) => wordsAt(pointer, open.includes("verify")),
  });
  if (open.length === 0) return <p className="govuk-body">{t("judge.nothing")}</p>;
  return (
    <>
      <FormProblem
        form={form}
        stateName={(state) => statusName("evidence", state)}
        actionName={actionName}
      />
      <form {...form.form}>
        <Radios
          {...form.choice("action")}
          legend={t("decision.legend")}
          legendSize="m"
          items={open.map((action) => ({
            value: action,
            text: wordsOf(action, value.evidence),
            hint: t(`action.${action}.hint`),
            // Only the chosen one's words are asked for, so that one field has the name.
            conditional:
              isReasoned(action) && action === form.values.action ? (
                <Reason form={form} />
              ) : undefined,
          }))}
        />
        <SubmitButton busy={form.busy}>{t("decision.button")}</SubmitButton>
      </form>
    </>
  );
}

type ReasonProps = { form: ProblemForm<{ action: string | null; reason: string }> };

function Reason({ form }: ReasonProps) {
  const action = form.values.action ?? "";
  const asks = isReasoned(action) ? REASONED[action] : null;
  if (!asks) return null;
  return (
    <Textarea
      {...form.text("reason")}
      label={t(asks.label)}
      {...(action === "verify" ? { hint: t("reason.verify.hint") } : {})}
      before={<Audience kind={asks.audience} />}
      rows={4}
    />
  );
}

function wordsOf(action: EvidenceAction, evidence: string): string {
  const again = AGAIN[action] === evidence;
  if (again && action === "verify") return t("action.verify.again");
  if (again && action === "confirm") return t("action.confirm.again");
  return t(`action.${action}`);
}

function wordsAt(pointer: string, verifies: boolean): string | undefined {
  if (pointer === "/action") return t("decision.required");
  if (pointer !== "/reason") return undefined;
  return t(verifies ? "reason.verify.required" : "reason.required");
}
