import { screen } from "@testing-library/react";
import type {
  ChallengeResponses,
  Comparison,
  OpenedCard,
  Reading,
  ResponseView,
} from "@/features/responses/api";
import { routes } from "@/features/responses/routes";
import type { Challenge } from "@/shared/records";
import { challengeOf } from "./records";
import { type Answer, answerWith, membership, openService, sessionOf } from "./service";

export const REF = "CH-2030-0042";
export const LIST = `/challenges/${REF}/responses`;
const FORCE = sessionOf(membership("force-kent", "Kent Police", "force_contributor"));
export const MODERATOR = sessionOf(membership("trade", "Trade body", "moderator"));
const CLOSED = challengeOf({ status: "closed", available_actions: ["read_responses", "manage"] });

/** A row of the opened list. */
export function cardOf(number: number, changes: Partial<OpenedCard> = {}): OpenedCard {
  return {
    id: `response-${number}`,
    reference: `RE-2030-000${number}`,
    status: "submitted",
    supplier: { id: `s-${number}`, slug: `s-${number}`, name: `Supplier ${number}` },
    solution: null,
    submitted_at: "2030-03-10T10:00:00.000Z",
    withdrawn_at: null,
    decided_at: null,
    feedback_owed: true,
    feedback_reason: null,
    is_example: true,
    ...changes,
  };
}

/** What the API says of the responses of a challenge. */
export function responsesOf(changes: Partial<ChallengeResponses> = {}): ChallengeResponses {
  const opens_at = "2030-03-14T17:00:00.000Z";
  const none = { items: [], next_cursor: null, total: 0 };
  return { sealed: false, count: 0, opens_at, feedback_owed: 0, ...none, ...changes };
}

export const READING: Reading = {
  outcomes: [
    { index: 0, answer: "partly", text: "By day within ten.", confidential: true, withheld: false },
  ],
  proven_elsewhere: "In three hospitals.",
  transfer_gaps: null,
  safeguards: null,
  what_to_know: null,
  cost_band: null,
  time_needed: null,
  interest_in_events: false,
  interest_in_pilot: true,
  confidential_parts: [],
  attachments: [],
  withheld: [],
};

/** A response as the posting force reads it. */
export function responseOf(changes: Partial<ResponseView> = {}): ResponseView {
  const { id, reference, status, supplier } = cardOf(1);
  const { title, lead_force } = CLOSED;
  return {
    ...{ id, reference, status, supplier, version: 2, is_own: false, solution: null },
    challenge: {
      ...{ id: "challenge-1", reference: REF, title, status: "closed", lead_force },
      response_handling: "sealed",
      responses_close_at: "2030-03-14T17:00:00.000Z",
      outcomes: [{ index: 0, title: "Within 15 minutes", measure: "Target: 9 in 10" }],
    },
    ...{ working_copy: null, submitted: READING, files: {}, receipt: null, feedback: null },
    submitted_at: "2030-03-10T10:00:00.000Z",
    ...{ withdrawn_at: null, decided_at: null },
    feedback_state: "owed",
    feedback_owed_since: "2030-03-14T17:00:00.000Z",
    available_actions: [],
    ...changes,
  };
}

/** A comparison of responses in these states. */
export function comparisonOf(statuses: readonly OpenedCard["status"][]): Comparison {
  const responses = statuses.map((status, index) => {
    const { id, reference, supplier, feedback_owed } = cardOf(index + 1);
    const submitted = status === "withdrawn" ? null : READING;
    const nothing = { solution: null, hosting: null, proven: [], files: {} };
    return { id, reference, status, supplier, feedback_owed, submitted, ...nothing };
  });
  const count = statuses.filter((status) => status !== "withdrawn").length;
  const { challenge } = responseOf();
  return { challenge, count, outcomes: [], responses };
}

type Scene = {
  session?: ReturnType<typeof sessionOf>;
  challenge?: Challenge;
  responses?: ChallengeResponses;
  response?: ResponseView;
  sent?: (method: string, path: string) => Answer | undefined;
};

/** The whole service at an address, with what the API answers. */
export async function open(address: string, scene: Scene) {
  const { session = FORCE, challenge = CLOSED, responses, response, sent } = scene;
  const asked = answerWith((method, path) => {
    if (path.endsWith("/auth/session")) return { body: session };
    const special = sent?.(method, path);
    if (special) return special;
    if (path.endsWith(`/challenges/${REF}`)) return { body: challenge };
    if (path.includes(`/challenges/${REF}/responses`)) return { body: responses };
    if (path.endsWith("/responses/RE-2030-0001")) {
      return { body: response, headers: { ETag: '"2"' } };
    }
    if (path.endsWith("/sectors")) return { body: { items: [] } };
    return undefined;
  });
  const service = openService(address, routes);
  await screen.findByRole("heading", { level: 1 });
  return { ...service, asked };
}
