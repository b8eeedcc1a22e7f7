import { screen, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { cardOf } from "../../../tests/records";
import { answerWith, openService, sessionOf } from "../../../tests/service";
import { routes } from "./routes";

const FIGURES = {
  challenges_open: 23,
  challenges_concluded: 61,
  concluded_all_answered: 61,
  responses_answered: 200,
  solutions_listed: 1234,
  forces_engaged: 9,
  median_days_to_outcome: 84,
};
const OUTCOME = {
  challenge: { id: "2", reference: "CH-2029-0001", title: "Rosters that notice fatigue" },
  next_step: "no_further_action",
  reply_rate: { answered: 12, submitted: 12 },
};
const page = (items: unknown[]) => ({ body: { items, total: items.length, next_cursor: null } });

async function open(figures: object, challenges: unknown[], outcomes: unknown[]) {
  const asked = answerWith((_, path) => {
    if (path.endsWith("/auth/session")) return { body: sessionOf() };
    if (path.endsWith("/summary")) return { body: { ...FIGURES, ...figures } };
    return page(path.includes("/outcomes") ? outcomes : challenges);
  });
  openService("/", routes);
  await screen.findByRole("heading", { level: 1 });
  return asked;
}

const figures = () => screen.getByText("challenges open today").closest("dl")?.textContent;
const part = (name: string) => within(screen.getByRole("region", { name }));

describe("the start page", () => {
  it("says what is open, what closes soon and what came of it", async () => {
    const asked = await open({}, [cardOf()], [OUTCOME]);
    expect(figures()).toContain("All 61");
    expect(figures()).toContain("1,234");
    const latest = part("Latest challenges");
    expect(latest.getByRole("link", { name: "Interpreters at short notice" })).toBeTruthy();
    expect(latest.getByText("Closes at 5pm on 14 March 2030")).toBeTruthy();
    expect(part("Closing soon").getByText(/^5pm on 14 March 2030, /)).toBeTruthy();
    expect(part("What came of it").getByText(/12 responses. Not taken further./)).toBeTruthy();
    const lists = asked.map(({ path }) => path).filter((path) => path.includes("/challenges"));
    expect(lists).toEqual([
      "/api/v1/challenges?status=open&sort=newest&limit=3",
      "/api/v1/challenges?status=open&sort=closing&limit=3",
    ]);
  });

  it("says how many were told why when not all were, and no median without outcomes", async () => {
    await open({ concluded_all_answered: 58, median_days_to_outcome: null }, [cardOf()], []);
    expect(figures()).toContain("58");
    expect(figures()).not.toContain("All");
    expect(figures()).not.toContain("half take less");
  });

  it("leads to past outcomes when nothing is open", async () => {
    await open({ challenges_open: 0 }, [], []);
    expect(screen.getByText(/No challenges are open/)).toBeTruthy();
    expect(screen.getByRole("link", { name: "See past outcomes." }).getAttribute("href")).toBe(
      "/challenges?status=concluded",
    );
    expect(screen.getByText("Nothing closes soon.")).toBeTruthy();
  });
});
