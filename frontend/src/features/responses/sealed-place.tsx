import { InsetText } from "@/govuk/inset-text";
import { formatDate, formatMoment, formatRelative } from "@/shared/dates";
import { Icon } from "@/shared/icons";
import { TwoThirds } from "@/shared/page";
import { href, type ScreenName } from "@/shared/paths";
import type { Challenge } from "@/shared/records";
import { useScreenExists } from "@/shared/routing";
import type { ChallengeResponses } from "./api";
import { t } from "./texts";

type SealedPlaceProps = {
  challenge: Challenge;
  responses: ChallengeResponses;
  /** The moment of opening has come while somebody reads. */
  passed: boolean;
};

/** Before closing: how many, when they open, and why nobody can look. */
export function SealedPlace({ challenge, responses, passed }: SealedPlaceProps) {
  const opens = responses.opens_at;
  return (
    <>
      <section className="eme-sealed" aria-labelledby="sealed-title">
        <Icon name="lock" classes="eme-sealed__mark" />
        <div>
          <h3 className="eme-sealed__count" id="sealed-title">
            {t("sealed.count", { count: responses.count })}
          </h3>
          <p className="eme-sealed__opens">
            <Opens opens={opens} passed={passed} />
          </p>
        </div>
        <div className="eme-sealed__why">
          <p>{t(opens ? "sealed.why" : "sealed.never.why")}</p>
          {opens && <p>{t("sealed.protects")}</p>}
        </div>
      </section>
      {opens && <Meanwhile challenge={challenge} opens={opens} />}
    </>
  );
}

function Opens({ opens, passed }: { opens: string | null; passed: boolean }) {
  if (!opens) return <strong>{t("sealed.never")}</strong>;
  return (
    <>
      <strong>{t("sealed.opens", { moment: formatMoment(opens) })}</strong>
      {passed ? "." : t("sealed.relative", { relative: formatRelative(opens) })}
    </>
  );
}

/** What can be done while one waits; a page is named only where the reader may open it. */
const MEANWHILE = [
  { key: "matches", screen: "challengeMatches", needs: "read_matches" },
  { key: "manage", screen: "challengeManage", needs: "manage" },
] as const satisfies readonly { key: string; screen: ScreenName; needs: string }[];

function Meanwhile({ challenge, opens }: { challenge: Challenge; opens: string }) {
  const exists = useScreenExists();
  const { reference: ref, available_actions: actions } = challenge;
  const reviews = actions.includes("manage");
  return (
    <>
      <TwoThirds side={<Dates challenge={challenge} />}>
        <div className="eme-topped">
          <h3 className="govuk-heading-m">{t("meanwhile")}</h3>
          <ul className="eme-needs">
            {MEANWHILE.filter(({ screen, needs }) => exists(screen) && actions.includes(needs)).map(
              ({ key, screen }) => (
                <li key={key}>
                  <div>
                    <a className="govuk-link" href={href(screen, { ref })}>
                      {t(`meanwhile.${key}`)}
                    </a>
                    <p>{t(`meanwhile.${key}.body`)}</p>
                  </div>
                </li>
              ),
            )}
            {reviews && (
              <li>
                <div>
                  <strong>{t("meanwhile.feedback")}</strong>
                  <p>{t("meanwhile.feedback.body")}</p>
                </div>
                <div className="eme-needs__due">
                  {t("meanwhile.from", { date: formatDate(opens) })}
                </div>
              </li>
            )}
          </ul>
        </div>
      </TwoThirds>
      <section className="eme-h-rule" aria-labelledby="then">
        <h3 className="govuk-heading-m" id="then">
          {t("then.title", { moment: formatMoment(opens) })}
        </h3>
        <ol className="govuk-list govuk-list--number govuk-list--spaced govuk-!-margin-bottom-0">
          <li>{t("then.late")}</li>
          <li>{t("then.opened")}</li>
          <li>{t("then.read")}</li>
        </ol>
      </section>
    </>
  );
}

function Dates({ challenge }: { challenge: Challenge }) {
  const dates = [
    ["dates.opened", challenge.opens_at && formatMoment(challenge.opens_at)],
    ["dates.closes", challenge.responses_close_at && formatMoment(challenge.responses_close_at)],
    ["dates.outcome", challenge.outcome_expected_on && formatDate(challenge.outcome_expected_on)],
  ] as const;
  return (
    <section className="eme-side" aria-labelledby="dates">
      <h3 className="govuk-heading-m" id="dates">
        {t("dates")}
      </h3>
      <dl className="eme-dates">
        {dates.map(
          ([key, text]) =>
            text && (
              <div key={key}>
                <dt>{t(key)}</dt>
                <dd>{text}</dd>
              </div>
            ),
        )}
      </dl>
    </section>
  );
}

/** A rolling challenge: responses are read as they arrive. */
export function Rolling({ challenge }: { challenge: Challenge }) {
  if (challenge.status !== "open" || !challenge.responses_close_at) return null;
  return (
    <InsetText classes="govuk-!-margin-top-0">
      {t("rolling", { moment: formatMoment(challenge.responses_close_at) })}
    </InsetText>
  );
}
