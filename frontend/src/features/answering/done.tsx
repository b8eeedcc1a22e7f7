import { NotificationBanner } from "@/govuk/notification-banner";
import { href } from "@/shared/paths";
import { useScreenExists } from "@/shared/routing";
import type { Question } from "./api";
import { because, t } from "./texts";

/** What has been done with a question: said once, on top of the list. */
export function Done({ question }: { question: Question }) {
  const { status, because: reason, merged_into: into } = question;
  switch (status) {
    case "published":
      return (
        <NotificationBanner
          success
          heading={t(question.changed_at === null ? "done.published" : "done.corrected")}
        >
          <p className="govuk-body">{t("done.public")}</p>
          <PublicLink question={question} />
        </NotificationBanner>
      );
    case "merged":
      return (
        <NotificationBanner success heading={t("done.merged")}>
          <p className="govuk-body">
            {t(into?.answer ? "done.merged.answered" : "done.merged.waiting")}
          </p>
        </NotificationBanner>
      );
    case "declined":
      return (
        <NotificationBanner success heading={t("done.declined")}>
          {reason && (
            <p className="govuk-body">{t("done.declined.body", { reason: because(reason) })}</p>
          )}
        </NotificationBanner>
      );
    default:
      return null;
  }
}

/** The way to where everybody reads it. */
export function PublicLink({ question: { id, challenge } }: { question: Question }) {
  const exists = useScreenExists();
  if (!exists("challengeQuestions")) return null;
  return (
    <p className="govuk-body">
      <a
        className="govuk-link"
        href={`${href("challengeQuestions", { ref: challenge.reference })}#q-${id}`}
      >
        {t("public.link")}
      </a>
    </p>
  );
}
