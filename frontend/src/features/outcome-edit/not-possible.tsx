import { formatDate, formatMoment } from "@/shared/dates";
import { href } from "@/shared/paths";
import type { Challenge } from "@/shared/records";
import { t } from "./texts";

/** Whether the reader may write the outcome or publish it. */
export const mayTakePart = ({ available_actions: actions }: Challenge): boolean =>
  actions.includes("record_outcome") || actions.includes("publish_outcome");

/** Not now, or not by this reader: why. */
export function NotPossible({ challenge }: { challenge: Challenge }) {
  const { reference: ref, status, lead_force, responses_close_at: closes } = challenge;
  if (status === "concluded") {
    return (
      <p className="govuk-body">
        {t("not.concluded", { date: formatDate(challenge.status_since) })}{" "}
        <a className="govuk-link" href={href("challengeOutcome", { ref })}>
          {t("not.concluded.link")}
        </a>
      </p>
    );
  }
  if (status === "withdrawn") return <p className="govuk-body">{t("not.withdrawn")}</p>;
  if (status === "closed") {
    return <p className="govuk-body">{t("not.yours", { force: lead_force.name })}</p>;
  }
  return (
    <p className="govuk-body">
      {closes ? t("not.closed", { moment: formatMoment(closes) }) : t("not.closed.undated")}
    </p>
  );
}
