import { fireEvent, screen } from "@testing-library/react";
import type { StoredMatch } from "../src/features/curation/api";
import { type Answer, membership, sessionOf } from "./service";

export const SESSION = sessionOf(membership("m-1", "Practice Trade Body", "moderator"));

/** A stored match that waits for a decision. */
export function matchOf(id: string, name: string, change: Partial<StoredMatch> = {}): StoredMatch {
  const example = {
    is_example: true,
    not_good_for: "Locked phones.",
    bias_evaluation: null,
    summary: "In short.",
  };
  return {
    ...{ total: 60, label: "strong", capabilities: [], sentences: null, deployments: [] },
    ...{
      capabilities_missing: [],
      gaps: [],
      constraints: [],
      semantic: true,
      id,
      state: "suggested",
      because: null,
    },
    ...{ decided_at: null, not_relevant_because: null, version: 1, raises: [] },
    contributions: [{ name: "text", points: 40, maximum: 45, reasons: [] }],
    terms: ["redaction", "pages"],
    terms_in: null,
    outcomes: [],
    challenge: {
      ...{ id: "c", reference: "CH-2030-0042", title: "Redacting papers", status: "open" },
      ...{ responses_close_at: null, safeguards_level: null, reach: null, ...example },
      force: { id: "f", slug: "kent", name: "Kent Police" },
      co_sponsors: [],
    },
    solution: {
      ...{ id: `s-${id}`, reference: "SO-2030-0001", name, horizon: "available", ...example },
      supplier: { id: "o", slug: "otter", name: "Otter Ltd" },
    },
    available_actions: ["endorse", "dismiss"],
    ...change,
  };
}

/** How the API answers a decision on the match with this id. */
export type Decide = (id: string, wish: { action: string; because?: string }) => Answer;

/** What a decision makes of a match. */
export const AFTER = {
  endorse: { state: "endorsed", available_actions: ["dismiss", "reconsider"] },
  dismiss: { state: "dismissed", available_actions: ["reconsider"] },
  reconsider: { state: "suggested", available_actions: ["endorse", "dismiss"] },
} as const;

export const agree: Decide = (id, { action, because = null as unknown as string }) => ({
  body: {
    ...{ id, because, decided_at: "2030-01-02T10:00:00Z", version: 2 },
    ...AFTER[action as keyof typeof AFTER],
  },
});

/** A page of matches. */
export const pageOf = (items: readonly StoredMatch[], change: object = {}): Answer => ({
  body: {
    ...{ items, next_cursor: null, total: items.length, semantic: true },
    labels_from: { strong: 0.6, possible: 0.3 },
    ...{ weights_version: "2030.1", worked_out_at: "2030-01-01T10:00:00Z" },
    ...change,
  },
});

/** A button whose name has a part for screen readers: "Endorse" and ": Heron". */
export const named = (name: string) => new RegExp(`^${name.replace(": ", " ?: ")}$`);
export const press = (name: string) =>
  fireEvent.click(screen.getByRole("button", { name: named(name) }));
