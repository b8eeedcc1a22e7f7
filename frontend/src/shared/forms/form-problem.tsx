import { useLayoutEffect, useMemo, useRef } from "react";
import { type ApiProblem, Unreachable } from "@/api/problem";
import { ErrorSummary } from "@/govuk/error-summary";
import { NotificationBanner } from "@/govuk/notification-banner";
import { formatStamp } from "../dates";
import { RequestReference, useRetryAt } from "../retry";
import { t } from "../texts/problems";
import { whoFor } from "../texts/who-for";
import { type PlacedError, summaryOf } from "./pointers";

type FormProblemProps = {
  form: { errors: readonly PlacedError[]; problem: ApiProblem | Unreachable | null };
  /** The name of a state and of an action, for "what is possible now". */
  stateName?: (state: string) => string;
  actionName?: (action: string) => string;
};

/** What stands above a form: the error summary, or why it was refused. */
export function FormProblem({ form, stateName, actionName }: FormProblemProps) {
  const summary = useMemo(() => summaryOf(form.errors), [form.errors]);
  return (
    <>
      {summary.length > 0 && <ErrorSummary errors={summary} />}
      {form.problem && (
        <Refusal problem={form.problem} stateName={stateName} actionName={actionName} />
      )}
    </>
  );
}

type NamesProps = {
  stateName: ((state: string) => string) | undefined;
  actionName: ((action: string) => string) | undefined;
};

function Refusal({ problem, ...names }: NamesProps & { problem: ApiProblem | Unreachable }) {
  if (problem instanceof Unreachable) return <NotSent problem={problem} />;
  if (problem.status === 429) return <TooMany problem={problem} />;
  if (problem.status === 409) return <NotPossibleNow problem={problem} {...names} />;
  if (problem.status >= 500) return <ServerProblem problem={problem} />;
  return <ErrorSummary errors={[{ text: problem.body.detail ?? problem.body.title }]} />;
}

/** Nothing was sent. That the browser is offline says the banner of the frame, once. */
function NotSent({ problem }: { problem: Unreachable }) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new problem takes the focus.
  const errors = useMemo(
    () => [{ text: t(navigator.onLine ? "unreachable.send" : "offline.send") }],
    [problem],
  );
  return <ErrorSummary errors={errors} />;
}

function TooMany({ problem }: { problem: ApiProblem }) {
  const { time, come } = useRetryAt(problem.body.retryAfter ?? 60);
  const errors = useMemo(
    () => [{ text: come ? t("form.retry.now") : t("form.retry.at", { time }) }],
    [come, time],
  );
  return <ErrorSummary errors={errors} />;
}

/** What the state is now, since when and by which role, and what is possible instead. */
function NotPossibleNow({ problem, stateName, actionName }: NamesProps & { problem: ApiProblem }) {
  const state = problem.text("state");
  const actions = problem.list("available_actions");
  const name = (value: string, names?: (value: string) => string) =>
    names?.(value) ?? value.replaceAll("_", " ");
  return (
    <NotificationBanner focused heading={t("now.heading")}>
      {problem.body.detail && <p className="govuk-body">{problem.body.detail}</p>}
      {state && <p className="govuk-body">{stateSentence(problem, name(state, stateName))}</p>}
      {actions.length > 0 && (
        <p className="govuk-body">
          {t("now.actions", { actions: actions.map((one) => name(one, actionName)).join(", ") })}
        </p>
      )}
    </NotificationBanner>
  );
}

function stateSentence(problem: ApiProblem, state: string): string {
  const since = problem.text("since");
  const role = problem.text("by_role");
  if (since && role && whoFor.has(role)) {
    return t("now.state.by", { state, since: formatStamp(since), role: whoFor(role) });
  }
  return since
    ? t("now.state.since", { state, since: formatStamp(since) })
    : t("now.state", { state });
}

/** Something went wrong at the other end while sending; what was typed is still here. */
function ServerProblem({ problem }: { problem: ApiProblem }) {
  const box = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new problem takes the focus.
  useLayoutEffect(() => box.current?.focus(), [problem]);
  return (
    <div ref={box} tabIndex={-1} role="alert">
      <h2 className="govuk-heading-m">{t("server.title")}</h2>
      <p className="govuk-body">{t("server.body.write")}</p>
      <RequestReference problem={problem} />
    </div>
  );
}
