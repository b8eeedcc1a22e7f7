import type { ChallengeCardData } from "@/shared/challenge-card";
import { href } from "@/shared/paths";
import type { Role } from "@/shared/session";
import { t } from "./texts";

/** Something that waits for the reader: where, why, and by when. */
export type Need = {
  key: string;
  text: string;
  why: string;
  address: string;
  /** The planned or past closing, which everything else follows. */
  closes: string | null;
};

function needOf(challenge: ChallengeCardData, role: Role | null): Need | null {
  const { reference: ref, title, status, responses_close_at: closes } = challenge;
  const owed = challenge.feedback_owed ?? 0;
  const need = (text: string, why: string, address: string): Need => ({
    ...{ key: ref, text, why, address, closes },
  });
  switch (status) {
    case "changes_requested":
      return need(t("need.changes", { title }), t("need.changes.why"), href("draft", { ref }));
    case "awaiting_sign_off":
      if (role !== "force_approver") return null;
      return need(t("need.sign", { title }), t("need.sign.why"), href("challengeSignOff", { ref }));
    case "closed":
      return owed > 0
        ? need(
            t("need.feedback", { title }),
            t("need.feedback.why", { count: owed }),
            href("challengeResponses", { ref }),
          )
        : need(
            t("need.outcome", { title }),
            t("need.outcome.why"),
            href("challengeOutcomeEdit", { ref }),
          );
    case "draft":
      return need(t("need.draft", { title }), t("need.draft.why"), href("draft", { ref }));
    default:
      return null;
  }
}

/** What waits for the reader as one of the lead force, the earliest date first; what has no date comes last. */
export function needsOf(
  challenges: readonly ChallengeCardData[],
  { role, forceId }: { role: Role | null; forceId: string | undefined },
): Need[] {
  return challenges
    .filter(({ lead_force }) => lead_force.id === forceId)
    .flatMap((challenge) => needOf(challenge, role) ?? [])
    .sort((one, other) => dateOf(one) - dateOf(other));
}

const dateOf = ({ closes }: Need): number =>
  closes === null ? Number.POSITIVE_INFINITY : Date.parse(closes);

/** The groups of the home page, in the order of a challenge's life. */
export const STATES = {
  writing: ["draft", "changes_requested"],
  waiting: ["awaiting_sign_off", "in_moderation"],
  open: ["scheduled", "open"],
  closed: ["closed"],
  ended: ["concluded", "withdrawn", "rejected"],
} as const satisfies Record<string, readonly ChallengeCardData["status"][]>;
