import { Page } from "@/shared/page";
import type { Screen } from "@/shared/screen";
import { t } from "./texts";

const ADDRESSES = [
  { text: "open.challenges", path: "/api/v1/challenges" },
  { text: "open.solutions", path: "/api/v1/solutions" },
] as const;

function OpenData() {
  return (
    <Page title={t("open.title")}>
      <h1 className="govuk-heading-xl">{t("open.title")}</h1>
      <p className="govuk-body">{t("open.1")}</p>
      <h2 className="govuk-heading-m">{t("open.2.title")}</h2>
      <p className="govuk-body">{t("open.2")}</p>
      <ul className="govuk-list govuk-list--spaced">
        {ADDRESSES.map(({ text, path }) => (
          <li key={path}>
            <a className="govuk-link" href={path}>
              {t(text)}
            </a>
            <br />
            <span className="eme-quiet">{new URL(path, window.location.origin).href}</span>
          </li>
        ))}
      </ul>
      <h2 className="govuk-heading-m">{t("open.licence.title")}</h2>
      <p className="govuk-body">{t("open.licence")}</p>
    </Page>
  );
}

export const screen: Screen = { Component: OpenData };
