import { formatDate } from "@/shared/dates";
import { href, type ScreenName } from "@/shared/paths";
import type { Challenge } from "@/shared/records";
import { useScreenExists } from "@/shared/routing";
import { Rolling } from "./sealed-place";
import { t } from "./texts";

const NEXT = [
  { key: "none.matches", screen: "challengeMatches", needs: "read_matches" },
  { key: "none.outcome", screen: "challengeOutcomeEdit", needs: "record_outcome" },
] as const satisfies readonly { key: string; screen: ScreenName; needs: string }[];

/** Nobody responded: what can be done about it. */
export function NoResponses({ challenge }: { challenge: Challenge }) {
  const exists = useScreenExists();
  const { reference: ref, status, available_actions: actions } = challenge;
  const open = status === "open";
  const next = NEXT.filter(({ screen, needs }) => exists(screen) && actions.includes(needs));
  const closed = challenge.responses_close_at;
  return (
    <>
      <Rolling challenge={challenge} />
      <p className="govuk-body-l">{t(open ? "none.yet" : "none")}</p>
      {!open && closed && (
        <p className="govuk-body">{t("none.closed", { date: formatDate(closed) })}</p>
      )}
      {next.length > 0 && (
        <>
          <h3 className="govuk-heading-m">{t("none.next")}</h3>
          <ul className="govuk-list govuk-list--bullet govuk-list--spaced">
            {next.map(({ key, screen }) => (
              <li key={key}>
                <a className="govuk-link" href={href(screen, { ref })}>
                  {t(key)}
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
