import type { ReactNode } from "react";
import { MatchAgainst } from "./match-against";
import { MatchBar, MatchReasons } from "./match-bar";
import { MatchConstraints } from "./match-constraints";
import { type Asking, contributionsOf, type Match, reasonsOf } from "./match-reasons";
import { MatchUses } from "./match-uses";
import { t as details } from "./texts/match-details";
import { t } from "./texts/match-reasons";

/** Of each part of the bar that has points. */
const ALL = 5;

type MatchBodyProps = {
  match: Match;
  asking?: Asking;
  /** Whether it is said to the supplier whose product it is. */
  own?: boolean;
  /** The level of the headings within. */
  level: "h3" | "h4";
  children?: ReactNode;
};

/** All that is said of a match: bar, reasons, what speaks against it, where it is in use. */
export function MatchBody({
  match,
  asking = "challenge",
  own = false,
  level,
  children,
}: MatchBodyProps) {
  const Heading = level;
  const count = match.constraints.filter(({ standing }) => standing === "conflict").length;
  return (
    <div className="eme-match__body">
      <MatchBar
        label={match.label}
        but={count > 0 ? details("conflicts", { count }) : undefined}
        contributions={contributionsOf(match)}
      />
      <div className="eme-match__cols">
        <div>
          <Heading className="govuk-heading-s govuk-!-margin-bottom-2">{t("why")}</Heading>
          <MatchReasons reasons={reasonsOf(match, { asking, most: ALL, own })} />
          <MatchConstraints constraints={match.constraints} own={own} level={level} />
        </div>
        <div>
          <MatchAgainst match={match} own={own} level={level} />
        </div>
      </div>
      <MatchUses uses={match.deployments} own={own} solution={match.solution.reference} />
      {children}
    </div>
  );
}
