import { screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { answerWith, membership, openService, sessionOf } from "../../../tests/service";
import { routes } from "./routes";

const KENT = membership("kent", "Kent Police", "force_contributor");
const ORGANISATION = {
  ...{ id: "1", slug: "kent", name: "Kent Police", kind: "force", status: "verified" },
  ...{ jurisdiction: "england", nation: "England", region: "South East", size_band: null },
  ...{ force_type: "territorial", gss_code: null, short_code: null, tile_column: 6, tile_row: 9 },
  ...{ valid_from: null, valid_to: null, is_example: false, aliases: [], description: null },
  ...{ website: null, successor: null, predecessors: [], oversees: [], overseen_by: [] },
  contracting_authorities: [{ id: "2", name: "Commissioner", ppon: "PX-1", confirmed: true }],
  version: 1,
};
const PEOPLE = ["kent", "other"].map((membership_id) => ({
  membership_id,
  display_name: `Person ${membership_id}`,
  email: `${membership_id}@force.example`,
  role: "force_approver",
  since: "2030-01-02T09:00:00Z",
}));

describe("one's organisation", () => {
  it("shows what is public about it and, to colleagues, its people", async () => {
    answerWith((_, path) => {
      if (path.endsWith("/auth/session")) return { body: sessionOf(KENT) };
      if (path.endsWith("/people")) return { body: { items: PEOPLE, total: 2, next_cursor: "c" } };
      return path.endsWith("/organisations/kent") ? { body: ORGANISATION } : undefined;
    });
    openService("/organisation", routes);
    expect(await screen.findByText("Territorial police force")).toBeTruthy();
    expect(screen.getByText("Commissioner (identifier PX-1)")).toBeTruthy();
    expect(screen.queryByText("Website")).toBeNull();
    expect(screen.getByRole("table", { name: "2 people" })).toBeTruthy();
    const row = screen.getByRole("row", { name: /Person kent \(you\)/ });
    expect(row.textContent).toContain("approver");
    expect(screen.getByRole("link", { name: /Next/ }).getAttribute("href")).toContain("cursor=c");
  });

  it("asks the public to sign in", async () => {
    answerWith(() => ({ body: sessionOf() }));
    openService("/organisation", routes);
    expect(await screen.findByRole("heading", { name: "Sign in to continue" })).toBeTruthy();
  });
});
