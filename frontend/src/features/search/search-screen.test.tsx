import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { FOUND, HIT, OUTCOME, open, part, piece } from "../../../tests/searching";

describe("the results of a search", () => {
  it("stand by kind, the kind of the best one first, with matched words in bold", async () => {
    const asked = await open("/search?q=phones&status=open");
    expect(asked).toEqual(["/api/v1/search?q=phones&status=open&limit=20"]);
    expect(document.title).toMatch(/^Search – phones – /);
    expect(screen.getByText("26 results for “phones”").role).toBe("status");
    const headings = screen.getAllByRole("heading", { level: 2 }).map((each) => each.textContent);
    expect(headings).toEqual([
      "Filter",
      "Outcomes (1)",
      "Challenges (1)",
      "Solutions (0 of 24 on this page)",
      "Support links",
    ]);
    const link = part("Challenges").getByRole("link", { name: "A phone given back" });
    expect(link.getAttribute("href")).toBe("/challenges/CH-2030-0042");
    expect([...link.querySelectorAll("strong")].map((each) => each.textContent)).toEqual(["phone"]);
    expect(part("Challenges").getByText("phones").tagName).toBe("STRONG");
    expect(part("Challenges").getByText("Closes at 5pm on 14 March 2030")).toBeTruthy();
    expect(part("Challenges").queryByText(/found by its meaning/)).toBeNull();
    expect(part("Challenges").queryByText(/Does not hold/)).toBeNull();
    expect(screen.queryByText(/Results that do not hold all your words/)).toBeNull();
  });

  it("say what was found by meaning, lead an outcome to its page and a kind to all of it", async () => {
    await open("/search?q=phones");
    const outcomes = part("Outcomes");
    const link = outcomes.getByRole("link", { name: "Outcome: Rosters" });
    expect(link.getAttribute("href")).toBe("/challenges/CH-2029-0001/outcome");
    expect(outcomes.getByText(/found by its meaning/)).toBeTruthy();
    expect(outcomes.queryByText(/Does not hold/)).toBeNull();
    const all = part("Solutions").getByRole("link", { name: "See all 24 solutions" });
    expect(all.getAttribute("href")).toBe("/search?q=phones&kind=solution");
    expect(part("Challenges").queryByRole("link", { name: /^See/ })).toBeNull();
  });

  it("say which words a result does not hold, and how to ask for them", async () => {
    const one = { ...HIT, missing: ["kiosk"] };
    const two = { ...HIT, id: "2", missing: ["kiosk", "van", "hub"] };
    const reference = { ...HIT, id: "3", terms: [], by_reference: true };
    await open("/search?q=phones", { ...FOUND, items: [HIT, one, two, reference] });
    const hits = part("Challenges").getAllByRole("listitem");
    expect(hits.map((hit) => /Does not hold .*”/.exec(hit.textContent ?? "")?.[0])).toEqual([
      undefined,
      "Does not hold “kiosk”",
      "Does not hold “kiosk”, “van” or “hub”",
      undefined,
    ]);
    expect(screen.getByText(/put it in quotation marks: “kiosk”/)).toBeTruthy();
  });

  it("say how many of each kind there are, how many stand here, and in which order", async () => {
    await open("/search?q=phones");
    expect(
      screen.getByText(
        /^1 challenge, 24 solutions, 1 outcome, 0 answered questions and 0 uses at forces\. Results 1 to 20 are on this page\. The most relevant kind/,
      ),
    ).toBeTruthy();
    const counts = screen.getAllByRole("heading", { level: 2 }).map((each) => each.textContent);
    expect(counts).toContain("Solutions (0 of 24 on this page)");
    expect(counts).toContain("Challenges (1)");
  });

  it("are leafed through by pages that say which results they hold", async () => {
    await open("/search?q=phones&cursor=two&trail=-", {
      ...FOUND,
      total: 45,
      next_cursor: "three",
    });
    const pages = within(screen.getByRole("navigation", { name: "More results" }));
    const [previous, next] = pages.getAllByRole("link").map((link) => link.textContent);
    expect(previous).toBe("Previous page:Results 1 to 20 of 45, of every kind");
    expect(next).toBe("Next page:Results 41 to 45 of 45, of every kind");
  });

  it("of a reference are in no order of relevance", async () => {
    const hit = { ...HIT, terms: [], by_reference: true };
    const items = [hit, { ...OUTCOME, ...{ missing: [], by_reference: true } }];
    await open("/search?q=CH-2030-0042", { ...FOUND, items, total: 2 });
    expect(
      screen.getByText(
        "1 challenge, 24 solutions, 1 outcome, 0 answered questions and 0 uses at forces.",
      ),
    ).toBeTruthy();
    expect(screen.queryByText(/most relevant/)).toBeNull();
  });

  it("say by which capability a word is held that the text does not hold", async () => {
    const named = { ...HIT, by_capability: [[piece("Automated "), piece("redaction", true)]] };
    await open("/search?q=phone+redaction", { ...FOUND, items: [named] });
    const [hit] = part("Challenges").getAllByRole("listitem");
    expect(hit?.textContent).toContain("Capability: Automated redaction");
    expect([...(hit?.querySelectorAll("strong") ?? [])].at(-1)?.textContent).toBe("redaction");
  });

  it("of one kind say nothing of others", async () => {
    const found = { ...FOUND, items: [HIT, { ...HIT, id: "2" }], total: 21, next_cursor: "two" };
    await open("/search?q=phones&kind=challenge", found);
    expect(
      screen.getByText(/^Results 1 to 20 .*\. The most relevant results come first\.$/),
    ).toBeTruthy();
    const next = screen.getByRole("link", { name: /^Next page/ });
    expect(next.textContent).toBe("Next page:Results 21 to 21 of 21");
  });

  it("show every kind in the filter; one that was not found cannot be chosen", async () => {
    const kinds = [{ value: "challenge", name: null, count: 2 }];
    const found = { ...FOUND, facets: { ...FOUND.facets, kind: kinds }, items: [HIT], total: 2 };
    await open("/search?q=phones", found);
    const boxes = [/^Challenges \(2 results/, /^Solutions \(0 results/, /^Outcomes \(0 results/];
    const disabled = boxes.map(
      (name) => screen.getByRole<HTMLInputElement>("checkbox", { name }).disabled,
    );
    expect(disabled).toEqual([false, true, true]);
  });

  it("that are none for a chosen kind leave its box to be unticked", async () => {
    const kinds = [{ value: "challenge", name: null, count: 2 }];
    const found = { ...FOUND, facets: { ...FOUND.facets, kind: kinds }, items: [], total: 0 };
    await open("/search?q=phones&kind=outcome", found);
    const box = screen.getByRole<HTMLInputElement>("checkbox", { name: /^Outcomes \(0 results/ });
    expect([box.checked, box.disabled]).toEqual([true, false]);
  });

  it("can be filtered; clearing the filters keeps what was typed", async () => {
    await open("/search?q=phones&kind=challenge&capability=selective-extraction");
    const filters = within(screen.getByRole("form", { name: "Filter results" }));
    expect(filters.getByRole("checkbox", { name: /Challenges \(1/ })).toBeTruthy();
    expect(filters.getByRole("link", { name: /Clear/ }).getAttribute("href")).toBe(
      "/search?q=phones",
    );
    expect(screen.queryByRole("region", { name: "Solutions" })).toBeNull();
  });

  it("offer another spelling, and capabilities in the words used here", async () => {
    const capabilities = [{ slug: "selective-extraction", name: "Copying", theme: "Devices" }];
    const did_you_mean = { q: "phone", pieces: [piece("phone", true)] };
    await open("/search?q=phnoe", { ...FOUND, did_you_mean, capabilities });
    expect(screen.getByRole("link", { name: "phone" }).getAttribute("href")).toBe(
      "/search?q=phone",
    );
    const words = part("What the technology does, in the words used here");
    expect(words.getByRole("link", { name: "Copying" }).getAttribute("href")).toBe(
      "/solutions?capability=selective-extraction",
    );
  });

  it("say when words alone were compared", async () => {
    await open("/search?q=phones", { ...FOUND, semantic: false });
    expect(screen.getByText(/Only words were compared/)).toBeTruthy();
  });

  it("that are none come with help and the vocabulary, or with the way out of the filters", async () => {
    const none = {
      ...FOUND,
      items: [],
      total: 0,
      facets: { kind: [], status: [], capability: [] },
    };
    await open("/search?q=bees", none);
    expect(
      screen.getByText(
        "Nothing was found in challenges, solutions, outcomes, answers or technology in use.",
      ),
    ).toBeTruthy();
    expect(await screen.findByRole("link", { name: "Selective copying" })).toBeTruthy();
  });

  it("that are none for the filters lead out of them", async () => {
    const none = { ...FOUND, items: [], total: 0 };
    await open("/search?q=bees&kind=outcome", none);
    const out = screen.getByRole("link", { name: "Search without filters" });
    expect(out.getAttribute("href")).toBe("/search?q=bees");
  });
});

describe("the search box", () => {
  it("is there with the vocabulary before anything was typed, and asks for what is typed", async () => {
    const asked = await open("/search");
    expect(asked).toEqual([]);
    expect(screen.getByRole("link", { name: "Selective copying" })).toBeTruthy();
    const box = screen.getByRole("searchbox", { name: /Search challenges/ });
    await userEvent.type(box, '"whole phones" -kiosk{Enter}');
    expect(await screen.findByText('26 results for “"whole phones" -kiosk”')).toBeTruthy();
    expect(screen.getByRole<HTMLInputElement>("searchbox").value).toBe('"whole phones" -kiosk');
  });

  it("says when too much was typed, and asks for nothing", async () => {
    expect(await open(`/search?q=${"x".repeat(201)}`)).toEqual([]);
    expect(screen.getByText(/Shorten this to at most 200 characters/)).toBeTruthy();
  });
});
