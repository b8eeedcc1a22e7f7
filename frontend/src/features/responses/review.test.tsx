import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { MODERATOR, open, READING, responseOf } from "../../../tests/responses";

describe("a response", () => {
  const address = "/responses/RE-2030-0001";

  it("is read outcome by outcome, with confidential parts marked where they stand", async () => {
    await open(address, { response: responseOf() });
    const row = screen.getByRole("row", { name: /Within 15 minutes/ });
    expect(within(row).getByText("Commercially confidential")).toBeTruthy();
    expect(within(row).getByText("Partly")).toBeTruthy();
    expect(within(row).getByText("By day within ten.")).toBeTruthy();
    expect(screen.queryByRole("button", { name: "Save feedback" })).toBeNull();
  });

  it("says that it was withdrawn, and shows no text", async () => {
    const withdrawn_at = "2030-03-15T09:00:00.000Z";
    const gone = { status: "withdrawn", submitted: null, withdrawn_at } as const;
    await open(address, { response: responseOf({ ...gone, feedback_state: "not_due" }) });
    expect(screen.getByText(/The supplier withdrew this response at 9am/)).toBeTruthy();
    expect(screen.queryByRole("table")).toBeNull();
  });

  it("keeps the words of a feedback that was refused, and says what is missing", async () => {
    const response = responseOf({ available_actions: ["give_feedback"] });
    const errors = [{ pointer: "/reason", code: "enum", message: "no" }];
    const { asked } = await open(address, {
      response,
      sent: (method) => (method === "PUT" ? { status: 422, body: { errors } } : undefined),
    });
    const box = screen.getByLabelText("What you tell the supplier");
    fireEvent.change(box, { target: { value: "It fits the first outcome well." } });
    fireEvent.click(screen.getByRole("button", { name: "Save feedback" }));
    expect(
      await screen.findByRole("link", { name: "Choose what the feedback comes to" }),
    ).toBeTruthy();
    expect((box as HTMLTextAreaElement).value).toBe("It fits the first outcome well.");
    expect(asked.at(-1)?.body).toEqual({ reason: null, text: "It fits the first outcome well." });
  });

  it("keeps the words of feedback when somebody was first, and sends them to the new state", async () => {
    let etag = '"2"';
    const text = "A colleague's words about the same response.";
    const given_at = "2030-03-15T09:00:00.000Z";
    const feedback = { reason: "not_now", text, given_at, shown_at: null } as const;
    const response = responseOf({ available_actions: ["give_feedback"] });
    await open(address, {
      response,
      sent: (method, path) => {
        if (method === "PUT" && etag === '"2"') {
          response.feedback = feedback;
          etag = '"3"';
          return { status: 412, body: { title: "Somebody else was first" } };
        }
        if (method === "PUT") return { body: response };
        const read = path.endsWith("/responses/RE-2030-0001");
        return read ? { body: response, headers: { ETag: etag } } : undefined;
      },
    });
    const box = screen.getByLabelText("What you tell the supplier");
    fireEvent.change(box, { target: { value: "It fits the first outcome well." } });
    fireEvent.click(screen.getByRole("button", { name: "Save feedback" }));
    expect((await screen.findByRole("alert")).textContent).toContain("Somebody else was first");
    expect(screen.getByText(text)).toBeTruthy();
    expect(screen.getByRole("heading", { name: /Saved by somebody else/ })).toBeTruthy();
    expect((box as HTMLTextAreaElement).value).toBe("It fits the first outcome well.");
    fireEvent.click(screen.getByRole("button", { name: "Save the changed feedback" }));
    await waitFor(() => expect(screen.queryByRole("alert")).toBeNull());
  });

  it("is decided only with feedback: the page says where to write it", async () => {
    const response = responseOf({
      status: "under_review",
      available_actions: ["shortlist", "decline", "keep", "give_feedback"],
    });
    await open(`${address}/decide`, { response });
    const write = screen.getByRole("link", { name: "Write feedback" });
    expect(write.getAttribute("href")).toBe(`${address}#feedback`);
    fireEvent.click(screen.getByLabelText("Not taken forward"));
    expect(screen.getByRole("button", { name: "Do not take forward" })).toBeTruthy();
  });

  it("opens its confidential parts to a moderator behind a stop, with a reason, once", async () => {
    const withheld = { ...READING, withheld: ["cost_band"] };
    const response = responseOf({
      submitted: withheld,
      available_actions: ["read_confidential_parts"],
    });
    const none = { outcomes: [], attachments: [], files: {} };
    const parts = { reference: response.reference, ...none, parts: { cost_band: "over_1m" } };
    const { asked } = await open(`${address}/confidential-reading`, {
      session: MODERATOR,
      response,
      sent: (method) => (method === "POST" ? { body: parts } : undefined),
    });
    expect(screen.queryByText("Over £1 million")).toBeNull();
    const reason = { target: { value: "The supplier asked for advice." } };
    fireEvent.change(screen.getByLabelText("Why do you need to read them?"), reason);
    fireEvent.click(screen.getByRole("button", { name: "Open the confidential parts" }));
    expect(await screen.findByText("Over £1 million")).toBeTruthy();
    expect(asked.at(-1)?.body).toEqual({ reason: "The supplier asked for advice." });
  });
});
