import { rich } from "@/shared/i18n/rich";
import { Page } from "@/shared/page";
import type { Screen } from "@/shared/screen";
import { t } from "./texts-open-data";

type Key = Parameters<typeof t>[0];
type Address = { text: Key; says: Key; path: string };
type Group = { id: string; form: string; title: Key; text: Key; addresses: readonly Address[] };

const LICENCE = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/";

const GROUPS: readonly Group[] = [
  {
    id: "csv",
    form: "CSV",
    title: "csv.title",
    text: "csv.text",
    addresses: [
      { text: "challenges", says: "csv.challenges", path: "/api/v1/challenges.csv" },
      { text: "questions", says: "csv.questions", path: "/api/v1/questions.csv" },
      { text: "outcomes", says: "csv.outcomes", path: "/api/v1/outcomes.csv" },
      { text: "solutions", says: "csv.solutions", path: "/api/v1/solutions.csv" },
      { text: "organisations", says: "csv.organisations", path: "/api/v1/organisations.csv" },
    ],
  },
  {
    id: "feeds",
    form: "Atom",
    title: "feeds.title",
    text: "feeds.text",
    addresses: [
      { text: "challenges", says: "feeds.challenges", path: "/api/v1/feeds/challenges.atom" },
      { text: "outcomes", says: "feeds.outcomes", path: "/api/v1/feeds/outcomes.atom" },
    ],
  },
  {
    id: "calendar",
    form: "iCalendar",
    title: "calendar.title",
    text: "calendar.text",
    addresses: [
      { text: "deadlines", says: "calendar.deadlines", path: "/api/v1/feeds/deadlines.ics" },
    ],
  },
  {
    id: "json",
    form: "JSON",
    title: "json.title",
    text: "json.text",
    addresses: [
      { text: "challenges", says: "json.challenges", path: "/api/v1/challenges" },
      { text: "questions", says: "json.questions", path: "/api/v1/questions" },
      { text: "outcomes", says: "json.outcomes", path: "/api/v1/outcomes" },
      { text: "solutions", says: "json.solutions", path: "/api/v1/solutions" },
      { text: "organisations", says: "json.organisations", path: "/api/v1/organisations" },
      { text: "description", says: "json.description", path: "/api/v1/openapi.json" },
    ],
  },
];

function OpenData() {
  return (
    <Page title={t("title")}>
      <h1 className="govuk-heading-xl">{t("title")}</h1>
      <p className="govuk-body-l">{t("lede")}</p>
      {GROUPS.map((group) => (
        <Addresses key={group.id} {...group} />
      ))}
      <h2 className="govuk-heading-m">{t("licence.title")}</h2>
      <p className="govuk-body">
        {rich(t("licence.text"), {
          link: (words) => (
            <a className="govuk-link" href={LICENCE} rel="license">
              {words}
            </a>
          ),
        })}
      </p>
      <p className="govuk-body">{t("licence.suppliers")}</p>
      <p className="govuk-body">{t("licence.examples")}</p>
    </Page>
  );
}

/** Addresses of one kind: linked by name, and written out so that they can be copied. */
function Addresses({ id, form, title, text, addresses }: Group) {
  return (
    <section aria-labelledby={id}>
      <h2 className="govuk-heading-m" id={id}>
        {t(title)}
      </h2>
      <p className="govuk-body">{t(text)}</p>
      <dl className="govuk-summary-list">
        {addresses.map(({ text: name, says, path }) => (
          <div className="govuk-summary-list__row" key={path}>
            <dt className="govuk-summary-list__key">
              <a className="govuk-link" href={path}>
                {t("address", { name: t(name), form })}
              </a>
            </dt>
            <dd className="govuk-summary-list__value">
              {t(says)}
              <br />
              <code className="eme-address">{new URL(path, window.location.origin).href}</code>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

export const screen: Screen = { Component: OpenData };
