import type { DraftPage } from "./fields";
import { t } from "./texts";

/** What helps suppliers, beside the questions on the problem. */
export function SectionHelp({ page }: { page: DraftPage }) {
  if (page.group !== "problem") return null;
  return (
    <aside aria-label={t("help.side")}>
      <section className="eme-side" aria-labelledby="help">
        <h2 className="govuk-heading-m" id="help">
          {t("help.title")}
        </h2>
        <ul className="govuk-list govuk-list--spaced">
          <li>{t("help.numbers")}</li>
          <li>{t("help.steps")}</li>
          <li>{t("help.unknown")}</li>
        </ul>
      </section>
    </aside>
  );
}
