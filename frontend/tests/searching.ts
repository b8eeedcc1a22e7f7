import { screen, within } from "@testing-library/react";
import { routes } from "@/features/search/routes";
import { answerWith, openService, sessionOf } from "./service";

export const piece = (text: string, matched = false) => ({ text, matched });
export const HIT = {
  ...{ kind: "challenge", id: "1", reference: "CH-2030-0042", status: "open" },
  title: [piece("A "), piece("phone", true), piece(" given back")],
  snippet: [piece("Whole "), piece("phones", true), piece(" are copied.")],
  ...{ terms: ["phones"], missing: [], by_reference: false, is_example: true },
  organisation: { slug: "kent", name: "Kent Police" },
  ...{ responses_close_at: "2030-03-14T17:00:00Z", use: null, about: null, by_capability: [] },
};
export const OUTCOME = {
  ...{ ...HIT, kind: "outcome", reference: "CH-2029-0001", status: "concluded", terms: [] },
  ...{ missing: ["phones"], title: [piece("Rosters")], snippet: [piece("Nothing fits yet.")] },
};
export const FOUND = {
  ...{ items: [OUTCOME, HIT], total: 26, next_cursor: null, did_you_mean: null },
  facets: {
    kind: [
      { value: "challenge", name: null, count: 1 },
      { value: "solution", name: null, count: 24 },
      { value: "outcome", name: null, count: 1 },
    ],
    status: [{ value: "open", name: null, count: 1 }],
    capability: [{ value: "selective-extraction", name: "Selective copying", count: 2 }],
  },
  ...{ capabilities: [], semantic: true, dropped_filters: [] },
};
const TREE = {
  version: 1,
  themes: [
    {
      ...{ slug: "devices", name: "Devices", scope_note: "", closeness: [] },
      capabilities: [
        {
          ...{ slug: "selective-extraction", name: "Selective copying", scope_note: "" },
          ...{ synonyms: [], cpv: [] },
        },
      ],
    },
  ],
};

/** Open the search page at an address; gives what it asked the API for. */
export async function open(address: string, found: object = FOUND) {
  const asked = answerWith((_, path) => {
    if (path.endsWith("/auth/session")) return { body: sessionOf() };
    if (path.endsWith("/capabilities")) return { body: TREE };
    return path.startsWith("/api/v1/search") ? { body: found } : undefined;
  });
  openService(address, routes);
  await screen.findByRole("heading", { level: 1, name: "Search" });
  return asked.map(({ path }) => path).filter((path) => path.startsWith("/api/v1/search"));
}

/** A part of the page by its name. */
export const part = (name: string) => within(screen.getByRole("region", { name }));
