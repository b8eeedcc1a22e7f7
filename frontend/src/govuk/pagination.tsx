import { rich } from "@/shared/i18n/rich";
import { Hidden } from "./hidden";
import { t } from "./texts";

const ARROWS = {
  prev: "m6.5938-0.0078125-6.7266 6.7266 6.7441 6.4062 1.377-1.449-4.1856-3.9768h12.896v-2h-12.984l4.2931-4.293-1.414-1.414z",
  next: "m8.107-0.0078125-1.4136 1.414 4.2926 4.293h-12.986v2h12.896l-4.1855 3.9766 1.377 1.4492 6.7441-6.4062-6.7246-6.7266z",
} as const;

function Arrow({ to }: { to: keyof typeof ARROWS }) {
  return (
    <svg
      className={`govuk-pagination__icon govuk-pagination__icon--${to}`}
      xmlns="http://www.w3.org/2000/svg"
      height="13"
      width="15"
      aria-hidden="true"
      focusable="false"
      viewBox="0 0 15 13"
    >
      <path d={ARROWS[to]} />
    </svg>
  );
}

const hidden = (content: string) => <Hidden>{content}</Hidden>;

function Title({ to, label }: { to: keyof typeof ARROWS; label: string | undefined }) {
  const text = t(to === "prev" ? "previous" : "next");
  if (!label) {
    return (
      <span className="govuk-pagination__link-title govuk-pagination__link-title--decorated">
        {rich(text, { hidden })}
      </span>
    );
  }
  return (
    <>
      <span className="govuk-pagination__link-title">{rich(text, {})}</span>
      <Hidden>:</Hidden>
      <span className="govuk-pagination__link-label">{label}</span>
    </>
  );
}

type PaginationProps = {
  previous?: string | undefined;
  next?: string | undefined;
  /** What the page before and the one after hold. */
  labels?: { previous: string; next: string } | undefined;
  /** Names the navigation where there is more than pages to go to. */
  landmark?: string | undefined;
};

/** Previous and next; lists here are paged by cursor, so there are no numbers. */
export function Pagination({ previous, next, labels, landmark }: PaginationProps) {
  if (!previous && !next) return null;
  return (
    <nav
      className="govuk-pagination govuk-pagination--block"
      aria-label={landmark ?? t("pagination")}
    >
      {previous && (
        <div className="govuk-pagination__prev">
          <a className="govuk-link govuk-pagination__link" href={previous} rel="prev">
            <Arrow to="prev" />
            <Title to="prev" label={labels?.previous} />
          </a>
        </div>
      )}
      {next && (
        <div className="govuk-pagination__next">
          <a className="govuk-link govuk-pagination__link" href={next} rel="next">
            <Arrow to="next" />
            <Title to="next" label={labels?.next} />
          </a>
        </div>
      )}
    </nav>
  );
}
