import { ButtonLink } from "@/govuk/button";
import { formatMoment } from "@/shared/dates";
import { href, type ScreenName } from "@/shared/paths";
import type { Challenge } from "@/shared/records";
import { useScreenExists } from "@/shared/routing";
import { useSession } from "@/shared/session";
import { t } from "./texts";

type Props = { challenge: Challenge };

/** What the reader can do with the challenge now, as its `available_actions` say. */
export function TakePart({ challenge }: Props) {
  const signedIn = useSession().account !== null;
  const mayRespond = challenge.available_actions.includes("respond");
  const links = useLinks(challenge);
  if (mayRespond || (!signedIn && challenge.status === "open")) {
    return <Respond challenge={challenge} />;
  }
  if (links.length > 0) return <YourPart links={links} />;
  return <NotNow challenge={challenge} />;
}

function Respond({ challenge: { reference: ref, available_actions: actions } }: Props) {
  return (
    <section className="eme-side" aria-labelledby="part">
      <h2 className="govuk-heading-m" id="part">
        {t("part")}
      </h2>
      <p className="govuk-body">{t("part.how")}</p>
      <ButtonLink href={href("challengeRespond", { ref })}>{t("part.respond")}</ButtonLink>
      {actions.includes("ask") && (
        <p className="govuk-body">
          <a className="govuk-link" href={href("challengeAsk", { ref })}>
            {t("part.ask")}
          </a>
        </p>
      )}
    </section>
  );
}

/** Why nobody can respond at this moment; nothing where the page says it already. */
function NotNow({ challenge: { status, opens_at: opens } }: Props) {
  if (status !== "scheduled" && status !== "closed") return null;
  return (
    <section className="eme-side" aria-labelledby="part">
      <h2 className="govuk-heading-m" id="part">
        {t("part")}
      </h2>
      <p className="govuk-body">
        {status === "closed"
          ? t("part.closed")
          : t("part.scheduled", { moment: opens ? formatMoment(opens) : t("date.unknown") })}
      </p>
    </section>
  );
}

type Step = { action: string; screen: ScreenName & RefScreen; text: Parameters<typeof t>[0] };
type RefScreen = "draft" | "challengeSignOff" | "challengeOutcomeEdit" | "challengeManage";

/** Which page does which action; several actions may be one page. */
const STEPS: readonly Step[] = [
  { action: "edit", screen: "draft", text: "yours.edit" },
  { action: "sign_off", screen: "challengeSignOff", text: "yours.sign.off" },
  { action: "publish_outcome", screen: "challengeOutcomeEdit", text: "yours.outcome.publish" },
  { action: "record_outcome", screen: "challengeOutcomeEdit", text: "yours.outcome" },
  { action: "withdraw", screen: "challengeManage", text: "yours.manage" },
];
const MODERATION = ["publish", "request_changes", "reject"];

type Link = { text: string; to: string };

function useLinks({ available_actions: actions, reference: ref }: Challenge): Link[] {
  const exists = useScreenExists();
  const links = STEPS.filter(
    ({ action, screen }) => actions.includes(action) && exists(screen),
  ).map(({ screen, text }) => ({ text: t(text), to: href(screen, { ref }) }));
  if (MODERATION.some((action) => actions.includes(action)) && exists("moderationQueue")) {
    links.push({ text: t("yours.moderate"), to: href("moderationQueue") });
  }
  return links.filter(({ to }, index) => links.findIndex((other) => other.to === to) === index);
}

/** The steps of those who work on the challenge. */
function YourPart({ links }: { links: readonly Link[] }) {
  return (
    <section className="eme-side" aria-labelledby="part">
      <h2 className="govuk-heading-m" id="part">
        {t("yours")}
      </h2>
      <ul className="govuk-list govuk-list--spaced">
        {links.map(({ text, to }) => (
          <li key={to}>
            <a className="govuk-link" href={to}>
              {text}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
