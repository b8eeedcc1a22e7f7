import { screen, waitFor, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { answerWith, openService, sessionOf } from "../../../tests/service";
import { routes } from "./routes";

const entry = (number: number, slug: string, theme: string) => ({
  ...{ number, slug, name: `Name of ${slug}`, theme, solutions: 3, this_near: 1, is_example: true },
});
const RADAR = {
  themes: [
    { slug: "phones", name: "Phones" },
    { slug: "people", name: "People" },
  ],
  rings: [
    { horizon: "in_use_policing", entries: [entry(1, "copying", "phones")] },
    { horizon: "available", entries: [] },
    {
      horizon: "other_sector",
      entries: [entry(2, "sharing", "phones"), entry(3, "rest", "people")],
    },
    { horizon: "emerging", entries: [] },
  ],
  without_product: [{ slug: "unlocking", name: "Unlocking", theme: "phones" }],
  solutions: 7,
};
const CAPABILITY = {
  ...{ slug: "copying", name: "Copying phones", scope_note: "Copies that can be defended." },
  synonyms: ["phone dump"],
  cpv: [
    { code: "48614000", description: "Data-acquisition system" },
    { code: "00000000", description: null },
  ],
  theme: {
    ...{ slug: "phones", name: "Phones", scope_note: "What is on devices." },
    closeness: [
      { sector: "policing", sector_name: "Policing", closeness: 1, why: "It is policing." },
      { sector: "health", sector_name: "Health", closeness: 0.3, why: "Seldom needed." },
      { sector: "borders", sector_name: "Borders", closeness: 0.8, why: "Much the same." },
    ],
  },
};
const USE = {
  ...{ id: "u1", anonymous: true, organisation: null, organisation_label: "" },
  ...{ use: "Statements", status: "trial", started_on: "2025-06-01" },
  ...{ evidence: "confirmed", evidence_on: "2026-03-24" },
  solution: {
    ...{ id: "s1", reference: "SO-2030-0001", name: "Otter", is_example: true },
    supplier: { id: "o", slug: "otter", name: "Otter Ltd" },
  },
};
const NEED = {
  ...{ id: "c1", reference: "CH-2030-0001", title: "A wish of long ago", summary: "Nobody could." },
  lead_force: { id: "f", slug: "kent", name: "Kent Police" },
  ...{ status: "closed", responses_close_at: "2030-01-02T17:00:00Z", responses_submitted: 0 },
  ...{ because: "nobody_responded", is_example: true },
};
const NONE = { items: [], total: 0, next_cursor: null };
const page = (...items: unknown[]) => ({ ...NONE, items, total: items.length });

type Answers = Readonly<Record<string, unknown>>;

async function open(address: string, answers: Answers) {
  answerWith((_, path) => {
    if (path.endsWith("/auth/session")) return { body: sessionOf() };
    const [plain = ""] = path.split("?");
    const body = answers[plain.replace("/api/v1/", "")];
    return body ? { body } : undefined;
  });
  openService(address, routes);
  await screen.findByRole("heading", { level: 1 });
}

const EMPTY: Answers = {
  "capabilities/copying": CAPABILITY,
  "capabilities/copying/policing-uses": NONE,
  "capabilities/copying/unmet-needs": NONE,
  solutions: { ...NONE, dropped_filters: [] },
  challenges: { ...NONE, dropped_filters: [] },
};

describe("the horizon radar", () => {
  it("says in words what it shows, before the drawing", async () => {
    await open("/capabilities", { "insights/horizon": RADAR });
    const summary = screen.getByText(/Of 4 capabilities, 1 are in use in policing today/);
    expect(summary.textContent).toContain("for 1 no product is listed. It rests on 7 listed");
    const drawing = screen.getByRole("group", { name: /Horizon radar/ });
    expect(drawing.getAttribute("aria-describedby")).toBe(summary.id);
    expect(summary.compareDocumentPosition(drawing)).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
    expect(document.title).toContain("Technology by horizon");
  });

  it("draws each capability as a numbered link, and lists the rings with the same numbers", async () => {
    await open("/capabilities", { "insights/horizon": RADAR });
    const drawing = within(screen.getByRole("group", { name: /Horizon radar/ }));
    const marks = drawing.getAllByRole("link");
    expect(marks.map((mark) => mark.getAttribute("aria-label"))).toEqual([
      "1: Name of copying, In use in policing, Phones",
      "2: Name of sharing, In use in another sector, Phones",
      "3: Name of rest, In use in another sector, People",
    ]);
    expect(marks[0]?.getAttribute("href")).toBe("/capabilities/copying");
    const rings = within(screen.getByRole("region", { name: /The rings as lists/ }));
    expect(rings.getAllByRole("list").map((list) => list.getAttribute("start"))).toEqual([
      "1",
      "2",
    ]);
    expect(rings.getByText("Emerging: no capability")).toBeTruthy();
  });

  it("has every capability in a table of its theme, also those without a product", async () => {
    await open("/capabilities", { "insights/horizon": RADAR });
    const phones = within(screen.getByRole("table", { name: "Phones" }));
    expect(phones.getAllByRole("row").map((row) => row.textContent)).toEqual([
      "CapabilityHorizonNumberProducts",
      "Name of copyingHorizon: In use in policing13",
      "Name of sharingHorizon: In use in another sector23",
      "UnlockingNo product listed–0",
    ]);
    const file = screen.getByRole("link", { name: /CSV/ });
    expect(file.getAttribute("href")).toBe("/api/v1/insights/horizon.csv");
  });

  it("leads from a mark to the page of its capability", async () => {
    await open("/capabilities", { "insights/horizon": RADAR, ...EMPTY });
    await userEvent.click(screen.getByRole("link", { name: /^1: Name of copying/ }));
    const heading = await screen.findByRole("heading", { level: 1, name: "Copying phones" });
    expect(heading).toBeTruthy();
  });
});

describe("a capability", () => {
  it("says for every part that it is empty, and hides none", async () => {
    await open("/capabilities/copying", EMPTY);
    const part = async (name: string) => {
      const region = await screen.findByRole("region", { name });
      await waitFor(() => expect(region.textContent).not.toContain("Loading"));
      return region.textContent;
    };
    expect(await part("Where police forces use it")).toContain("No force is known to use it");
    expect(await part("Products listed for it")).toContain("No supplier has listed");
    expect(await part("Challenges about it")).toContain("No force has asked");
    expect(await part("Needs that nobody has met")).toContain("None is known");
  });

  it("names codes, other words, and why other sectors are close, the closest first", async () => {
    await open("/capabilities/copying", EMPTY);
    const facts = screen.getByRole("complementary", { name: "Copying phones" }).textContent;
    expect(facts).toContain("48614000 Data-acquisition system");
    expect(facts).toContain("00000000 Description not kept here");
    expect(facts).toContain("phone dump");
    const close = within(screen.getByRole("region", { name: /close other sectors are, table/ }));
    expect(close.getAllByRole("row").map((row) => row.textContent)).toEqual([
      "SectorWhyCloseness",
      "BordersMuch the same.80 of 100",
      "HealthSeldom needed.30 of 100",
    ]);
  });

  it("shows uses with evidence and date, and names nobody who wants to stay unnamed", async () => {
    await open("/capabilities/copying", {
      ...EMPTY,
      "capabilities/copying/policing-uses": { ...page(USE), total: 140 },
      "capabilities/copying/unmet-needs": page(NEED),
    });
    const table = within(await screen.findByRole("region", { name: /forces use it, table/ }));
    const row = table.getByRole("row", { name: /not named in public/ });
    expect(row.textContent).toContain("Trial since June\u00a02025");
    expect(row.textContent).toContain("Evidence: Confirmed");
    expect(row.textContent).toContain("evidence of March\u00a02026");
    expect(screen.getByText("Shown are 1 of 140 uses.")).toBeTruthy();
    const need = await screen.findByRole("link", { name: "A wish of long ago" });
    expect(need.getAttribute("href")).toBe("/challenges/CH-2030-0001");
    expect(screen.getByText("Nobody responded.")).toBeTruthy();
  });

  it("keeps the rest of the page when one part fails", async () => {
    const { "capabilities/copying/policing-uses": _, ...rest } = EMPTY;
    await open("/capabilities/copying", rest);
    expect(await screen.findByText(/We could not load where it is in use/)).toBeTruthy();
    expect(await screen.findByText(/No force has asked/)).toBeTruthy();
  });
});
