import { fireEvent, screen, waitFor } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { answerWith, membership, openService, sessionOf } from "../../../tests/service";
import { routes } from "./routes";

const OUTCOME = { index: 0, answer: "met_now", text: "It works.", confidential: false };
const COPY = {
  outcomes: [OUTCOME],
  ...{ proven_elsewhere: "", transfer_gaps: "", safeguards: "Kept.", what_to_know: "" },
  ...{ cost_band: null, time_needed: "", interest_in_events: false, interest_in_pilot: false },
  ...{
    confidential_parts: [],
    attachments: [],
    solution: null,
    updated_at: "2027-03-01T10:00:00Z",
    differs: true,
  },
};
const FORCE = { id: "f1", slug: "kent", name: "Kent Police" };

const responseWith = (actions: string[], more: object = {}) => ({
  ...{ id: "r1", reference: "RE-2027-0001", status: "draft", version: 1, is_own: true },
  challenge: {
    ...{ id: "c1", reference: "CH-2027-0001", title: "Finding people", status: "open" },
    ...{ response_handling: "sealed", responses_close_at: "2027-03-18T17:00:00Z" },
    lead_force: FORCE,
    outcomes: [{ index: 0, title: "Found sooner", measure: "In hours" }],
  },
  ...{
    supplier: FORCE,
    files: {},
    solution: null,
    working_copy: COPY,
    submitted: null,
    receipt: null,
  },
  ...{ submitted_at: null, withdrawn_at: null, decided_at: null, feedback: null },
  ...{ feedback_state: "not_due", feedback_owed_since: null, available_actions: actions },
  ...more,
});

const OTTER = membership("m1", "Example Otter Ltd", "supplier_member");

const NOBODY = [undefined, undefined] as const;

type Refusal = { status: number; body: object };

/** The page of a question; saving is answered by `patch`. */
function open(
  address: string,
  actions: string[],
  patch?: () => Refusal | undefined,
  now = COPY,
  member = OTTER,
) {
  let reads = 0;
  const asked = answerWith((method, path, body) => {
    if (path.endsWith("/auth/session")) return { body: sessionOf(member) };
    if (path.endsWith("/audience")) return { body: { sender: [], parts: [], never: [] } };
    if (!path.startsWith("/api/v1/responses/RE-2027-0001")) return undefined;
    const headers = { ETag: `"v${reads + 1}"` };
    if (method === "GET") {
      reads += 1;
      const copy = reads > 1 ? now : COPY;
      return { body: responseWith(actions, { working_copy: copy }), headers };
    }
    const refused = patch?.();
    if (refused) return refused;
    const copy = { ...COPY, ...(body as object) };
    return { body: responseWith(actions, { working_copy: copy }), headers: { ETag: '"v9"' } };
  });
  openService(address, routes);
  return asked;
}

const QUESTION = "/supplier/responses/RE-2027-0001/draft/outcome-1";
const box = () => screen.findByLabelText("Describe how");

function type(element: HTMLElement, value: string) {
  fireEvent.change(element, { target: { value } });
  fireEvent.blur(element);
}

describe("writing a response", () => {
  it("saves an answer with its mark of confidentiality when the field is left", async () => {
    const asked = open(QUESTION, ["edit", "submit"]);
    type(await box(), "It works in three places.");
    await screen.findByText(/^Saved at/);
    fireEvent.click(screen.getByLabelText("Keep this answer confidential"));
    fireEvent.click(screen.getByRole("button", { name: "Save and continue" }));
    await screen.findByRole("heading", { level: 1, name: "Finding people" });
    const sent = asked.filter(({ method }) => method === "PATCH").map(({ body }) => body);
    const text = "It works in three places.";
    expect(sent).toEqual([
      { outcomes: [{ ...OUTCOME, text }] },
      { outcomes: [{ ...OUTCOME, text, confidential: true }] },
    ]);
  });

  it("keeps the text on the page when the challenge closes meanwhile", async () => {
    const body = { title: "Wrong moment", state: "unsent", available_actions: [] };
    open(QUESTION, ["edit"], () => ({ status: 409, body }));
    type(await box(), "Typed a second too late.");
    await screen.findByText("This challenge takes no more responses");
    expect(((await box()) as HTMLTextAreaElement).value).toBe("Typed a second too late.");
  });

  it("asks which text counts when two people changed the same answer", async () => {
    const now = { ...COPY, outcomes: [{ ...OUTCOME, text: "Theirs." }] };
    let first = true;
    const patch = () => {
      if (!first) return undefined;
      first = false;
      return { status: 412, body: { title: "Somebody was first" } };
    };
    const asked = open(QUESTION, ["edit"], patch, now);
    type(await box(), "Mine.");
    await screen.findByRole("heading", { name: "Somebody else has changed this" });
    expect(screen.getByText("Theirs.")).toBeTruthy();
    fireEvent.click(screen.getByRole("button", { name: "Save what you chose" }));
    expect(((await box()) as HTMLTextAreaElement).value).toBe("Mine.");
    await waitFor(() => expect(asked.filter(({ method }) => method === "PATCH")).toHaveLength(2), {
      timeout: 3000,
    });
  });

  it.each(["registered", "verified"] as const)(
    "is checked by a %s organisation, which is told beforehand whether it may send",
    async (status) => {
      const member = { ...OTTER, organisation: { ...OTTER.organisation, status } };
      open("/supplier/responses/RE-2027-0001/draft/check", ["edit", "submit"], ...NOBODY, member);
      await screen.findByRole("heading", { level: 1, name: "Check your response" });
      const told = screen.queryByText(/You can check your response now, and send it once/);
      expect(told !== null).toBe(status === "registered");
    },
  );

  it("stays readable after closing, without anything to send", async () => {
    open("/supplier/responses/RE-2027-0001/draft", []);
    await screen.findByText("This challenge takes no more responses");
    expect(screen.getByText("Kept.")).toBeTruthy();
    expect(screen.queryByRole("link", { name: "Check and send" })).toBeNull();
  });
});
