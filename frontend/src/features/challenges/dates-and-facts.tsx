import { formatDate, formatMoment } from "@/shared/dates";
import { FollowLinks, fileAddress } from "@/shared/follow-links";
import { href } from "@/shared/paths";
import { type Fact, Facts, NamedLinks } from "@/shared/record-parts";
import type { Challenge } from "@/shared/records";
import { maturityText, term } from "@/shared/texts/terms";
import { t } from "./texts";

const day = (iso: string | null): string => (iso ? formatDate(iso) : "");
const moment = (iso: string | null): string => (iso ? formatMoment(iso) : "");

/** What was planned does not happen any more once a challenge is withdrawn. */
function datesOf(challenge: Challenge): Fact[] {
  const { published_at, opens_at, questions_close_at, responses_close_at, status } = challenge;
  const first: Fact[] = [
    [t("dates.published"), day(published_at)],
    [t("dates.opens"), moment(opens_at)],
  ];
  if (status === "withdrawn") {
    return [
      ...first,
      [t("dates.withdrawn"), <strong key="date">{day(challenge.status_since)}</strong>],
    ];
  }
  return [
    ...first,
    [
      t("dates.questions"),
      questions_close_at && (
        <>
          {moment(questions_close_at)}
          <br />
          <a className="govuk-link" href={href("challengeQuestions", { ref: challenge.reference })}>
            {t("dates.questions.read")}
          </a>
        </>
      ),
    ],
    [
      t("dates.responses"),
      responses_close_at && <strong key="date">{moment(responses_close_at)}</strong>,
    ],
    [t("dates.outcome"), day(challenge.outcome_expected_on)],
  ];
}

const TO_COME: readonly string[] = ["scheduled", "open"];

/** The dates of a challenge. */
export function Dates({ challenge }: { challenge: Challenge }) {
  const facts = datesOf(challenge);
  const ref = encodeURIComponent(challenge.reference);
  if (facts.every(([, value]) => !value)) return null;
  return (
    <section className="eme-side" aria-labelledby="dates">
      <h2 className="govuk-heading-m" id="dates">
        {t("dates")}
      </h2>
      <Facts facts={facts} />
      {TO_COME.includes(challenge.status) && (
        <FollowLinks
          links={[{ kind: "calendar", to: fileAddress(`challenges/${ref}/calendar.ics`) }]}
        />
      )}
    </section>
  );
}

function sectorsText({ sectors_welcome: sectors, sectors_none: none }: Challenge): string {
  if (none) return t("facts.sectors.none");
  return sectors.map(({ name }) => name).join(", ");
}

function maturityOf({ maturity_from: from, maturity_to: to }: Challenge): string {
  const low = from ?? to;
  return low === null ? "" : maturityText(low, to ?? low);
}

function responsesText({ status, responses_submitted: count, response_handling }: Challenge) {
  if (status !== "open") return ["closed", "concluded"].includes(status) ? String(count) : "";
  return t(response_handling === "sealed" ? "facts.responses.sealed" : "facts.responses.open", {
    count,
  });
}

/** What decides at once whether it is worth reading on. */
export function AtAGlance({ challenge }: { challenge: Challenge }) {
  const { budget_band, constraints, capabilities, visibility, reference } = challenge;
  const responses = t(challenge.status === "open" ? "facts.responses.now" : "facts.responses");
  return (
    <section className="eme-side" aria-labelledby="facts">
      <h2 className="govuk-heading-m" id="facts">
        {t("facts")}
      </h2>
      <Facts
        facts={[
          [
            t("facts.about"),
            capabilities.length > 0 && (
              <NamedLinks items={capabilities} to={(slug) => href("capability", { slug })} />
            ),
          ],
          [t("facts.sectors"), sectorsText(challenge)],
          [t("facts.maturity"), maturityOf(challenge)],
          [t("facts.hosting"), constraints.hosting ? term("hosting", constraints.hosting) : ""],
          [t("facts.geography"), challenge.geography],
          [t("facts.budget"), budget_band ? term("budget", budget_band) : ""],
          [t("facts.visibility"), visibility === "public" ? "" : t(`visibility.${visibility}`)],
          [responses, responsesText(challenge)],
        ]}
      />
      {challenge.published_at && visibility === "public" && (
        <p className="govuk-body govuk-!-margin-bottom-0">
          <a className="govuk-link" href={`/api/v1/challenges/${encodeURIComponent(reference)}`}>
            {t("facts.data")}
          </a>
        </p>
      )}
    </section>
  );
}
