import { Icon } from "./icons";
import type { Challenge } from "./records";
import { t } from "./texts/audience";

/** Who will read what is typed: the fixed set of SCREENS rule 5.1. */
export type AudienceKind =
  | "everyone"
  | "suppliers"
  | "policing"
  | "response"
  | "opened"
  | "feedback"
  | "reading"
  | "organisation"
  | "moderator";

/** Who will read what is written about a challenge: whoever may read the challenge. */
export function readersOf({ published_at: published, visibility }: Challenge): AudienceKind {
  if (published === null) return "moderator";
  if (visibility === "public") return "everyone";
  return visibility === "registered_suppliers" ? "suppliers" : "policing";
}

type AudienceProps = {
  kind: AudienceKind;
  plain?: boolean;
  /** A sentence on who reads it before. */
  before?: string;
};

/** One line above every text box of a challenge, question, answer or response. */
export function Audience({ kind, plain, before }: AudienceProps) {
  return (
    <p className={plain ? "eme-audience eme-audience--plain" : "eme-audience"}>
      <Icon name="eye" />
      <span>
        {t(kind)}
        {before && <>. {before}</>}
      </span>
    </p>
  );
}
