import type { ReactNode } from "react";
import { MatchBar, MatchReasons } from "@/shared/match-bar";
import { MatchGaps } from "@/shared/match-details";
import {
  type Asking,
  contributionsOf,
  type Match,
  MatchConflicts,
  reasonsOf,
} from "@/shared/match-reasons";
import { MatchUses } from "@/shared/match-uses";
import { Ref } from "@/shared/page";
import { InventedExampleTag, StatusTag } from "@/shared/tags";
import { t as reasons } from "@/shared/texts/match-reasons";
import { MatchRaises } from "./match-raises";
import { t } from "./texts";

export type CardHead = {
  reference: string;
  by: string;
  title: string;
  href: string;
  example: boolean;
  tags?: ReactNode;
  /** One line beneath the title. */
  line?: ReactNode;
};

type MatchCardProps = { match: Match; head: CardHead; asking: Asking; children: ReactNode };

/** One match: bar, reasons, what stands against it, where the product is in use. */
export function MatchCard({ match, head, asking, children }: MatchCardProps) {
  return (
    <article className="eme-match" aria-label={head.title}>
      <div className="eme-match__head">
        <p className="eme-match__by">
          <Ref>{head.reference}</Ref> · {head.by}
        </p>
        <h3 className="eme-match__title">
          <a className="govuk-link govuk-link--no-visited-state" href={head.href}>
            {head.title}
          </a>
        </h3>
        <p className="eme-tags eme-tags--small">
          {head.tags}
          {match.state && <StatusTag kind="match" status={match.state} />}
          {head.example && <InventedExampleTag />}
        </p>
        {head.line && <p className="eme-match__by">{head.line}</p>}
      </div>
      <div className="eme-match__body">
        <MatchBar label={match.label} contributions={contributionsOf(match)} />
        <div className="eme-match__cols">
          <div>
            <h4 className="govuk-heading-s govuk-!-margin-bottom-2">{reasons("why")}</h4>
            <MatchReasons reasons={reasonsOf(match, asking)} />
          </div>
          <div>
            <MatchConflicts conflicts={match.conflicts} />
            {(match.gaps.length > 0 || match.conflicts.length === 0) && (
              <h4 className="govuk-heading-s govuk-!-margin-bottom-2">{t("gaps")}</h4>
            )}
            <MatchGaps gaps={match.gaps} />
            {match.gaps.length === 0 && match.conflicts.length === 0 && (
              <p className="govuk-body">
                {t(match.deployments.length > 0 ? "gaps.none" : "gaps.unknown")}
              </p>
            )}
          </div>
        </div>
        <MatchUses uses={match.deployments} />
        <MatchRaises raises={match.raises} />
      </div>
      <div className="eme-match__foot">{children}</div>
    </article>
  );
}
