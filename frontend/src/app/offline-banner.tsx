import { NotificationBanner } from "@/govuk/notification-banner";
import { useOnline } from "@/shared/online";
import { t } from "@/shared/texts/problems";

/** While the browser has no connection; what is on the page stays readable. */
export function OfflineBanner() {
  if (useOnline()) return null;
  return (
    <div className="govuk-width-container govuk-!-margin-top-4">
      <NotificationBanner heading={t("offline.heading")}>
        <p className="govuk-body">{t("offline.body")}</p>
      </NotificationBanner>
    </div>
  );
}
