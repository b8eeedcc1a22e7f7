import type { ReactNode } from "react";
import { InsetText } from "@/govuk/inset-text";
import { MatchAgainst } from "./match-against";
import { MatchAsked } from "./match-asked";
import { MatchBar, MatchReasons, withConflicts } from "./match-bar";
import { type Asking, contributionsOf, type Match, reasonsOf } from "./match-reasons";
import { MatchUses } from "./match-uses";
import { ownWords } from "./own-words";
import { Prose } from "./prose";
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

/** What a reader of the verdict alone must not miss: conflicts, and that nothing named fits. */
function butOf({ capabilities, capabilities_missing: missing, constraints, outcomes }: Match) {
  const count = constraints.filter(({ standing }) => standing === "conflict").length;
  const asked = capabilities.length + missing.length;
  const unnamed = asked > 0 && capabilities.every(({ same }) => !same);
  const far = outcomes.length > 0 && outcomes.every(({ quotes }) => quotes.length === 0);
  return [withConflicts(count), unnamed && details("fit.unnamed"), far && details("fit.far")]
    .filter(Boolean)
    .join(", ");
}

/** All that is said of a match: why, what speaks against it, all that is asked for, its uses. */
export function MatchBody({
  match,
  asking = "challenge",
  own = false,
  level,
  children,
}: MatchBodyProps) {
  const Heading = level;
  const { not_good_for: limits } = match.solution;
  return (
    <div className="eme-match__body">
      <MatchBar label={match.label} but={butOf(match)} contributions={contributionsOf(match)} />
      <div className="eme-match__cols">
        <div>
          <Heading className="govuk-heading-s govuk-!-margin-bottom-2">{t("why")}</Heading>
          <MatchReasons reasons={reasonsOf(match, { asking, most: ALL, own, table: true })} />
          {limits && (
            <>
              <Heading className="govuk-heading-s govuk-!-margin-bottom-2">
                {ownWords(details, own)("limits")}
              </Heading>
              <InsetText classes="govuk-!-margin-top-0">
                <Prose text={limits} />
                <p className="govuk-body">{details("limits.against")}</p>
              </InsetText>
            </>
          )}
        </div>
        <div>
          <MatchAgainst match={match} own={own} level={level} />
        </div>
      </div>
      <MatchAsked match={match} own={own} level={level} />
      <MatchUses uses={match.deployments} own={own} solution={match.solution.reference} />
      {children}
    </div>
  );
}
