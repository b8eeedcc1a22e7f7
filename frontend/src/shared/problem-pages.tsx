import type { ReactNode } from "react";
import { ApiProblem } from "@/api/problem";
import { rich } from "./i18n/rich";
import { href } from "./paths";
import { PlainPage, RetryButton, type RetryProps } from "./plain-page";
import { RequestReference, useRetryAt } from "./retry";
import type { For } from "./screen";
import { type Role, useSessionIfKnown } from "./session";
import { t } from "./texts/problem-pages";
import { t as problems } from "./texts/problems";
import { t as roleText } from "./texts/roles";
import { whoFor } from "./texts/who-for";

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

/** 429: when to try again; the button comes with the clock. */
function TooManyPage({ problem, onRetry }: RetryProps & { problem: ApiProblem }) {
  const { time, come } = useRetryAt(problem.body.retryAfter ?? 60);
  return (
    <PlainPage title={t("too.many.title")}>
      <p className="govuk-body">{t("too.many.body")}</p>
      <p className="govuk-body" role="status">
        {come ? problems("form.retry.now") : t("too.many.at", { time })}
      </p>
      {come && <RetryButton onRetry={onRetry} />}
    </PlainPage>
  );
}

function ServerProblemPage({ error, onRetry }: RetryProps & { error: unknown }) {
  return (
    <PlainPage title={problems("server.title")}>
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
