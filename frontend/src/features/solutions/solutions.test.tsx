import { screen, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { answerWith, membership, openService, sessionOf } from "../../../tests/service";
import { routes } from "./routes";

const DEPLOYMENT = {
  ...{ id: "d1", sector: "health", organisation_id: null, organisation_label: "" },
  ...{
    anonymous: true,
    use: "Wards at night",
    capabilities: [],
    scale: "70 wards",
    reach: "one_site",
  },
  ...{ status: "in_use", started_on: "2025-06-01", ended_on: null, evidence_on: "2026-03-24" },
  ...{ documents: ["file-1"] },
  ...{ evidence_link: "", learned: "", organisation: null, evidence: "verified" },
  ...{ pending: null, proposed: null, evidence_at: "2024-05-03T09:00:00Z" },
  ...{ evidence_role: "moderator", evidence_note: "Read the report.", is_stale: true },
  ...{ evidence_date: "2024-05-03", available_actions: [] as string[] },
};
const CARD = {
  ...{ name: "Otter Watch", summary: "Radar in a wall.", what_it_does: "It notices breathing." },
  ...{ outcomes_seen: [], capabilities: ["room-sensing"], sectors: ["health"], maturity: 9 },
  ...{ integration: "", hosting: "uk_only", certifications: [], frameworks: [], vetting: null },
  ...{ data_use: "", accessibility: "", price_band: "under_50k", price_model: "" },
  safeguards: {
    ...{ bias_evaluation: "planned", bias_note: "By age", explainability: "" },
    ...{ human_oversight: "A person decides.", dpia_support: "" },
  },
  not_good_for: "Corridors.",
  documents: ["file-2"],
};
const file = (id: string, name: string) => ({
  ...{ id, name, kind: "pdf", size: 240_000, status: "clean" },
});
const SOLUTION = {
  ...{ id: "1", reference: "SO-2030-0001", name: "Otter Watch", status: "listed" },
  supplier: { id: "s", slug: "otter", name: "Otter Ltd" },
  ...{ status_since: "2030-01-02T09:00:00Z", status_reason: null, horizon: "other_sector" },
  ...{ card: CARD, deployments: [DEPLOYMENT], capability_names: { "room-sensing": "Rooms" } },
  ...{ sector_names: { health: "Health" }, revision: null, missing: [], listed_number: 1 },
  files: { "file-1": file("file-1", "Trial.pdf"), "file-2": file("file-2", "Data sheet.pdf") },
  ...{ first_listed_at: "2030-01-02T09:00:00Z", listed_at: "2030-01-02T09:00:00Z" },
  ...{ is_example: true, version: 1, available_actions: [] },
};
const FACETS = {
  ...{ capability: [], theme: [], horizon: [], sector: [], hosting: [] },
  trl_min: ["1", "6", "9"].map((value) => ({ value, name: null, theme: null, count: 3 })),
};
const EMPTY = { items: [], total: 0, next_cursor: null, dropped_filters: [] };

async function open(address: string, answers: Readonly<Record<string, unknown>>) {
  const asked = answerWith((_, path) => {
    if (path.endsWith("/auth/session")) return { body: answers.session ?? sessionOf() };
    const key = Object.keys(answers).find((part) => path.startsWith(`/api/v1/${part}`));
    return key ? { body: answers[key] } : undefined;
  });
  openService(address, routes);
  await screen.findByRole("heading", { level: 1 });
  return asked.map(({ path }) => path);
}

describe("a solution", () => {
  it("says where it is in use, how well that is evidenced and what it is not good for", async () => {
    await open("/solutions/SO-2030-0001", { "solutions/SO-2030-0001": SOLUTION });
    const table = within(screen.getByRole("region", { name: "Where it is in use, table" }));
    const row = table.getByRole("row", { name: /not named in public/ });
    expect(row.textContent).toContain("Health");
    expect(row.textContent).toContain("70 wards; one site or department");
    expect(row.textContent).toContain("In use since June\u00a02025");
    expect(row.textContent).toContain("Evidence: Verified");
    expect(row.textContent).toContain("Verified by the moderator on 3\u00a0May\u00a02024");
    expect(row.textContent).toContain("Stale Over a year ago: it may hold no longer.");
    expect(row.textContent).toContain("Checked: Read the report.");
    expect(screen.queryByRole("link", { name: "Ask for a contact" })).toBeNull();
    const evidence = within(row).getByRole("link", { name: "Trial.pdf (PDF, 240 KB)" });
    expect(evidence.getAttribute("href")).toBe("/api/v1/files/file-1/content");
    const documents = within(screen.getByRole("region", { name: "Documents" }));
    expect(documents.getByRole("link", { name: /Data sheet.pdf/ })).toBeTruthy();
    const part = (name: string) => screen.getByRole("region", { name }).textContent;
    expect(part("What it is not good for")).toContain("Corridors.");
    expect(part("Safeguards")).toContain("Planned. By age");
    expect(part("How to buy")).toContain("Under £50,000 a year");
    expect(screen.getByText("Horizon:").parentElement?.textContent).toContain("another sector");
  });

  it("says that what was checked is kept back where the note is not shown", async () => {
    const deployments = [{ ...DEPLOYMENT, evidence_note: "" }];
    await open("/solutions/SO-2030-0001", {
      "solutions/SO-2030-0001": { ...SOLUTION, deployments },
    });
    const table = within(screen.getByRole("region", { name: "Where it is in use, table" }));
    expect(
      table.getByText("What was checked is not public: it could tell who uses it."),
    ).toBeTruthy();
  });

  it("lets a force ask who an unnamed user is, and shows what came of it", async () => {
    const actions = { available_actions: ["ask_for_a_contact"] };
    const deployments = [
      { ...DEPLOYMENT, ...actions },
      { ...DEPLOYMENT, ...actions, id: "d2", use: "Days" },
    ];
    const told = {
      ...{ id: "c1", deployment_id: "d1", status: "agreed", disclosed_name: "Northmoor" },
    };
    await open("/solutions/SO-2030-0001", {
      "solutions/SO-2030-0001": { ...SOLUTION, deployments },
      "contact-requests": { items: [told], total: 1, next_cursor: null },
      session: sessionOf(membership("f", "Kent Police", "force_contributor")),
    });
    const name = await screen.findByRole("link", {
      name: "It agreed to be named to your force alone: Northmoor",
    });
    expect(name.getAttribute("href")).toBe("/contact-requests/c1");
    const ask = screen.getByRole("link", { name: "Ask for a contact" });
    expect(ask.getAttribute("href")).toBe("/solutions/SO-2030-0001/contact/d2");
  });

  it("reads version by version, with what came and went in words", async () => {
    const version = (number: number, not_good_for: string) => ({
      ...{ number, listed_at: "2030-01-02T09:00:00Z", changed: ["not_good_for"] },
      ...{ card: { ...CARD, not_good_for }, deployments: [] },
    });
    await open("/solutions/SO-2030-0001/changes", {
      "solutions/SO-2030-0001/versions": {
        items: [version(2, "Corridors."), version(1, "Corridors and stairs.")],
        ...{ total: 2, next_cursor: null },
      },
      "solutions/SO-2030-0001": SOLUTION,
    });
    const second = screen.getByRole("region", { name: /^Version 2/ });
    expect(second.textContent).toContain("What it is not good for");
    expect(second.querySelector("del")?.textContent).toContain("Removed: Corridors and stairs.");
    expect(second.querySelector("ins")?.textContent).toContain("Added: Corridors.");
    expect(screen.getByText("Listed for the first time.")).toBeTruthy();
  });

  it("shows nothing it claimed while it is suspended, and says so", async () => {
    const suspended = {
      ...SOLUTION,
      ...{ status: "suspended", status_reason: "A claim is disputed.", card: null },
      deployments: [],
    };
    await open("/solutions/SO-2030-0001", { "solutions/SO-2030-0001": suspended });
    expect(screen.getByText(/suspended since 2 January 2030/)).toBeTruthy();
    expect(screen.getByText("A claim is disputed.")).toBeTruthy();
    expect(screen.queryByText("Horizon:")).toBeNull();
    expect(screen.queryByRole("heading", { name: "Where it is in use" })).toBeNull();
  });
});

describe("the catalogue", () => {
  it("shows horizon, evidence and maturity of each product", async () => {
    const item = {
      ...SOLUTION,
      ...{ summary: "", revision_state: null, capabilities: [], maturity: 6, hosting: null },
      proven_in: [
        {
          ...{ sector: { slug: "health", name: "Health" }, evidence: "verified" },
          ...{ is_stale: true, since: "2024-05-01" },
        },
        {
          ...{ sector: { slug: "rail", name: "Rail" }, evidence: "claimed" },
          ...{ is_stale: false, since: null },
        },
      ],
    };
    const page = { ...EMPTY, items: [item], total: 1 };
    await open("/solutions", { "solutions/facets": FACETS, solutions: page });
    expect(
      screen.getByText("In use in Health since 2024 (verified, over a year ago), Rail (claimed)"),
    ).toBeTruthy();
    expect(screen.getByRole("link", { name: "Download as CSV" }).getAttribute("href")).toBe(
      "/api/v1/solutions.csv?sort=newest",
    );
    expect(screen.getByText("Maturity: shown working (level 6 of 9)")).toBeTruthy();
    const levels = within(screen.getByRole("combobox", { name: "Maturity at least" }));
    expect(levels.getAllByRole("option").map((option) => option.textContent)).toEqual([
      "Any maturity",
      "Shown working, or in use (levels 6 to 9 of 9) (3)",
    ]);
  });

  it("offers the wider theme when nothing has the capability asked for", async () => {
    const capability = { slug: "x", name: "Room sensing", theme: { slug: "t", name: "Sensors" } };
    const asked = await open("/solutions?capability=x&trl_min=3&trl_min=6", {
      "solutions/facets": FACETS,
      solutions: EMPTY,
      "capabilities/x": capability,
      session: sessionOf(membership("f", "Kent Police", "force_contributor")),
    });
    const wider = await screen.findByRole("link", { name: "Sensors" });
    expect(wider.getAttribute("href")).toBe("/solutions?theme=t");
    expect(screen.getByText(/“Room sensing” is part of a wider theme/)).toBeTruthy();
    expect(asked).toContain("/api/v1/solutions?capability=x&sort=newest&trl_min=6");
  });

  it("looks for no theme of a capability that nobody knows", async () => {
    const dropped_filters = [{ filter: "capability", value: "x" }];
    const asked = await open("/solutions?capability=x&horizon=emerging&hosting=uk_only", {
      "solutions/facets": FACETS,
      solutions: { ...EMPTY, dropped_filters },
    });
    expect(screen.getByText(/“x” is not something we know under “Capability”/)).toBeTruthy();
    const without = screen.getByRole("link", { name: "Without “Emerging” (Horizon)" });
    expect(without.getAttribute("href")).toBe("/solutions?capability=x&hosting=uk_only");
    expect(
      screen.getByRole("link", { name: "Without “United Kingdom only” (Hosting)" }),
    ).toBeTruthy();
    expect(asked.filter((path) => path.includes("capabilities/"))).toEqual([]);
  });

  it("says that no card is listed yet, without filters", async () => {
    await open("/solutions", { "solutions/facets": FACETS, solutions: EMPTY });
    expect(screen.getByText("No product card has been listed yet.")).toBeTruthy();
    expect(screen.queryByRole("button", { name: "Apply filters" })).toBeNull();
  });
});
