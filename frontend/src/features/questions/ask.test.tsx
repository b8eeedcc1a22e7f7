import { act, cleanup, fireEvent, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { expectAccessible } from "../../../tests/accessible";
import {
  ADDRESS,
  API,
  at,
  box,
  heading,
  openAsk,
  press,
  refused,
  TEXT,
  write,
} from "../../../tests/asking";
import { questionOf } from "../../../tests/questions";

describe("writing a question", () => {
  it("says what to leave out, who will read it and until when it can be sent", async () => {
    await openAsk();
    expect(box().labels?.[0]?.textContent).toBe("What do you want to ask?");
    expect(screen.getByText(/names of your organisation and its products/)).toBeTruthy();
    expect(screen.getByText(/^Everyone will read this\. Until it is answered only/)).toBeTruthy();
    expect(screen.getByText(/until 5pm on 14.March.2030, in.65.days/)).toBeTruthy();
    expect(screen.getAllByText("You have 1,000 characters remaining").length).toBeGreaterThan(0);
    await expectAccessible();
    cleanup();
    await openAsk({ challenge: { visibility: "registered_suppliers" } });
    expect(screen.getByText(/^Suppliers who may see this challenge\. Until/)).toBeTruthy();
  });

  it("has to have words", async () => {
    const similar = refused(422, "invalid", at("/text", "string_too_short", "Too short"));
    await openAsk({ similar });
    press("Continue");
    const summary = await screen.findByRole("alert");
    const link = within(summary).getByRole("link", { name: "Enter your question" });
    expect(link.getAttribute("href")).toBe("#text");
    expect(document.title).toMatch(/^Error: What do you want to ask\?/);
  });

  it("shows what was answered that is like it, and keeps the words out of the address", async () => {
    const { id, wording, answer, published_at } = questionOf();
    const items = [{ id, wording, answer, published_at }];
    const { posted, router } = await openAsk({ similar: { body: { items } } });
    await write();
    expect(posted()).toEqual([{ method: "POST", path: `${API}/similar`, body: { text: TEXT } }]);
    expect(router.state.location.href).toBe(`${ADDRESS}?step=check`);
    const found = screen.getByRole("region", { name: "Has it been answered?" });
    const details = within(found).getByRole("group");
    expect(details.textContent).toContain("May interpreters work from home?");
    expect(details.textContent).toContain("They need a room of their own.");
    await waitFor(() => expect(document.activeElement?.id).toBe("main"));
    await expectAccessible();
    expect([localStorage.length, sessionStorage.length]).toEqual([0, 0]);
  });

  it("goes on where nothing like it is found or can be looked for", async () => {
    await openAsk();
    await write();
    expect(screen.getByText("No answered question on this challenge is like yours.")).toBeTruthy();
    cleanup();
    await openAsk({ similar: refused(503, "unavailable") });
    await write();
    expect(screen.getByText(/could not look for answered questions like yours/)).toBeTruthy();
  });

  it("can be changed after the check, and is there again after leaving the page", async () => {
    const { router } = await openAsk();
    await write();
    fireEvent.click(screen.getByRole("link", { name: "Change your question" }));
    await heading("What do you want to ask?");
    expect(box().value).toBe(TEXT);
    await act(() => router.navigate({ href: "/challenges/CH-2030-0042/ask?step=check" }));
    expect(screen.getByRole("heading", { level: 1 }).textContent).toBe("Check your question");
    await act(() => router.navigate({ href: ADDRESS }));
    fireEvent.change(box(), { target: { value: `${TEXT} At night?` } });
    await act(() => router.navigate({ href: "/challenges/CH-2030-0042/ask?step=check" }));
    expect(box().value).toBe(`${TEXT} At night?`);
    await act(() => router.navigate({ href: "/challenges/CH-2030-0042/questions" }));
    expect(screen.queryByRole("textbox")).toBeNull();
    await act(() => router.navigate({ href: ADDRESS }));
    expect(box().value).toBe(`${TEXT} At night?`);
  });
});

describe("who cannot ask", () => {
  it("is told when the time for questions is over or has not come", async () => {
    await openAsk({ challenge: { available_actions: ["respond"] } });
    expect(screen.getByRole("heading", { name: "You cannot ask now" })).toBeTruthy();
    expect(screen.queryByRole("textbox")).toBeNull();
    expect(screen.queryByText(/It was not sent/)).toBeNull();
    cleanup();
    await openAsk({ challenge: { available_actions: [], status: "scheduled" } });
    expect(screen.getByText("Questions can be asked from 9am on 3 January 2030")).toBeTruthy();
  });

  it("waits for verification", async () => {
    await openAsk({ verified: false });
    expect(screen.getByRole("heading", { name: "Your organisation cannot ask yet" })).toBeTruthy();
    expect(screen.queryByRole("textbox")).toBeNull();
    const read = screen.getByRole("link", { name: "Read the questions and answers" });
    expect(read.getAttribute("href")).toBe("/challenges/CH-2030-0042/questions");
    await expectAccessible();
  });
});
