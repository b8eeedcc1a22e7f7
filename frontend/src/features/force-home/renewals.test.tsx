import { screen, waitFor, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import {
  type Answer,
  answerWith,
  membership,
  openService,
  sessionOf,
} from "../../../tests/service";
import { routes } from "./routes";

const listOf = (items: readonly unknown[]) => ({
  ...{ items, total: items.length, next_cursor: null, dropped_filters: [] },
});
const CHALLENGE = {
  ...{ id: "c", reference: "CH-2030-0001", title: "Objects in video", summary: "" },
  ...{ status: "closed", responses_close_at: "2030-01-02T17:00:00Z", safeguards_level: null },
  ...{ is_example: true, force: { id: "f", slug: "kent", name: "Kent Police" } },
};
const RENEWAL = {
  ...{ id: "r1", state: "asked", because: null, asked_at: "2030-03-02T09:00:00Z" },
  ...{ decided_at: null, version: 2, available_actions: ["agree", "decline"] },
  ...{
    total: 40,
    label: "possible",
    capabilities: [],
    sentences: null,
    terms: ["object"],
    terms_in: null,
    outcomes: [],
  },
  contributions: [{ name: "text", points: 40, maximum: 45, reasons: [] }],
  ...{ deployments: [], gaps: [], constraints: [], semantic: true, challenge: CHALLENGE },
  solution: {
    ...{ id: "s", reference: "SO-2030-0001", name: "Otter Seek", summary: "", is_example: true },
    ...{ horizon: "emerging", supplier: { id: "o", slug: "otter", name: "Otter Ltd" } },
  },
};
const OWN = {
  ...{ ...CHALLENGE, lead_force: CHALLENGE.force, co_sponsor_count: 0, opens_at: null },
  ...{ published_at: null, updated_at: "2030-01-02T17:00:00Z", capabilities: [], version: 1 },
  ...{ responses_submitted: 0, feedback_owed: 0 },
};

async function open(answered: Answer, ...more: unknown[]) {
  let open = true;
  const asked = answerWith((method, path) => {
    if (path.endsWith("/auth/session")) {
      return { body: sessionOf(membership("f", "Kent Police", "force_contributor")) };
    }
    if (method === "POST") {
      open = answered.status !== undefined;
      return answered;
    }
    if (/deployments|questions/.test(path)) return { body: listOf([]) };
    return {
      body: listOf(path.includes("/renewed-matches") ? (open ? [RENEWAL, ...more] : []) : [OWN]),
    };
  });
  openService("/force", routes);
  await screen.findByRole("heading", { name: "A new product may meet a need you once had" });
  return asked;
}

const product = () => within(screen.getByRole("article", { name: "Otter Seek" }));
const save = () => userEvent.click(product().getByRole("button", { name: "Save answer" }));

describe("a product that may meet a past need", () => {
  it("comes with its reasons and with what a yes and a no tell to whom", async () => {
    await open({ body: {} });
    const shown = product();
    expect(shown.getByRole("link", { name: "Objects in video" }).getAttribute("href")).toBe(
      "/challenges/CH-2030-0001",
    );
    expect(shown.getByText(/It closed on 2 January 2030, and no answer was found/)).toBeTruthy();
    expect(shown.getByText(/40 of 100 points/)).toBeTruthy();
    expect(shown.getByText(/After a no, nobody is told/)).toBeTruthy();
  });

  it("is answered with a yes, for the version that was read", async () => {
    const asked = await open({ body: { id: "r1", state: "agreed" } });
    await userEvent.click(product().getByRole("radio", { name: /^Yes, tell the supplier/ }));
    await save();
    const said = await screen.findByText(/The supplier of Otter Seek is told/);
    await waitFor(() => expect(document.activeElement).toBe(said));
    expect(asked.find(({ method }) => method === "POST")?.body).toEqual({ action: "agree" });
    await waitFor(() => expect(screen.queryByRole("article")).toBeNull());
  });

  it("is answered with a no and its reason, and nobody is told", async () => {
    const asked = await open({ body: { id: "r1", state: "declined" } });
    await userEvent.click(product().getByRole("radio", { name: /no longer have this need/ }));
    await save();
    expect(await screen.findByText(/Nobody is told about Otter Seek/)).toBeTruthy();
    expect(asked.find(({ method }) => method === "POST")?.body).toEqual({
      action: "decline",
      because: "need_gone",
    });
  });

  it("has one question open at a time", async () => {
    const second = { ...RENEWAL, id: "r2", solution: { ...RENEWAL.solution, name: "Heron" } };
    await open({ body: {} }, second);
    expect(screen.getAllByRole("group", { name: "May the supplier be told?" })).toHaveLength(1);
    await userEvent.click(screen.getByRole("button", { name: "Answer the question about Heron" }));
    const heron = within(screen.getByRole("article", { name: "Heron" }));
    expect(heron.getByRole("group", { name: "May the supplier be told?" })).toBeTruthy();
    expect(screen.getAllByRole("group", { name: "May the supplier be told?" })).toHaveLength(1);
  });

  it("asks for an answer when there is none", async () => {
    await open({
      status: 422,
      body: { errors: [{ pointer: "/action", code: "missing", message: "Missing" }] },
      headers: { "Content-Type": "application/problem+json" },
    });
    await save();
    const errors = await screen.findAllByText("Say whether the supplier may be told");
    expect(errors.length).toBeGreaterThan(0);
  });
});
