import { screen } from "@testing-library/react";
import { onTestFinished, vi } from "vitest";
import type { Question } from "@/features/questions/api";
import { routes } from "@/features/questions/routes";
import type { Challenge } from "@/shared/records";
import { questionOf } from "./questions";
import { challengeOf } from "./records";
import { answerWith, membership, openService, sessionOf } from "./service";

export const QUESTIONS = "/challenges/CH-2030-0042/questions";
export const SUPPLIER = sessionOf(membership("otter", "Otter Ltd", "supplier_member"));
const NOW = new Date("2030-01-08T12:00:00Z");

type Scene = {
  challenge?: Partial<Challenge>;
  session?: typeof SUPPLIER;
  answered?: Question[];
  own?: Question[];
  next?: string | null;
  /** How the question q99, which no page lists, is otherwise than usual. */
  sought?: Partial<Question>;
};

const page = (items: Question[], next: string | null = null) => ({
  body: { items, next_cursor: next, total: next === null ? items.length : 60 },
});

export async function openQuestions(scene: Scene = {}, at = QUESTIONS) {
  const {
    challenge,
    session = sessionOf(),
    answered = [questionOf()],
    own = [],
    next,
    sought,
  } = scene;
  vi.useFakeTimers({ now: NOW, toFake: ["Date"] });
  onTestFinished(() => void vi.useRealTimers());
  // Not in jsdom; the router asks for it where an address names a part of the page.
  Element.prototype.scrollIntoView ??= () => undefined;
  const asked = answerWith((_, path) => {
    if (path.endsWith("/auth/session")) return { body: session };
    if (path.includes("mine=true")) return page(own);
    if (path.endsWith("/questions/q99")) return { body: questionOf({ id: "q99", ...sought }) };
    if (path.includes("/questions?")) return page(answered, next);
    if (path.includes("/questions/")) return undefined;
    return { body: challengeOf({ ...challenge }) };
  });
  const { router } = openService(at, routes);
  await screen.findByRole("heading", { level: 1 });
  return { asked, router };
}
