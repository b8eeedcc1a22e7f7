import type { ReactNode } from "react";
import { customProperty } from "./custom-property";
import { t } from "./texts/match";

/** The named contributions, in the one order they are ever shown in, with their most points. */
export const PARTS = [
  { part: "text", of: 45 },
  { part: "capability", of: 20 },
  { part: "policing", of: 15 },
  { part: "sector", of: 12 },
  { part: "maturity", of: 8 },
] as const;

export type MatchPart = (typeof PARTS)[number]["part"];

/** Points by contribution; `of` replaces the usual most points when the weights have changed. */
export type Contributions = Readonly<
  Record<MatchPart, { points: number; of?: number | undefined }>
>;
export type MatchLabel = "strong" | "possible" | "weak";

/** Below this many points a figure does not fit into its part on small screens. */
const SLIM = 8;

/**
 * Whole figures that add up to the rounded total: each is rounded down, and those with the largest
 * remainders get the points that are missing.
 */
export function wholePoints(contributions: Contributions): Record<MatchPart, number> {
  const exact = PARTS.map(({ part }) => ({ part, points: contributions[part].points }));
  const total = Math.round(exact.reduce((sum, { points }) => sum + points, 0));
  const whole = Object.fromEntries(
    exact.map(({ part, points }) => [part, Math.floor(points)]),
  ) as Record<MatchPart, number>;
  const missing = total - exact.reduce((sum, { part }) => sum + whole[part], 0);
  const byRemainder = [...exact].sort((a, b) => (b.points % 1) - (a.points % 1));
  for (const { part } of byRemainder.slice(0, missing)) whole[part] += 1;
  return whole;
}

const sum = (points: Record<MatchPart, number>): number =>
  PARTS.reduce((total, { part }) => total + points[part], 0);

type MatchTotalProps = {
  label: MatchLabel;
  /** What stands against it, within the line: "with 2 conflicts". */
  but?: string | undefined;
  points: number;
  fit?: { fit: number; most: number };
};

/** "May fit well, 75 of 100 points": never "best"; `fit` is what the label goes by. */
export function MatchTotal({ label, but, points, fit }: MatchTotalProps) {
  const whole = Math.round(points);
  return (
    <p className="eme-match__total">
      <strong>{[t(`label.${label}`), but].filter(Boolean).join(", ")}</strong>{" "}
      <span>{fit ? t("total.fit", { points: whole, ...fit }) : t("total", { points: whole })}</span>
    </p>
  );
}

/** The coloured square of a contribution, before words that name it. */
export function MatchSwatch({ part }: { part: MatchPart }) {
  return <span className={`eme-swatch eme-part--${part}`} aria-hidden="true" />;
}

function Bar({ points, mini }: { points: Record<MatchPart, number>; mini: boolean }) {
  return (
    <div className={mini ? "eme-matchbar eme-matchbar--mini" : "eme-matchbar"} aria-hidden="true">
      {PARTS.filter(({ part }) => points[part] > 0).map(({ part }) => (
        <span
          key={part}
          className={`eme-matchbar__part eme-part--${part}${
            points[part] < SLIM ? " eme-matchbar__part--slim" : ""
          }`}
          ref={customProperty("--points", points[part])}
        >
          {points[part]}
        </span>
      ))}
      <span className="eme-matchbar__rest" ref={customProperty("--points", 100 - sum(points))} />
    </div>
  );
}

type MatchBarProps = { label: MatchLabel; but?: string | undefined; contributions: Contributions };

/** The bar of a match with its contributions as a list beneath; reasons go with it always. */
export function MatchBar({ label, but, contributions }: MatchBarProps) {
  const points = wholePoints(contributions);
  return (
    <>
      <MatchTotal
        label={label}
        but={but}
        points={sum(points)}
        fit={{ fit: points.text + points.capability, most: mostToFit(contributions) }}
      />
      <Bar points={points} mini={false} />
      <dl className="eme-matchparts">
        {PARTS.map(({ part, of }) => (
          <div key={part}>
            <dt>
              <MatchSwatch part={part} />
              {t(`part.${part}`)}
            </dt>
            <dd>{t("points", { points: points[part], of: contributions[part].of ?? of })}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

/** The small bar of a card, with its contributions in one line beneath. */
export function MatchBarMini({ label, but, contributions }: MatchBarProps) {
  const points = wholePoints(contributions);
  return (
    <>
      <MatchTotal label={label} but={but} points={sum(points)} />
      <Bar points={points} mini />
      <p className="eme-matchline">{t("line", points)}</p>
    </>
  );
}

/** The most points for what fits, text and capabilities. */
export const mostToFit = (contributions: Contributions): number =>
  PARTS.filter(({ part }) => part === "text" || part === "capability").reduce(
    (total, { part, of }) => total + (contributions[part].of ?? of),
    0,
  );

/** What a reader of the verdict alone must not miss; nothing where nothing conflicts. */
export const withConflicts = (count: number): string | undefined =>
  count > 0 ? t("conflicts", { count }) : undefined;

export type MatchReason = { part: MatchPart; text: ReactNode };

/** Why a match may fit: one sentence per contribution that carries it. */
export function MatchReasons({ reasons }: { reasons: readonly MatchReason[] }) {
  return (
    <ul className="eme-reasons">
      {reasons.map(({ part, text }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: reasons are known by their place.
        <li key={index}>
          <MatchSwatch part={part} />
          <strong>{t(`part.${part}`)}:</strong> {text}
        </li>
      ))}
    </ul>
  );
}
