import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import type { Challenge } from "@/shared/records";
import { challengeOf } from "../../../tests/records";
import {
  type Answer,
  answerWith,
  membership,
  openService,
  sessionOf,
} from "../../../tests/service";
import { routes } from "./routes";

const BASE = "/challenges/CH-2030-0042";
const FORCE = { ...challengeOf().lead_force };
const APPROVER = sessionOf(membership(FORCE.id, FORCE.name, "force_approver"));
const HERE = { name: "challenge", for: "everybody", module: routes[0]?.module } as const;
const QUESTIONS = { ...HERE, name: "challengeManageQuestions" } as const;

const entry = (id: number, kind: string, more: object = {}) => ({
  ...{ id, kind, at: "2030-01-02T10:00:00Z", role: "force_contributor", by_you: false },
  ...{ action: null, from_status: null, to_status: null, reason: null, details: {} },
  ...more,
});

type Scene = {
  challenge: Challenge;
  timeline?: unknown[];
  withdrawal?: Answer;
  waiting?: Answer;
};

async function open(at: string, scene: Scene) {
  const { challenge, timeline = [], withdrawal = {} } = scene;
  const none = { body: { items: [], next_cursor: null, total: 0 } };
  const asked = answerWith((method, path) => {
    if (path.endsWith("/auth/session")) return { body: APPROVER };
    if (path.includes("/timeline")) {
      return { body: { items: timeline, next_cursor: null, total: timeline.length } };
    }
    if (path.includes("/matches")) return { body: { items: [], next_cursor: null, total: 3 } };
    if (path.includes("/questions?status=asked&limit=1")) return scene.waiting ?? none;
    if (method === "POST") return withdrawal;
    return { body: challenge };
  });
  const { module } = HERE;
  const screens = module ? [...routes, { ...HERE, module }, { ...QUESTIONS, module }] : routes;
  const service = openService(BASE + at, screens);
  await screen.findByRole("heading", { level: 1 });
  return { asked, ...service };
}

describe("managing a challenge", () => {
  it("tells the clocks, the counts and what happened, saves in a row being one", async () => {
    await open("/manage", {
      challenge: challengeOf({ available_actions: ["read_matches", "manage"] }),
      timeline: [
        entry(4, "ChallengeMoved", { action: "publish", role: "moderator", to_status: "open" }),
        entry(3, "ChallengeEdited", { details: { fields: ["summary"] } }),
        entry(2, "ChallengeEdited", { details: { fields: ["title", "summary"] } }),
        entry(1, "ChallengeStarted"),
      ],
    });
    const clocks = screen.getByRole("region", { name: "Clocks" });
    expect(clocks.textContent).toMatch(/Responses close5pm on 14.March.2030/);
    const figures = screen.getByText("listed solutions may fit").parentElement;
    await waitFor(() => expect(figures?.textContent).toBe("listed solutions may fit3"));
    const timeline = screen.getByRole("region", { name: "Timeline, newest first" });
    expect(
      within(timeline)
        .getAllByRole("heading", { level: 4 })
        .map((heading) => heading.textContent),
    ).toEqual(["Published", "Text changed, 2 times", "Draft started"]);
    expect(timeline.textContent).toContain("by the moderator");
    expect(timeline.textContent).toContain("Parts: summary, title.");
    expect(screen.queryByRole("link", { name: "Withdraw this challenge" })).toBeNull();
  });

  it("counts the questions that wait, and leads to where they are answered", async () => {
    await open("/manage", {
      challenge: challengeOf({ available_actions: ["manage"] }),
      waiting: { body: { items: [], next_cursor: null, total: 4 } },
    });
    const figure = screen.getByRole("link", { name: "questions waiting for an answer" });
    await waitFor(() => expect(figure.closest("div")?.textContent).toMatch(/4$/));
    const answer = screen.getByRole("button", { name: "Answer questions" });
    for (const link of [figure, answer]) {
      expect(link.getAttribute("href")).toBe(`${BASE}/manage/questions`);
    }
  });

  it("leads to questions and answers when none can wait any more", async () => {
    await open("/manage", {
      challenge: challengeOf({ status: "concluded", available_actions: ["manage"] }),
    });
    expect(screen.queryByText(/waiting for an answer/)).toBeNull();
    expect(screen.getByRole("button", { name: "Questions and answers" })).toBeTruthy();
  });

  it("speaks of no questions before it was published", async () => {
    await open("/manage", {
      challenge: challengeOf({
        ...{ status: "in_moderation", published_at: null, available_actions: ["manage"] },
      }),
    });
    expect(screen.queryByText(/waiting for an answer/)).toBeNull();
    expect(screen.queryByRole("button", { name: /questions/i })).toBeNull();
  });

  it("says when the questions could not be counted", async () => {
    await open("/manage", {
      challenge: challengeOf({ available_actions: ["manage"] }),
      waiting: { status: 500, body: { title: "Broken" } },
    });
    expect(await screen.findByText(/could not load the number of questions/)).toBeTruthy();
  });

  it("narrows the timeline to the kinds that are ticked", async () => {
    const { asked } = await open("/manage", {
      challenge: challengeOf({ available_actions: ["manage"] }),
    });
    fireEvent.click(screen.getByLabelText("Work on the text"));
    fireEvent.click(screen.getByRole("button", { name: "Show these" }));
    await waitFor(() =>
      expect(asked.map(({ path }) => path).join(" ")).toContain(
        "kind=ChallengeStarted&kind=ChallengeEdited",
      ),
    );
    expect(await screen.findByText("Nothing of this kind has happened.")).toBeTruthy();
  });
});

describe("withdrawing a challenge", () => {
  const withdrawable = challengeOf({ available_actions: ["withdraw", "manage"] });

  it("stops first, says who will read the reason, and sends it once", async () => {
    const { asked, router } = await open("/withdraw", { challenge: withdrawable });
    expect(screen.getByText(/They stay sealed for ever/)).toBeTruthy();
    fireEvent.click(screen.getByRole("button", { name: "Go on and give the reason" }));
    const reason = await screen.findByLabelText("Why is the challenge withdrawn?");
    expect(screen.getByText("Everyone will read this")).toBeTruthy();
    fireEvent.change(reason, { target: { value: "The need has gone." } });
    fireEvent.click(screen.getByRole("button", { name: "Withdraw this challenge" }));
    await waitFor(() => expect(router.state.location.pathname).toBe(BASE));
    const sent = asked.filter(({ method }) => method === "POST");
    expect(sent.map(({ body }) => body)).toEqual([
      { action: "withdraw", reason: "The need has gone." },
    ]);
  });

  it("says at the box that a reason is missing", async () => {
    await open("/withdraw?step=reason", {
      challenge: withdrawable,
      withdrawal: {
        status: 422,
        body: { title: "Invalid", errors: [{ pointer: "/reason", code: "missing", message: "x" }] },
      },
    });
    fireEvent.click(screen.getByRole("button", { name: "Withdraw this challenge" }));
    const link = await screen.findByRole("link", { name: "Enter why the challenge is withdrawn" });
    expect(link.getAttribute("href")).toBe("#reason");
  });

  it("is refused with the state, since when, when it is too late", async () => {
    await open("/withdraw", {
      challenge: challengeOf({ status: "closed", available_actions: ["manage"] }),
    });
    expect(screen.getByRole("heading", { level: 1 }).textContent).toBe(
      "You cannot withdraw this challenge",
    );
    expect(screen.getByText(/^Closed since /)).toBeTruthy();
    expect(screen.queryByRole("textbox")).toBeNull();
  });
});
