import { queryString } from "./paths";
import { t } from "./texts/follow";

type Kind = "csv" | "atom" | "calendar" | "deadlines";
export type FollowLink = { kind: Kind; to: string };

/** The filters in an address, as the API takes them: neither page nor way back. */
export function filtersOf(
  query: URLSearchParams,
  names: readonly string[],
): Record<string, readonly string[]> {
  const given = names.map((name) => [name, query.getAll(name).filter(Boolean)] as const);
  return Object.fromEntries(given.filter(([, values]) => values.length > 0));
}

/** The address of a file or feed of the API. */
export const fileAddress = (path: string, query: Parameters<typeof queryString>[0] = {}): string =>
  `/api/v1/${path}${queryString(query)}`;

const TYPES: Readonly<Record<Kind, string>> = {
  csv: "text/csv",
  atom: "application/atom+xml",
  calendar: "text/calendar",
  deadlines: "text/calendar",
};

type FollowLinksProps = { links: readonly FollowLink[] };

/** What one can take away or follow from a page: a file, a feed, a calendar. */
export function FollowLinks({ links }: FollowLinksProps) {
  return (
    <ul className="govuk-list eme-follow" aria-label={t("label")}>
      {links.map(({ kind, to }) => (
        <li key={kind}>
          <a className="govuk-link" href={to} type={TYPES[kind]}>
            {t(kind)}
          </a>
        </li>
      ))}
    </ul>
  );
}
