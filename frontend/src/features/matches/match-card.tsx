import type { ReactNode } from "react";
import { Hidden } from "@/govuk/hidden";
import { MatchBody } from "@/shared/match-body";
import type { Asking, Match } from "@/shared/match-reasons";
import { Ref } from "@/shared/page";
import { href } from "@/shared/paths";
import { InventedExampleTag, StatusTag } from "@/shared/tags";
import { MatchRaises } from "./match-raises";
import { t } from "./texts";

export type CardHead = {
  reference: string;
  by: string;
  title: string;
  summary: string;
  href: string;
  example: boolean;
  tags?: ReactNode;
  /** One line beneath the title. */
  line?: ReactNode;
};

type MatchCardProps = {
  match: Match;
  head: CardHead;
  asking: Asking;
  /** Whether its supplier reads it, who is told what would raise it. */
  own?: boolean;
  children: ReactNode;
};

/** One match: bar, reasons, what stands against it, where the product is in use. */
export function MatchCard({ match, head, asking, own = false, children }: MatchCardProps) {
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
          {match.state && match.state !== "suggested" && (
            <StatusTag kind="match" status={match.state} />
          )}
          {head.example && <InventedExampleTag />}
        </p>
        <p className="govuk-body govuk-!-margin-bottom-2">{head.summary}</p>
        {head.line && <p className="eme-match__by">{head.line}</p>}
      </div>
      <MatchBody match={match} asking={asking} own={own} level="h4">
        <p className="govuk-body">
          <a className="govuk-link" href={href("solution", { ref: match.solution.reference })}>
            {t("card.more")}
            <Hidden>: {match.solution.name}</Hidden>
          </a>
        </p>
        {own && <MatchRaises match={match} />}
      </MatchBody>
      {children && <div className="eme-match__foot">{children}</div>}
    </article>
  );
}
