export type SubNavigationItem = { text: string; href: string; current?: boolean };

type SubNavigationProps = { label: string; items: readonly SubNavigationItem[] };

/** The parts of one record. */
export function SubNavigation({ label, items }: SubNavigationProps) {
  return (
    <nav className="moj-sub-navigation" aria-label={label}>
      <ul className="moj-sub-navigation__list">
        {items.map(({ text, href, current }) => (
          <li className="moj-sub-navigation__item" key={href}>
            <a
              className="moj-sub-navigation__link"
              href={href}
              aria-current={current ? "page" : undefined}
            >
              {text}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
