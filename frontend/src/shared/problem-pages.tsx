import { type ReactNode, useEffect, useState } from "react";
import { ApiProblem, Unreachable } from "@/api/problem";
import { Button } from "@/govuk/button";
import { formatClock } from "./dates";
import { rich } from "./i18n/rich";
import { Page } from "./page";
import { href } from "./paths";
import type { For } from "./screen";
import { type Role, useSessionIfKnown } from "./session";
import { t } from "./texts/problems";
import { t as roleText, whoFor } from "./texts/roles";

function PlainPage({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Page title={title}>
      <h1 className="govuk-heading-l">{title}</h1>
      {children}
    </Page>
  );
}

const link = (address: string) => (content: string) => (
  <a className="govuk-link" href={address}>
    {content}
  </a>
);

/** 404: also what somebody gets who may not know that the page exists. */
export function NotFoundPage() {
  return (
    <PlainPage title={t("missing.title")}>
      <p className="govuk-body">{t("missing.body.address")}</p>
      <p className="govuk-body">{t("missing.body.gone")}</p>
      <p className="govuk-body">
        {rich(t("missing.body.start"), {
          link: link(href("start")),
          list: link(href("challenges")),
        })}
      </p>
    </PlainPage>
  );
}

/** "a contributor of a force or an approver of a force". */
function roleList(roles: readonly Role[]): string {
  const names = roles.map((role) => whoFor(role));
  const last = names.at(-1) ?? "";
  if (names.length < 2) return last;
  return t("allowed.or", { first: names.slice(0, -1).join(", "), last });
}

/** 403: names the role that is needed, and offers to act as another organisation. */
export function NotAllowedPage({ screenFor }: { screenFor: For }) {
  const session = useSessionIfKnown();
  const acting = session?.acting_as;
  const named = acting && typeof screenFor !== "string";
  return (
    <PlainPage title={t("allowed.title")}>
      <p className="govuk-body">
        {named
          ? t("allowed.body", {
              who: roleList(screenFor),
              role: roleText(acting.role),
              organisation: acting.organisation.name,
            })
          : t("allowed.body.refused")}
      </p>
      {session && session.memberships.length > 1 && (
        <p className="govuk-body">{link(href("actingAs"))(t("allowed.another"))}</p>
      )}
    </PlainPage>
  );
}

/** The clock time from which trying again is worth it, and whether that has come. */
export function useRetryAt(seconds: number): { time: string; come: boolean } {
  const [at] = useState(() => Date.now() + seconds * 1000);
  const [come, setCome] = useState(seconds <= 0);
  useEffect(() => {
    const timer = setTimeout(() => setCome(true), Math.max(0, at - Date.now()));
    return () => clearTimeout(timer);
  }, [at]);
  return { time: formatClock(at), come };
}

type RetryProps = { onRetry: () => void };

function RetryButton({ onRetry }: RetryProps) {
  return (
    <Button type="button" onClick={onRetry}>
      {t("retry")}
    </Button>
  );
}

/** 429: when to try again; the button comes with the clock. */
function TooManyPage({ problem, onRetry }: RetryProps & { problem: ApiProblem }) {
  const { time, come } = useRetryAt(problem.body.retryAfter ?? 60);
  return (
    <PlainPage title={t("too.many.title")}>
      <p className="govuk-body">{t("too.many.body")}</p>
      <p className="govuk-body" role="status">
        {come ? t("form.retry.now") : t("too.many.at", { time })}
      </p>
      {come && <RetryButton onRetry={onRetry} />}
    </PlainPage>
  );
}

function OfflinePage({ onRetry }: RetryProps) {
  return (
    <PlainPage title={t("offline.title")}>
      <p className="govuk-body">{t("offline.body")}</p>
      <RetryButton onRetry={onRetry} />
    </PlainPage>
  );
}

/** The reference by which the people who run the service find the request. */
export function RequestReference({ problem }: { problem: ApiProblem }) {
  const reference = problem.body.requestId;
  return reference ? <p className="govuk-body-s">{t("server.reference", { reference })}</p> : null;
}

function ServerProblemPage({ error, onRetry }: RetryProps & { error: unknown }) {
  return (
    <PlainPage title={t("server.title")}>
      <p className="govuk-body">{t("server.body.read")}</p>
      {error instanceof ApiProblem && <RequestReference problem={error} />}
      <RetryButton onRetry={onRetry} />
    </PlainPage>
  );
}

type ProblemPageProps = RetryProps & {
  error: unknown;
  screenFor: For;
  /** The question to sign in, shown in place. */
  signIn: ReactNode;
};

/** The page for a route whose data could not be had. */
export function ProblemPage({ error, screenFor, signIn, onRetry }: ProblemPageProps) {
  if (error instanceof Unreachable) return <OfflinePage onRetry={onRetry} />;
  if (!(error instanceof ApiProblem)) return <ServerProblemPage error={error} onRetry={onRetry} />;
  switch (error.status) {
    case 401:
      return signIn;
    case 403:
      return <NotAllowedPage screenFor={screenFor} />;
    case 404:
    case 410:
      return <NotFoundPage />;
    case 429:
      return <TooManyPage problem={error} onRetry={onRetry} />;
    default:
      return <ServerProblemPage error={error} onRetry={onRetry} />;
  }
}
