import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "@/govuk/button";
import { Checkboxes } from "@/govuk/checkboxes";
import { Radios } from "@/govuk/radios";
import { Textarea } from "@/govuk/textarea";
import { Audience } from "@/shared/audience";
import { formatMoment } from "@/shared/dates";
import { FormProblem } from "@/shared/forms/form-problem";
import { SubmitButton } from "@/shared/forms/submit-button";
import { useProblemForm } from "@/shared/forms/use-problem-form";
import { href } from "@/shared/paths";
import { useGo } from "@/shared/routing";
import { statusName } from "@/shared/tags";
import { type CaseAction, type CaseView, takeCaseAction } from "./api";
import { actionName, t } from "./texts";

/** Actions that need a reason, and what its label asks. */
const REASONED: Partial<Record<CaseAction, "decision.reason" | "decision.reason.reject">> = {
  reject: "decision.reason.reject",
  request_changes: "decision.reason",
  request_revision_changes: "decision.reason",
};
const HANDLING: readonly string[] = ["assign", "release"];

type DecideProps = { value: CaseView; etag: string };

/** Checklist and decision; who does not have the case takes it on first. */
export function Decide({ value, etag }: DecideProps) {
  const decisions = value.available_actions.filter(
    (action): action is CaseAction => !HANDLING.includes(action),
  );
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        {decisions.length > 0 && (
          <>
            <Checklist items={value.checklist} />
            <Decision value={value} etag={etag} decisions={decisions} />
          </>
        )}
        <Handling value={value} />
      </div>
    </div>
  );
}

function Checklist({ items }: { items: CaseView["checklist"] }) {
  const [ticked, setTicked] = useState<string[]>([]);
  return (
    <Checkboxes
      id="checklist"
      legend={t("checklist")}
      legendSize="m"
      hint={t("checklist.hint")}
      small
      value={ticked}
      onChange={setTicked}
      items={items.map(({ code, open_findings }) => ({
        value: code,
        text: t(`check.${code}`),
        hint:
          open_findings.length === 0
            ? undefined
            : t("check.open", { count: open_findings.length, list: open_findings.join(", ") }),
      }))}
    />
  );
}

type DecisionProps = DecideProps & { decisions: readonly CaseAction[] };

function Decision({ value, etag, decisions }: DecisionProps) {
  const queries = useQueryClient();
  const go = useGo();
  const form = useProblemForm({
    initial: { action: null as string | null, reason: "" },
    submit: ({ action, reason }, { idempotencyKey }) => {
      const chosen = (action ?? "") as CaseAction;
      return takeCaseAction(value.id, {
        action: chosen,
        idempotencyKey,
        etag,
        ...(chosen in REASONED ? { reason } : {}),
      });
    },
    onDone: async () => {
      await queries.invalidateQueries();
      await go(href("moderationQueue"));
    },
    words: ({ pointer }) => (pointer === "/action" ? t("decision.required") : undefined),
  });
  return (
    <>
      <FormProblem
        form={form}
        stateName={(state) => statusName(value.subject.kind, state)}
        actionName={actionName}
      />
      <form {...form.form} className="eme-no-print">
        <Radios
          {...form.choice("action")}
          legend={t("decision")}
          legendSize="m"
          items={decisions.map((action) => ({
            value: action,
            text: t(`action.${action}`),
            hint: hintOf(action, value),
            conditional: REASONED[action] && (
              <Textarea
                {...form.text("reason")}
                id={action === form.values.action ? "reason" : `reason-${action}`}
                label={t(REASONED[action])}
                hint={t("decision.reason.hint")}
                before={<Audience kind="organisation" />}
                rows={5}
              />
            ),
          }))}
        />
        <SubmitButton busy={form.busy}>
          {form.values.action ? t(`action.${form.values.action as CaseAction}`) : t("decide")}
        </SubmitButton>
      </form>
    </>
  );
}

function hintOf(action: CaseAction, { challenge }: CaseView): string | undefined {
  if (action === "reject") return t("decision.reject.hint");
  if (action !== "publish" || !challenge?.responses_close_at) return undefined;
  const closes = formatMoment(challenge.responses_close_at);
  if (challenge.opens_at && Date.parse(challenge.opens_at) > Date.now()) {
    return t("decision.publish.hint", { opens: formatMoment(challenge.opens_at), closes });
  }
  return t("decision.publish.now", { closes });
}

function Handling({ value }: { value: CaseView }) {
  const queries = useQueryClient();
  const taken = value.holder !== null && !value.holder.you;
  const action: CaseAction = value.holder?.you ? "release" : "assign";
  const form = useProblemForm({
    initial: {},
    submit: (_, { idempotencyKey }) =>
      takeCaseAction(value.id, { action, takeOver: taken, idempotencyKey }),
    onDone: () => queries.invalidateQueries({ queryKey: ["moderation"] }),
  });
  if (!value.available_actions.includes(action)) return null;
  return (
    <>
      <FormProblem form={form} />
      <form {...form.form} className="eme-no-print">
        <Button variant="secondary">{t(taken ? "action.take_over" : `action.${action}`)}</Button>
      </form>
    </>
  );
}
