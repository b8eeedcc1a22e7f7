import { screen } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import type { Question } from "@/features/answering/api";
import { routes } from "@/features/answering/routes";
import type { Challenge } from "@/shared/records";
import type { Role } from "@/shared/session";
import { challengeOf } from "./records";
import { type Answer, answerWith, membership, openService, sessionOf } from "./service";

const [{ module } = { module: () => Promise.reject(new Error("no screen")) }] = routes;
/** The page everybody reads, which is another feature's, is there to be linked to. */
const SCREENS = [...routes, { name: "challengeQuestions", for: "everybody", module } as const];

export const REF = "CH-2030-0042";
export const MANAGE = `/challenges/${REF}/manage/questions`;

/** A question that waits for an answer of Kent Police, with changes. */
export function questionOf(changes: Partial<Question> = {}): Question {
  return {
    id: "q1",
    challenge: {
      ...{ reference: REF, title: "Interpreters at short notice", status: "open" },
      lead_force: "Kent Police",
    },
    status: "asked",
    is_example: true,
    asked_at: "2030-01-05T10:00:00.000Z",
    ...{ wording: null, answer: null, published_at: null, changed_at: null, what_changed: null },
    earlier: [],
    text: "May our Otter kiosk stand outside?",
    is_yours: false,
    due_at: "2030-01-12T17:00:00.000Z",
    ...{ because: null, merged_into: null, version: 1 },
    available_actions: ["answer", "merge", "decline"],
    ...changes,
  };
}

/** What was published, with changes. */
export const answeredOf = (changes: Partial<Question> = {}): Question =>
  questionOf({
    ...{ status: "published", wording: "May equipment stand outside?", answer: "Yes, by day." },
    ...{ published_at: "2030-01-06T09:00:00.000Z", version: 2 },
    available_actions: ["correct"],
    ...changes,
  });

export const pageOf = (items: readonly unknown[], more: object = {}) => ({
  ...{ items, total: items.length, next_cursor: null, ...more },
});

type Scene = {
  role?: Role;
  challenge?: Challenge;
  /** What is told of each question, by its id. */
  questions?: readonly Question[];
  /** What a page of a list holds, by the address that was asked for. */
  list?: (path: string) => unknown;
  /** What each sending is answered with, in order. */
  sent?: (Answer | (() => Answer))[];
};

/** The service at an address, with what the API answers. */
export async function openAnswering(address: string, scene: Scene) {
  const { role = "force_contributor", challenge = challengeOf({ available_actions: ["manage"] }) } =
    scene;
  const answers = [...(scene.sent ?? [])];
  const asked = answerWith((method, path) => {
    if (path.endsWith("/auth/session")) {
      return { body: sessionOf(membership("force-kent", "Kent Police", role)) };
    }
    if (method === "POST") {
      const next = answers.shift() ?? { body: {} };
      return typeof next === "function" ? next() : next;
    }
    if (path.includes(`/challenges/${REF}/questions`)) {
      return { body: scene.list?.(path) ?? pageOf(scene.questions ?? []) };
    }
    const one = scene.questions?.find(({ id }) => path === `/api/v1/questions/${id}`);
    if (one) return { body: one, headers: { ETag: `"v${one.version}"` } };
    return path === `/api/v1/challenges/${REF}` ? { body: challenge } : undefined;
  });
  const { router } = openService(address, SCREENS);
  await screen.findByRole("heading", { level: 1 });
  return {
    router,
    lists: () => asked.filter(({ path }) => path.includes(`${REF}/questions`)),
    sent: () => asked.filter(({ method }) => method === "POST").map(({ body }) => body),
  };
}

export const press = (name: string | RegExp) =>
  userEvent.click(screen.getByRole("button", { name }));
export const choose = (name: string | RegExp) =>
  userEvent.click(screen.getByRole("radio", { name }));

/** A refusal because of what was found in a text. */
export const found = (pointer: string, code: string, message: string): Answer => ({
  status: 409,
  body: { title: "Something is missing", errors: [{ pointer, code, message }] },
});
