import { screen, within } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { cardOf } from "../../../tests/records";
import {
  type Answer,
  answerWith,
  membership,
  openService,
  sessionOf,
} from "../../../tests/service";
import { routes } from "./routes";

const pageOf = (items: readonly unknown[], more: object = {}) => ({
  body: { items, total: items.length, next_cursor: null, dropped_filters: [], ...more },
});

const questionOf = (ref: string, due_at: string, available_actions = ["answer"]) => ({
  ...{ id: `${ref} ${due_at}`, due_at, available_actions },
  challenge: { reference: ref, title: `Challenge ${ref}`, status: "open", lead_force: "Gwent" },
});

/** One's own challenges: one is open, responses to the other closed before everything else. */
const OWN = [
  cardOf({ id: "1" }),
  cardOf({
    ...{ id: "2", reference: "CH-2", title: "Closed one", status: "closed", feedback_owed: 2 },
    responses_close_at: "2030-01-02T17:00:00Z",
  }),
];

async function open(questions: Answer) {
  answerWith((_, path) => {
    if (path.endsWith("/auth/session")) {
      return { body: sessionOf(membership("force-kent", "Kent Police", "force_contributor")) };
    }
    if (path.startsWith("/api/v1/questions")) return questions;
    return pageOf(path.includes("scope=own") ? OWN : []);
  });
  openService("/force", routes);
  const heading = await screen.findByRole("heading", { name: "Needs you" });
  return () =>
    within(heading.parentElement as HTMLElement)
      .getAllByRole("listitem")
      .filter((item) => item.closest(".eme-needs") === heading.nextElementSibling);
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: new Date("2030-01-10T09:00:00Z") });
  return () => vi.useRealTimers();
});

describe("questions that wait for an answer of one's force", () => {
  it("are one need a challenge, the late ones before all other needs", async () => {
    const needs = await open(
      pageOf([
        questionOf("CH-8", "2030-01-08T17:00:00Z"),
        questionOf("CH-9", "2030-01-12T17:00:00Z"),
        questionOf("CH-8", "2030-01-14T17:00:00Z"),
        questionOf("CH-7", "2029-12-12T17:00:00Z", []),
      ]),
    );
    expect(needs().map((need) => need.textContent)).toEqual([
      expect.stringMatching(
        /^Answer questions on Challenge CH-82 questions wait.*Answer was due 5pm on 8.January.20302.days.ago/,
      ),
      expect.stringMatching(/^Give feedback on Closed one.*Closed 2.January/),
      expect.stringMatching(
        /^Answer questions on Challenge CH-91 question waits.*Answer due 5pm on 12.January.2030in.2.days/,
      ),
    ]);
    const link = screen.getByRole("link", { name: "Answer questions on Challenge CH-8" });
    expect(link.getAttribute("href")).toBe("/challenges/CH-8/manage/questions");
  });

  it("are counted with care when there are more than could be asked for", async () => {
    const waiting = [questionOf("CH-8", "2030-01-18T17:00:00Z")];
    const needs = await open(pageOf(waiting, { next_cursor: "more" }));
    expect(needs().at(-1)?.textContent).toContain("At least 1 question waits for an answer.");
  });

  it("leave the other needs standing when they could not be loaded", async () => {
    const needs = await open({ status: 500, body: { title: "Broken" } });
    expect(await screen.findByText(/could not load the questions that wait/)).toBeTruthy();
    expect(needs()).toHaveLength(1);
  });
});
