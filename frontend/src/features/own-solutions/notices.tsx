import { NotificationBanner } from "@/govuk/notification-banner";
import type { Solution } from "./api";
import { fieldName, t } from "./texts";

function Reason({ reason }: { reason: string | null }) {
  return reason ? <p className="govuk-body">{t("notice.reason", { reason })}</p> : null;
}

/** What the supplier has to know first: why it came back, what is public, what waits. */
export function CardNotices({ solution }: { solution: Solution }) {
  const { status, status_reason: reason, revision } = solution;
  if (status === "in_review") {
    return (
      <NotificationBanner heading={t("notice.in_review.heading")}>
        <p className="govuk-body">{t("notice.in_review.body")}</p>
      </NotificationBanner>
    );
  }
  if (status === "draft") {
    if (reason === null) return null;
    return (
      <NotificationBanner heading={t("notice.requested")}>
        <Reason reason={reason} />
      </NotificationBanner>
    );
  }
  if (status === "suspended" || status === "retired") {
    return (
      <NotificationBanner heading={t(`notice.${status}`)}>
        <Reason reason={reason} />
      </NotificationBanner>
    );
  }
  if (revision === null) return null;
  if (revision.state === "in_review") {
    return (
      <NotificationBanner heading={t("notice.revision.heading")}>
        <p className="govuk-body">{t("notice.revision.body")}</p>
      </NotificationBanner>
    );
  }
  const fields = revision.changed.map((name) => fieldName(name).replace(/\?$/, "")).join("; ");
  return (
    <NotificationBanner
      heading={t(revision.reason ? "notice.requested" : "notice.revised.heading")}
    >
      <Reason reason={revision.reason} />
      <p className="govuk-body">{t("notice.revised.body", { fields })}</p>
    </NotificationBanner>
  );
}
