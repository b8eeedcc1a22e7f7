import { type ReactNode, useId, useState } from "react";
import { classNames } from "./class-names";
import { t } from "./texts";

export type NavigationItem = { text: string; href: string; active?: boolean };

type ServiceNavigationProps = {
  items: readonly NavigationItem[];
  /** A last item of one's own making, such as an account menu. */
  end?: ReactNode;
  classes?: string;
  /** Closes the menu of small screens when it changes, as it does with the page. */
  page: string;
};

/** The items in a list that small screens open by a button. */
export function ServiceNavigation({ items, end, classes, page }: ServiceNavigationProps) {
  const listId = useId();
  const [openOn, setOpenOn] = useState<string | null>(null);
  const open = openOn === page;
  return (
    <div className={classNames("govuk-service-navigation", classes)}>
      <div className="govuk-width-container">
        <div className="govuk-service-navigation__container">
          <nav aria-label={t("menu")} className="govuk-service-navigation__wrapper">
            <button
              type="button"
              className="govuk-service-navigation__toggle"
              aria-controls={listId}
              aria-expanded={open}
              onClick={() => setOpenOn(open ? null : page)}
            >
              {t("menu")}
            </button>
            <ul
              className={classNames(
                "govuk-service-navigation__list",
                !open && "eme-nav__list--closed",
              )}
              id={listId}
            >
              {items.map((item) => (
                <Item key={item.href} item={item} />
              ))}
              {end}
            </ul>
          </nav>
        </div>
      </div>
    </div>
  );
}

function Item({ item: { text, href, active } }: { item: NavigationItem }) {
  return (
    <li
      className={classNames(
        "govuk-service-navigation__item",
        active && "govuk-service-navigation__item--active",
      )}
    >
      <a
        className="govuk-service-navigation__link"
        href={href}
        aria-current={active ? "true" : undefined}
      >
        {active ? (
          <strong className="govuk-service-navigation__active-fallback">{text}</strong>
        ) : (
          text
        )}
      </a>
    </li>
  );
}
