import { fireEvent, screen, waitFor } from "@testing-library/react";
import axe from "axe-core";
import { describe, expect, it } from "vitest";
import type { ContactRequest, DeploymentRecord } from "@/shared/deployment-records";
import type { Role } from "@/shared/session";
import { answerWith, membership, openService, sessionOf } from "../../../tests/service";
import { routes } from "./routes";

const PRODUCT = {
  ...{ id: "s", reference: "SO-2030-0001", name: "Otter Watch" },
  supplier: { id: "o", slug: "otter", name: "Otter Ltd" },
};
const CLAIM: DeploymentRecord = {
  ...{ id: "d1", solution: PRODUCT, sector: "policing", sector_name: "Policing" },
  organisation: { id: "f", slug: "kent", name: "Kent Police" },
  ...{ organisation_id: "f", organisation_label: "", anonymous: false, use: "Wards at night" },
  ...{
    capabilities: [],
    scale: "",
    reach: null,
    status: "in_use",
    started_on: null,
    ended_on: null,
  },
  ...{ evidence: "claimed", evidence_on: null, evidence_link: "", evidence_at: null },
  ...{ evidence_role: null, evidence_note: "", evidence_date: null, is_stale: false },
  ...{
    documents: [],
    learned: "",
    is_listed: true,
    is_example: true,
    version: 3,
    available_actions: [],
  },
};
const REQUEST: ContactRequest = {
  ...{ id: "c1", solution: PRODUCT, deployment_id: "d1", use: "Wards", sector_name: "Health" },
  force: { id: "f", slug: "kent", name: "Kent Police" },
  ...{ status: "passed_on", status_since: "2030-01-02T10:00:00Z", version: 2 },
  ...{ asked_at: "2030-01-01T10:00:00Z", disclosed_name: null },
  available_actions: ["agree", "decline"],
};
const page = (...items: unknown[]) => ({ items, next_cursor: null, total: items.length });

type Sent = { method: string; path: string; body: unknown };

async function open(address: string, role: Role, answers: Readonly<Record<string, unknown>>) {
  const sent: Sent[] = answerWith((method, path) => {
    if (path.endsWith("/auth/session")) {
      return { body: sessionOf(membership("m", "Kent Police", role)) };
    }
    const key = Object.keys(answers).find((part) => path.startsWith(`/api/v1/${part}`));
    if (!key) return undefined;
    const refused = method === "POST" && answers.refused;
    if (refused) return { status: 422, body: refused };
    return { body: answers[key], headers: { ETag: '"v3"' } };
  });
  const { router } = openService(address, routes);
  await screen.findByRole("heading", { level: 1 });
  return { sent: () => sent.filter(({ method }) => method === "POST"), router };
}

