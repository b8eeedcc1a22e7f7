import { screen, within } from "@testing-library/react";
import { expect, it } from "vitest";
import type { Role } from "@/shared/session";
import { answerWith, membership, openService, sessionOf } from "../../../tests/service";
import { routes } from "./routes";

const CARD = { reference: "SO-2030-0001", name: "Otter Watch" };
const USE = {
  ...{ id: "d1", sector: "policing", sector_name: "Policing", use: "Wards at night" },
  organisation: { id: "f", slug: "kent", name: "Kent Police" },
  ...{ organisation_label: "", anonymous: false, scale: "", reach: null, status: "in_use" },
  ...{ started_on: "2024-02-01", ended_on: null, evidence: "claimed", evidence_at: null },
  ...{ evidence_role: null, evidence_note: "", evidence_date: "2024-03-01", is_stale: true },
  ...{ in_service: false, same_capability: true, decides: true, asking: false },
  ...{ closeness: 1, closeness_why: "", available_actions: [], learned: "" },
};
const ENDED = {
  ...{ ...USE, id: "d2", status: "ended", use: "A trial", decides: false },
  organisation: { id: "e", slug: "essex", name: "Essex Police" },
};
const part = (name: string, points: number, subject: string) => ({
  ...{ name, points, maximum: 20, reasons: [{ code: "maturity_within", subject, strength: 1 }] },
});
const MATCH = {
  ...{ label: "possible", id: null, state: null, not_relevant_because: null, semantic: true },
  contributions: [part("policing", 9, ""), part("maturity", 8, "8")],
  ...{
    capabilities: [],
    capabilities_missing: [],
    outcomes: [],
    sentences: null,
    terms: [],
    raises: [],
  },
  constraints: [
    { kind: "hosting", standing: "conflict", asked: ["uk_only"], offered: ["uk_or_eea"] },
    { kind: "maturity", standing: "met", asked: ["7", "9"], offered: ["8"] },
  ],
  ...{ deployments: [USE, ENDED], gaps: ["scale"] },
  challenge: {
    ...{ reference: "CH-2030-0042", title: "Interpreters", summary: "It waits.", status: "open" },
    force: { id: "k", slug: "kent", name: "Kent Police" },
    co_sponsors: [{ id: "e", slug: "essex", name: "Essex Police" }],
    ...{ responses_close_at: null, is_example: false, safeguards_level: "enhanced" },
    reach: "one_organisation",
  },
  solution: {
    ...{ ...CARD, summary: "It watches.", is_example: false, not_good_for: "Locked wards." },
    ...{ bias_evaluation: "not_applicable", supplier: { id: "o", slug: "o", name: "Otter Ltd" } },
  },
  available_actions: [],
};

/** The body of the one match on the page of a supplier's matches. */
async function openMatch(role: Role) {
  answerWith((_, path) => {
    if (path.endsWith("/auth/session")) {
      return { body: sessionOf(membership("s", "Otter Ltd", role)) };
    }
    if (path.startsWith("/api/v1/solutions")) return { body: { items: [CARD], total: 1 } };
    if (path.startsWith("/api/v1/responses")) return { body: { items: [], total: 0 } };
    const worked = {
      ...{ semantic: true, labels_from: { strong: 0.6, possible: 0.3 }, weights_version: "1" },
      worked_out_at: "2030-01-02T09:00:00Z",
    };
    return { body: { items: [MATCH], total: 1, next_cursor: null, ...worked } };
  });
  openService("/supplier/matches", routes);
  return await screen.findByRole("article", { name: "Interpreters" });
}

it("calls the supplier “you” in everything that is said of a match of its own", async () => {
  const match = await openMatch("supplier_member");
  const body = match.querySelector(".eme-match__body")?.textContent?.replaceAll("\u00a0", " ");
  expect(body).toContain("Only you say so, as of March 2024, over a year ago.");
  expect(body).toContain("by your word, within the range asked for.");
  expect(within(match).getByText(/Kent Police, with Essex Police/)).toBeTruthy();
  expect(body).toContain("Met, as you say: ");
  expect(body).toContain("Be ready to say whether it can be kept there.");
  expect(body).toContain("Only you say that Kent Police uses it in service.");
  expect(body).toContain("Be ready to say why.");
  expect(body).toContain("What you say it is not good forLocked wards.");
  expect(body).toContain("2 by your word alone.");
  expect(body).not.toMatch(/the supplier|Ask |: ask[ .]/);
  const [, row] = within(
    within(match).getByRole("table", { name: "Where it is or was used" }),
  ).getAllByRole("row");
  expect(row?.textContent).toMatch(
    /Only you say so, as of March.*Stale Over a year ago: it may hold/,
  );
  expect(within(match).getByText("What would raise this match")).toBeTruthy();
});
