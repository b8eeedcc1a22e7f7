import type { ReactNode } from "react";
import { t } from "./texts";

type FooterLink = { text: string; href: string };

/** The footer without crown and crest: support links and one line of licence. */
export function Footer({ links, licence }: { links: readonly FooterLink[]; licence: ReactNode }) {
  return (
    <footer className="govuk-footer">
      <div className="govuk-width-container">
        <div className="govuk-footer__meta">
          <div className="govuk-footer__meta-item govuk-footer__meta-item--grow">
            <h2 className="govuk-visually-hidden">{t("support")}</h2>
            <ul className="govuk-footer__inline-list">
              {links.map((link) => (
                <li className="govuk-footer__inline-list-item" key={link.href}>
                  <a className="govuk-footer__link" href={link.href}>
                    {link.text}
                  </a>
                </li>
              ))}
            </ul>
            <span className="govuk-footer__licence-description">{licence}</span>
          </div>
        </div>
      </div>
    </footer>
  );
}
