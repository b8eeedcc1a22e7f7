export type LanguageItem = { text: string; lang: string; href: string; current?: boolean };

type LanguageNavigationProps = { label: string; items: readonly LanguageItem[] };

export function LanguageNavigation({ label, items }: LanguageNavigationProps) {
  return (
    <nav className="govuk-language-navigation" aria-label={label}>
      <ul className="govuk-language-navigation__list">
        {items.map(({ text, lang, href, current }) => (
          <li className="govuk-language-navigation__list-item" key={lang}>
            {current ? (
              <span className="govuk-language-navigation__text" aria-current="true" lang={lang}>
                {text}
              </span>
            ) : (
              <a
                className="govuk-language-navigation__link"
                href={href}
                rel="alternate"
                lang={lang}
                hrefLang={lang}
              >
                {text}
              </a>
            )}
          </li>
        ))}
      </ul>
    </nav>
  );
}
