import { NotificationBanner } from "@/govuk/notification-banner";
import type { ResponseView } from "./api";
import { ReadingList } from "./reading";
import { ResponsePage } from "./response-page";
import { t } from "./texts";

/** Nothing can be sent any more: what was written stays readable and can be copied. */
export function ClosedDraft({ response }: { response: ResponseView }) {
  const copy = response.working_copy;
  const sent = response.submitted !== null;
  return (
    <ResponsePage response={response} title={t("tasks.title")}>
      <NotificationBanner heading={t(sent ? "closed.heading.sent" : "closed.heading")}>
        <p className="govuk-body">{t("closed.body")}</p>
      </NotificationBanner>
      {copy && (
        <>
          <h2 className="govuk-heading-l">{t("texts.title")}</h2>
          <ReadingList response={response} words={copy} solution={copy.solution?.name ?? null} />
        </>
      )}
    </ResponsePage>
  );
}
