import type { ChallengeCardData } from "@/shared/challenge-card";
import { href } from "@/shared/paths";
import type { Role } from "@/shared/session";
import type { WaitingQuestion } from "./api";
import { t } from "./texts";

/** Something that waits for the reader: where, why, and by when. */
export type Need = {
  key: string;
  text: string;
  why: string;
  address: string;
  /** The planned or past closing, which everything else follows, or when an answer is due. */
  at: string | null;
  kind: "closing" | "answer";
};

function needOf(challenge: ChallengeCardData, role: Role | null): Need | null {
  const { reference: ref, title, status, responses_close_at: at } = challenge;
  const owed = challenge.feedback_owed ?? 0;
  const need = (text: string, why: string, address: string): Need => ({
    ...{ key: ref, text, why, address, at, kind: "closing" },
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

/** Questions that wait, by when they are due, and whether there are more than these. */
export type Waiting = { items: readonly WaitingQuestion[]; next_cursor: string | null };

/** One for each challenge with questions to answer: how many, and when the first answer is due. */
function questionNeeds({ items, next_cursor: more }: Waiting): Need[] {
  const open = items.filter(({ available_actions: actions }) => actions.includes("answer"));
  const firsts = new Map<string, WaitingQuestion>();
  for (const question of open) {
    const { reference: ref } = question.challenge;
    if (!firsts.has(ref)) firsts.set(ref, question);
  }
  return [...firsts.values()].map(({ challenge: { reference: ref, title }, due_at: at }) => {
    const count = open.filter(({ challenge }) => challenge.reference === ref).length;
    return {
      key: `questions ${ref}`,
      text: t("need.questions", { title }),
      why: t(more ? "need.questions.least" : "need.questions.why", { count }),
      address: href("challengeManageQuestions", { ref }),
      ...{ at, kind: "answer" },
    };
  });
}

type Reader = { role: Role | null; forceId: string | undefined };

/**
 * What waits for the reader as one of the lead force: answers that are late, then the earliest date
 * first; what has no date comes last.
 */
export function needsOf(
  challenges: readonly ChallengeCardData[],
  waiting: Waiting,
  { role, forceId }: Reader,
): Need[] {
  const needs = challenges
    .filter(({ lead_force }) => lead_force.id === forceId)
    .flatMap((challenge) => needOf(challenge, role) ?? []);
  return [...questionNeeds(waiting), ...needs].sort(
    (one, other) => Number(isLate(other)) - Number(isLate(one)) || dateOf(one) - dateOf(other),
  );
}

const dateOf = ({ at }: Need): number => (at === null ? Number.POSITIVE_INFINITY : Date.parse(at));

const isLate = (need: Need): boolean => need.kind === "answer" && isPast(need);

/** Whether its date has come. */
export const isPast = (need: Need): boolean => dateOf(need) < Date.now();

/** The groups of the home page, in the order of a challenge's life. */
export const STATES = {
  writing: ["draft", "changes_requested"],
  waiting: ["awaiting_sign_off", "in_moderation"],
  open: ["scheduled", "open"],
  closed: ["closed"],
  ended: ["concluded", "withdrawn", "rejected"],
} as const satisfies Record<string, readonly ChallengeCardData["status"][]>;
