import { screen, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import type { DeploymentRecord } from "@/shared/deployment-records";
import { answerWith, membership, openService, sessionOf } from "../../../tests/service";
import { routes } from "./routes";

const OLD: DeploymentRecord = {
  id: "d1",
  solution: {
    ...{ id: "s", reference: "SO-2030-0001", name: "Otter Watch" },
    supplier: { id: "o", slug: "otter", name: "Otter Ltd" },
  },
  ...{ sector: "health", sector_name: "Health", organisation: null, organisation_id: null },
  ...{
    organisation_label: "A trust",
    anonymous: false,
    use: "Wards at night",
    scale: "",
    reach: null,
  },
  ...{ capabilities: [], status: "in_use", started_on: null, ended_on: null },
  ...{ evidence: "verified", evidence_on: null, evidence_link: "" },
  ...{ evidence_at: "2024-03-05T10:00:00Z", evidence_role: "moderator" },
  ...{ evidence_note: "Read the report.", evidence_date: "2024-03-05", is_stale: true },
  ...{
    documents: [],
    learned: "",
    is_listed: true,
    is_example: true,
    version: 3,
    available_actions: [],
  },
};
const CARD = {
  ...{ id: "s", reference: "SO-2030-0001", name: "Otter Watch", summary: "", status: "listed" },
  supplier: { id: "o", slug: "otter", name: "Otter Ltd" },
  ...{ status_since: "2030-01-02T09:00:00Z", revision_state: null, horizon: "other_sector" },
  ...{ capabilities: [], maturity: 6, hosting: null, proven_in: [], is_example: true },
  ...{ first_listed_at: "2030-01-02T09:00:00Z", listed_at: "2030-01-02T09:00:00Z" },
};

async function open(waiting: readonly DeploymentRecord[]) {
  answerWith((_, path) => {
    if (path.endsWith("/auth/session")) {
      return { body: sessionOf(membership("m", "Otter Ltd", "supplier_member")) };
    }
    const items = path.startsWith("/api/v1/deployments") ? waiting : [CARD];
    return { body: { items, total: items.length, next_cursor: null, dropped_filters: [] } };
  });
  openService("/supplier/solutions", routes);
  await screen.findByRole("heading", { level: 1 });
}

describe("one's own solutions", () => {
  it("say which evidence is to be renewed, and what raises it", async () => {
    await open([OLD]);
    const part = within(await screen.findByRole("region", { name: "Evidence to renew" }));
    const link = part.getByRole("link", { name: "Otter Watch: A trust" });
    expect(link.getAttribute("href")).toBe("/supplier/solutions/SO-2030-0001/deployments/d1");
    expect(part.getByText("Verified by the moderator on 5 March 2024")).toBeTruthy();
    expect(part.getByText(/Over a year ago/)).toBeTruthy();
    expect(part.getByText(/Nobody can do that for it/)).toBeTruthy();
  });

  it("say nothing of it when nothing is old or disputed", async () => {
    await open([]);
    await screen.findByRole("table", { name: "Our solutions" });
    expect(screen.queryByRole("heading", { name: "Evidence to renew" })).toBeNull();
  });
});
