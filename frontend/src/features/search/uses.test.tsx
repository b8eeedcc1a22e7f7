import { screen, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { FOUND, HIT, open, part, piece } from "../../../tests/searching";

const USE = {
  ...{ ...HIT, kind: "use", id: "9", reference: "SO-2029-0007", status: "in_use" },
  ...{ title: [piece("Otter "), piece("Redact", true)], snippet: [piece("Case papers.")] },
  organisation: { slug: "otter", name: "Otter Limited" },
  use: {
    organisation: { id: "k", slug: "kent", name: "Kent Police" },
    user: [piece("Kent", true), piece(" Police")],
    ...{ status: "in_use", started_on: "2029-06-01", ended_on: null, is_stale: false },
    ...{ evidence: "confirmed", evidence_at: "2029-08-03T09:00:00Z" },
    ...{ evidence_role: "force_contributor", evidence_date: "2029-08-03" },
  },
};

describe("technology in use that was found", () => {
  it("says who uses a product and how well that is evidenced, and leads to its card", async () => {
    const claim = { evidence: "claimed", evidence_at: null, evidence_role: null, is_stale: true };
    const trial = { ...USE.use, ...claim, status: "trial", evidence_date: "2028-03-01" };
    const counts = { kind: [{ value: "use", name: null, count: 2 }], capability: [] };
    const status = [{ value: "in_use", name: null, count: 1 }];
    await open("/search?q=kent+redact", {
      ...FOUND,
      items: [USE, { ...USE, id: "10", use: trial }],
      facets: { ...counts, status },
    });
    const uses = part("Technology in use").getAllByRole("listitem");
    const link = within(uses[0] as HTMLElement).getByRole("link");
    expect(link.textContent).toBe("Otter Redact at Kent Police");
    expect(link.getAttribute("href")).toBe("/solutions/SO-2029-0007#in-use");
    expect([...link.querySelectorAll("strong")].map((each) => each.textContent)).toEqual([
      "Redact",
      "Kent",
    ]);
    const [first, second] = uses.map((use) => use.querySelector(".eme-card__meta")?.textContent);
    expect(first).toMatch(
      /Evidence: ConfirmedIn use since June.2029Confirmed by Kent Police \(contributor\) on 3.August.2029$/,
    );
    expect(second).toMatch(/Claimed.*Trial since June.2029.*Only the supplier says so.*Stale/);
    expect(
      screen.getByText(/0 outcomes, 0 answered questions and 2 uses at forces\./),
    ).toBeTruthy();
    expect(screen.getByRole("checkbox", { name: /^In use \(1 result/ })).toBeTruthy();
  });
});
