import { screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { cardOf } from "../../../tests/records";
import { answerWith, membership, openService, sessionOf } from "../../../tests/service";
import { routes } from "./routes";

const pageOf = (items: readonly unknown[]) => ({
  ...{ items, total: items.length, next_cursor: null, dropped_filters: [] },
});

async function open(examples: readonly unknown[]) {
  answerWith((_, path) => {
    if (path.endsWith("/auth/session")) {
      return { body: sessionOf(membership("f", "Gwent Police", "force_contributor")) };
    }
    return { body: pageOf(path.includes("scope=others") ? examples : []) };
  });
  openService("/force", routes);
  await screen.findByRole("heading", { name: "Your force has no challenges yet" });
  await screen.findByText("No supplier waits for a confirmation of your force.");
}

const headings = () => screen.getAllByRole("heading", { level: 2 }).map((one) => one.textContent);

describe("the home of a force without challenges", () => {
  it("leads to a first challenge, then to two examples, then to what else there is", async () => {
    await open([cardOf(), cardOf({ id: "2" })]);
    await screen.findAllByRole("link", { name: cardOf().title });
    const start = screen.getByRole("button", { name: "Start a challenge" });
    expect(start.getAttribute("href")).toBe("/force/challenges/new");
    expect(headings().filter((text) => !/Navigation|Support/.test(text ?? ""))).toEqual([
      "Your force has no challenges yet",
      "Two challenges of other forces, to read first",
      "Deployments to confirm",
    ]);
  });

  it("promises no examples where no other force has published any", async () => {
    await open([]);
    expect(screen.queryByText(/to read first/)).toBeNull();
  });
});
