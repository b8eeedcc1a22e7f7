import type { Report } from "./api";
import { t } from "./texts";

const OUTCOMES = ["new", "changed", "unchanged", "refused"] as const;

type CountsProps = { counts: Report["counts"]; done?: boolean };

/** How many rows there are of each kind; kinds without any are left out. */
export function Counts({ counts, done = false }: CountsProps) {
  return (
    <ul className="govuk-list govuk-list--bullet govuk-!-margin-top-4">
      {OUTCOMES.filter((outcome) => counts[outcome] > 0).map((outcome) => (
        <li key={outcome}>
          {t(`${done ? "counted" : "count"}.${outcome}`, { count: counts[outcome] })}
        </li>
      ))}
    </ul>
  );
}
