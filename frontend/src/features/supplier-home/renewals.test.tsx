import { screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { answerWith, membership, openService, sessionOf } from "../../../tests/service";
import { routes } from "./routes";

const RENEWAL = {
  ...{ id: "r1", state: "agreed", because: null, asked_at: "2030-03-02T09:00:00Z" },
  ...{ decided_at: "2030-03-05T09:00:00Z", version: 3, available_actions: [] },
  ...{
    total: 40,
    label: "possible",
    capabilities: [],
    sentences: null,
    terms: ["object"],
    terms_in: null,
    outcomes: [],
  },
  contributions: [{ name: "text", points: 40, maximum: 45, reasons: [] }],
  ...{ deployments: [], gaps: [], constraints: [], semantic: true },
  challenge: {
    ...{ id: "c", reference: "CH-2030-0001", title: "Objects in video", summary: "" },
    ...{ status: "closed", responses_close_at: "2030-01-02T17:00:00Z", safeguards_level: null },
    ...{ is_example: true, force: { id: "f", slug: "kent", name: "Kent Police" } },
  },
  solution: {
    ...{ id: "s", reference: "SO-2030-0001", name: "Otter Seek", summary: "", is_example: true },
    ...{ horizon: "emerging", supplier: { id: "o", slug: "otter", name: "Otter Ltd" } },
  },
};
const CARD = {
  ...{ id: "s", reference: "SO-2030-0001", name: "Otter Seek", summary: "", status: "listed" },
  ...{ supplier: RENEWAL.solution.supplier, status_since: "2030-01-02T09:00:00Z" },
  ...{ revision_state: null, horizon: "emerging", capabilities: [], maturity: 8 },
  ...{ hosting: "uk_only", proven_in: [], first_listed_at: null, listed_at: null },
  is_example: true,
};

async function open(renewals: readonly unknown[]) {
  answerWith((_, path) => {
    if (path.endsWith("/auth/session")) {
      return { body: sessionOf(membership("o", "Otter Ltd", "supplier_member")) };
    }
    const renewed = path.includes("/renewed-matches") ? renewals : [];
    const items = path.includes("/api/v1/solutions") ? [CARD] : renewed;
    return { body: { items, total: items.length, next_cursor: null, dropped_filters: [] } };
  });
  openService("/supplier", routes);
  await screen.findByRole("heading", { level: 1, name: "Otter Ltd" });
}

describe("past challenges on a supplier's home", () => {
  it("are named after the force has agreed, with the reasons", async () => {
    await open([RENEWAL]);
    expect(screen.getByRole("heading", { name: "Past challenges that may fit" })).toBeTruthy();
    const link = screen.getByRole("link", { name: "Objects in video" });
    expect(link.getAttribute("href")).toBe("/challenges/CH-2030-0001");
    expect(screen.getByText(/The force agreed on 5 March 2030 that you are told/)).toBeTruthy();
    expect(screen.getByText(/40 of 100 points/)).toBeTruthy();
  });

  it("leave no trace while there is none", async () => {
    await open([]);
    expect(screen.queryByText("Past challenges that may fit")).toBeNull();
  });
});
