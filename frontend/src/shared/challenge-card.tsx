import type { ReactNode } from "react";
import type { Schemas } from "@/api/client";
import { formatMoment, formatRelative } from "./dates";
import { Ref } from "./page";
import { href } from "./paths";
import { InventedExampleTag, StatusTag } from "./tags";
import { t } from "./texts/challenge";
import { lowerFirst, term } from "./texts/terms";

export type ChallengeCardData = Schemas["ChallengeCard"];

type ChallengeCardProps = {
  challenge: ChallengeCardData;
  headingLevel?: 2 | 3;
  /** Without reference, relative date and safeguards, where space is short. */
  brief?: boolean;
  /** Where the title leads; the challenge's own page unless said. */
  to?: string;
  /** More at the end of the last line. */
  children?: ReactNode;
};

/** "Kent Police and 1 other force". */
export function forcesInShort({ lead_force, co_sponsor_count: count }: ChallengeCardData): string {
  return count === 0 ? lead_force.name : t("force.more", { lead: lead_force.name, count });
}

/** A challenge in a list: `<ul className="eme-cards"><ChallengeCard …/></ul>`. */
export function ChallengeCard(props: ChallengeCardProps) {
  const { challenge, headingLevel = 2, brief, to, children } = props;
  const Heading = `h${headingLevel}` as const;
  const { reference, safeguards_level: level } = challenge;
  return (
    <li className="eme-card">
      <p className="eme-card__by">
        <span>
          {!brief && (
            <>
              <Ref>{reference}</Ref> ·{" "}
            </>
          )}
          {forcesInShort(challenge)}
        </span>
        {challenge.is_example && <InventedExampleTag />}
      </p>
      <Heading className="eme-card__title">
        <a
          className="govuk-link govuk-link--no-visited-state"
          href={to ?? href("challenge", { ref: reference })}
        >
          {challenge.title}
        </a>
      </Heading>
      {challenge.summary && <p className="govuk-body eme-card__text">{challenge.summary}</p>}
      <p className="eme-card__meta">
        <StatusTag kind="challenge" status={challenge.status} />
        <Deadline challenge={challenge} brief={brief ?? false} />
        {!brief && level && (
          <span>{t("card.safeguards", { level: lowerFirst(term("level", level)) })}</span>
        )}
        {children}
      </p>
    </li>
  );
}

type DeadlineProps = { challenge: ChallengeCardData; brief: boolean };

/** The date that matters next: opening, closing, or when it closed. */
function Deadline({ challenge, brief }: DeadlineProps) {
  const { status, opens_at: opens, responses_close_at: closes } = challenge;
  if (status === "scheduled" && opens)
    return <Absolute text="opens.at" iso={opens} brief={brief} />;
  if (status === "open" && closes) return <Absolute text="closes.at" iso={closes} brief={brief} />;
  if ((status === "closed" || status === "concluded") && closes) {
    return <span>{t("closed.at", { moment: formatMoment(closes) })}</span>;
  }
  return null;
}

type AbsoluteProps = { text: "opens.at" | "closes.at"; iso: string; brief: boolean };

function Absolute({ text, iso, brief }: AbsoluteProps) {
  const words = t(text, { moment: formatMoment(iso) });
  if (brief) return <span>{words}</span>;
  return (
    <span>
      <strong>{words}</strong>, {formatRelative(iso)}
    </span>
  );
}
