import { href } from "@/shared/paths";
import { SearchBox } from "@/shared/search-box";
import { t } from "./texts";

const ROUTES = [
  { who: "force", to: href("forceNewChallenge") },
  { who: "supplier", to: href("challenges", {}, { status: "open" }) },
  { who: "public", to: href("solutions") },
] as const;

/** What the service is for, and three ways in. */
export function Hero() {
  return (
    <div className="eme-hero">
      <div className="govuk-width-container">
        <h1 className="govuk-heading-xl eme-hero__title">{t("title")}</h1>
        <p className="govuk-body-l govuk-!-margin-bottom-0">{t("lede")}</p>
        <SearchBox brief />
        <ul className="eme-routes">
          {ROUTES.map(({ who, to }) => (
            <li className="eme-route" key={who}>
              <p className="eme-route__who">{t(`route.${who}.who`)}</p>
              <h2 className="eme-route__title">
                <a className="govuk-link govuk-link--no-visited-state" href={to}>
                  {t(`route.${who}`)}
                </a>
              </h2>
              <p className="govuk-body">{t(`route.${who}.what`)}</p>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
