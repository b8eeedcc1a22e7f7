import { t } from "./texts";

export type Crumb = { text: string; href: string };

export function Breadcrumbs({ items }: { items: readonly Crumb[] }) {
  return (
    <nav className="govuk-breadcrumbs" aria-label={t("breadcrumb")}>
      <ol className="govuk-breadcrumbs__list">
        {items.map((item) => (
          <li className="govuk-breadcrumbs__list-item" key={item.href}>
            <a className="govuk-breadcrumbs__link" href={item.href}>
              {item.text}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
