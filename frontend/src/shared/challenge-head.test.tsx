import { cleanup, screen, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { challengeOf } from "../../tests/records";
import { answerWith, membership, openService, sessionOf } from "../../tests/service";
import { ChallengeHead, useChallengePlace } from "./challenge-head";
import { listed } from "./listed";
import { Page } from "./page";
import type { Challenge } from "./records";
import type { ScreenRoute } from "./screen";

const NAMES = [
  "challenge",
  "challengeManage",
  "challengeMatches",
  "challengeQuestions",
  "challengeResponses",
] as const;

async function open(challenge: Challenge, session = sessionOf()) {
  answerWith(() => ({ body: session }));
  function Content() {
    return (
      <Page title={challenge.title} {...useChallengePlace(challenge)}>
        <ChallengeHead challenge={challenge} current="matches" />
      </Page>
    );
  }
  const module = async () => ({ screen: { Component: Content } });
  const screens = NAMES.map((name): ScreenRoute => ({ name, for: "everybody", module }));
  openService(`/challenges/${challenge.reference}/matches`, screens);
  await screen.findByRole("heading", { level: 1 });
}

const linksOf = (name: string) =>
  within(screen.getByRole("navigation", { name }))
    .getAllByRole("link")
    .map((link) => link.textContent);

describe("the head of a challenge", () => {
  it("leads to the pages that its actions open and that have a screen", async () => {
    await open(challengeOf({ available_actions: ["read_matches", "read_record", "manage"] }));
    expect(linksOf("This challenge")).toEqual(["Overview", "Questions", "Matches", "Manage"]);
    expect(screen.getByRole("link", { name: "Matches" })?.getAttribute("aria-current")).toBe(
      "page",
    );
  });

  it("leads to questions once it was published: before that nobody can have asked", async () => {
    await open(challengeOf({ published_at: null, available_actions: ["read_matches"] }));
    expect(linksOf("This challenge")).toEqual(["Overview", "Matches"]);
  });

  it("names every force and stands where its reader would look for it", async () => {
    const essex = { id: "force-essex", slug: "essex", name: "Essex Police", local_context: "" };
    const challenge = challengeOf({ co_sponsors: [essex] });
    await open(
      challenge,
      sessionOf(membership("force-essex", "Essex Police", "force_contributor")),
    );
    expect(screen.getByText(/Kent Police, with Essex Police/)).toBeTruthy();
    expect(linksOf("Breadcrumb")).toEqual(["Home", "Our challenges"]);
  });

  it("stands among other forces' challenges for a force, and among all for others", async () => {
    await open(challengeOf(), sessionOf(membership("force-x", "X Police", "force_approver")));
    expect(linksOf("Breadcrumb")).toEqual(["Home", "Other forces"]);
    cleanup();
    await open(challengeOf(), sessionOf(membership("s", "Otter Ltd", "supplier_member")));
    expect(linksOf("Breadcrumb")).toEqual(["Start", "Challenges"]);
  });

  it("joins names as a sentence does", () => {
    expect(listed([])).toBe("");
    expect(listed(["A", "B"])).toBe("A and B");
    expect(listed(["A", "B", "C"])).toBe("A, B and C");
  });
});
