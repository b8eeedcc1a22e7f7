import { screen } from "@testing-library/react";
import { expect, it } from "vitest";
import { answerWith, membership, openService, sessionOf } from "../../../tests/service";
import { routes } from "./routes";

const SUPPLIER = { id: "o", slug: "otter", name: "Otter Ltd" };
const within = { code: "maturity_within", subject: "8", strength: 1 };
const MATCH = {
  ...{ id: "r1", total: 8, label: "weak", capabilities: [], capabilities_missing: [] },
  contributions: [{ name: "maturity", points: 8, maximum: 8, reasons: [within] }],
  ...{
    sentences: null,
    terms: [],
    outcomes: [],
    deployments: [],
    gaps: [],
    constraints: [],
    raises: [],
  },
  ...{ semantic: true, decided_at: null },
  challenge: {
    ...{ reference: "CH-2030-0001", title: "Objects in video", is_example: false },
    ...{ responses_close_at: null, force: { id: "f", slug: "kent", name: "Kent Police" } },
  },
  solution: { reference: "SO-2030-0001", name: "Otter Seek", supplier: SUPPLIER },
};
const CARD = {
  ...{ id: "s", reference: "SO-2030-0001", name: "Otter Seek", summary: "", status: "listed" },
  ...{ supplier: SUPPLIER, status_since: "2030-01-02T09:00:00Z", revision_state: null },
  ...{ horizon: "emerging", capabilities: [], maturity: 8, hosting: "uk_only", proven_in: [] },
  ...{ first_listed_at: null, listed_at: null, is_example: false },
};

it.each([
  ["of an open challenge", /^\/api\/v1\/matches/],
  ["of a past challenge", /\/renewed-matches/],
])("calls the supplier “you” in the reasons of a match %s", async (_, asked) => {
  answerWith((_method, path) => {
    if (path.endsWith("/auth/session")) {
      return { body: sessionOf(membership("o", "Otter Ltd", "supplier_member")) };
    }
    const found = asked.test(path) ? [MATCH] : [];
    const items = path.includes("/api/v1/solutions") ? [CARD] : found;
    return { body: { items, total: items.length, next_cursor: null, dropped_filters: [] } };
  });
  openService("/supplier", routes);
  await screen.findByRole("link", { name: "Objects in video" });
  expect(screen.getByText(/by your word, within the range asked for\.$/)).toBeTruthy();
});

it("says beside the verdict of a match that there is a conflict", async () => {
  const conflict = { kind: "hosting", standing: "conflict", asked: ["uk_only"], offered: [] };
  answerWith((_method, path) => {
    if (path.endsWith("/auth/session")) {
      return { body: sessionOf(membership("o", "Otter Ltd", "supplier_member")) };
    }
    const found = path.startsWith("/api/v1/matches") ? [{ ...MATCH, constraints: [conflict] }] : [];
    const items = path.includes("/api/v1/solutions") ? [CARD] : found;
    return { body: { items, total: items.length, next_cursor: null, dropped_filters: [] } };
  });
  openService("/supplier", routes);
  expect(await screen.findByText("Little in common, with a conflict")).toBeTruthy();
});