describe("what is said of a deployment", () => {
  it("is verified by a moderator, who says what was checked, for everyone to read", async () => {
    const one = { ...CLAIM, available_actions: ["verify"] };
    const { sent } = await open("/moderation/evidence/d1", "moderator", {
      "deployments/d1": one,
      "deployments?": page(one),
      "contact-requests": page(),
    });
    expect(screen.getByText("Only the supplier says so, without a date")).toBeTruthy();
    const rules = { runOnly: ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"] };
    const { violations } = await axe.run(document.body, {
      ...rules,
      rules: { "color-contrast": { enabled: false } },
    });
    expect(violations.map(({ id }) => id)).toEqual([]);
    fireEvent.click(screen.getByRole("radio", { name: "Verify it" }));
    expect(screen.getByText("Everyone will read this")).toBeTruthy();
    const words = { target: { value: "Read the report of March." } };
    fireEvent.change(screen.getByRole("textbox", { name: "What did you check?" }), words);
    fireEvent.click(screen.getByRole("button", { name: "Save" }));
    await waitFor(() => expect(sent()).toHaveLength(1));
    expect(sent()[0]?.path).toBe("/api/v1/deployments/d1/transitions");
    expect(sent()[0]?.body).toEqual({ action: "verify", reason: "Read the report of March." });
  });

  it("is confirmed without words by the force that uses it, or disputed with a reason", async () => {
    const one = { ...CLAIM, available_actions: ["confirm", "dispute"] };
    const { sent } = await open("/force/deployments/d1", "force_contributor", {
      "deployments/d1": one,
      "deployments?": page(one),
      "contact-requests": page(),
    });
    expect(screen.getByRole("heading", { name: "Does your force use Otter Watch?" })).toBeTruthy();
    fireEvent.click(screen.getByRole("radio", { name: "It is not so: dispute it" }));
    expect(screen.getByRole("textbox", { name: "What is not so?" })).toBeTruthy();
    fireEvent.click(screen.getByRole("radio", { name: "It is so: confirm it" }));
    expect(screen.queryByRole("textbox")).toBeNull();
    fireEvent.click(screen.getByRole("button", { name: "Save" }));
    await waitFor(() => expect(sent()).toHaveLength(1));
    expect(sent()[0]?.body).toEqual({ action: "confirm", reason: null });
  });

  it("says at the words what is missing", async () => {
    const one = { ...CLAIM, available_actions: ["dispute"] };
    const error = { pointer: "/reason", code: "missing", message: "Give a reason" };
    await open("/force/deployments/d1", "force_approver", {
      ...{ "deployments/d1": one, refused: { title: "Invalid", errors: [error] } },
    });
    fireEvent.click(screen.getByRole("radio", { name: "It is not so: dispute it" }));
    fireEvent.click(screen.getByRole("button", { name: "Save" }));
    const link = await screen.findByRole("link", { name: "Say why" });
    expect(link.getAttribute("href")).toBe("#reason");
  });

  it("shows a confirmation with organisation, role and date, and that it is stale", async () => {
    const old = {
      ...{ evidence: "confirmed", evidence_at: "2024-03-05T10:00:00Z" },
      ...{ evidence_role: "force_approver", evidence_date: "2024-03-05", is_stale: true },
      available_actions: ["confirm", "withdraw_confirmation", "dispute"],
    } as const;
    await open("/force/deployments", "force_contributor", {
      "deployments?": page(),
      deployments: page({ ...CLAIM, ...old }),
      "contact-requests": page(REQUEST),
    });
    const words = "Confirmed by Kent Police (approver) on 5 March 2024";
    expect(screen.getByText(words)).toBeTruthy();
    expect(screen.getByText(/Over a year ago: say whether it still holds/)).toBeTruthy();
    expect(await screen.findByRole("table", { name: "Requests for a contact" })).toBeTruthy();
  });
});

describe("a request for a contact", () => {
  it("is answered by the supplier without a word to the force", async () => {
    const { sent, router } = await open("/contact-requests/c1", "supplier_member", {
      "contact-requests/c1": REQUEST,
    });
    expect(screen.queryByRole("textbox")).toBeNull();
    fireEvent.click(screen.getByRole("radio", { name: "Decline" }));
    fireEvent.click(screen.getByRole("button", { name: "Send" }));
    await waitFor(() => expect(sent()).toHaveLength(1));
    expect(sent()[0]?.body).toEqual({ action: "decline" });
    await waitFor(() => expect(router.state.location.pathname).toBe("/supplier"));
  });

  it("tells the name to the force once it was agreed to, and offers nothing more", async () => {
    const agreed = { status: "agreed", disclosed_name: "Northmoor", available_actions: [] };
    await open("/contact-requests/c1", "force_contributor", {
      "contact-requests/c1": { ...REQUEST, ...agreed },
    });
    expect(screen.getByText("The organisation is Northmoor.")).toBeTruthy();
    expect(screen.queryByRole("button", { name: "Send" })).toBeNull();
  });

  it("stops before a force asks", async () => {
    const { sent } = await open("/solutions/SO-2030-0001/contact/d1", "force_contributor", {
      "solutions/SO-2030-0001": PRODUCT,
      "deployments/d1/contact-requests": REQUEST,
      "contact-requests/c1": REQUEST,
    });
    expect(sent()).toHaveLength(0);
    fireEvent.click(screen.getByRole("button", { name: "Ask for a contact" }));
    await waitFor(() => expect(sent()).toHaveLength(1));
    expect(sent()[0]?.path).toBe("/api/v1/deployments/d1/contact-requests");
  });
});
