import type { ChosenFilter } from "@/moj/filter-panel";
import { t } from "../texts/lists";

type NothingFitsProps = { chosen: readonly ChosenFilter[]; clearHref: string };

/** Nothing fits: the filters go one at a time, or all at once, also where their panel is closed. */
export function NothingFits({ chosen, clearHref }: NothingFitsProps) {
  const filters = chosen.flatMap(({ name, values }) =>
    values.map(({ text, withoutHref }) => ({ name, text, withoutHref })),
  );
  return (
    <>
      <p className="govuk-body">{t("none", { count: filters.length })}</p>
      <ul className="govuk-list govuk-list--bullet">
        {filters.map(({ name, text, withoutHref }) => (
          <li key={withoutHref}>
            <a className="govuk-link" href={withoutHref}>
              {t("none.without", { filter: name, value: text })}
            </a>
          </li>
        ))}
        {filters.length > 1 && (
          <li>
            <a className="govuk-link" href={clearHref}>
              {t("none.clear")}
            </a>
          </li>
        )}
      </ul>
    </>
  );
}
