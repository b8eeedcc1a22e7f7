import { fireEvent, screen, within } from "@testing-library/react";
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
  SENT,
  send,
  TEXT,
  write,
} from "../../../tests/asking";
import { challengeOf } from "../../../tests/records";

describe("sending a question", () => {
  it("says by when the force means to answer, and that everybody will read it", async () => {
    const { posted, keys, router } = await openAsk();
    await write();
    await send();
    expect(posted()[1]).toEqual({
      ...{ method: "POST", path: API, body: { text: TEXT, checked: false } },
    });
    expect(keys()[0]).toMatch(/^[0-9a-f-]{36}$/);
    expect(router.state.location.href).toBe(`${ADDRESS}?step=sent`);
    expect(screen.getByText(/Kent Police means to answer by 5pm on 11.January.2030/)).toBeTruthy();
    expect(screen.getByText(/Everybody who may read the challenge reads the answer/)).toBeTruthy();
    const where = screen.getByRole("link", { name: "questions and answers" });
    expect(where.getAttribute("href")).toBe("/challenges/CH-2030-0042/questions");
    expect(screen.getByText(TEXT)).toBeTruthy();
    await expectAccessible();
    fireEvent.click(screen.getByRole("link", { name: "Ask another question" }));
    await heading("What do you want to ask?");
    expect(box().value).toBe("");
  });

  it("is refused at words that look like a person or the asker, until they are checked", async () => {
    const finding = refused(409, "check-failed", {
      errors: [
        { pointer: "/text", code: "phone", message: "This looks like a phone number: “1”" },
        { pointer: "/text", code: "asker", message: "This tells everybody who asked: “Otter”" },
      ],
    });
    const { posted, keys } = await openAsk({ answers: [finding, SENT] });
    await write();
    expect(screen.queryByRole("checkbox")).toBeNull();
    press("Send your question");
    const summary = await screen.findByRole("alert");
    const links = within(summary).getAllByRole("link");
    expect(links.map((link) => link.textContent)).toEqual([
      "This looks like a phone number: “1”",
      "This tells everybody who asked: “Otter”",
    ]);
    const words = document.getElementById("text") as HTMLElement;
    expect(words.textContent).toContain("This tells everybody who asked: “Otter”");
    expect(words.textContent).toContain(TEXT);
    fireEvent.click(links[0] as HTMLElement);
    expect(document.activeElement).toBe(words);
    await expectAccessible();
    fireEvent.click(screen.getByRole("checkbox", { name: /^I have checked this/ }));
    await send();
    expect(posted().at(-1)?.body).toEqual({ text: TEXT, checked: true });
    expect(new Set(keys()).size).toBe(2);
  });

  it("waits for signing in again when the session has ended, and is sent as it was", async () => {
    const { posted } = await openAsk({ answers: [refused(401, "sign-in-needed"), SENT] });
    await write();
    press("Send your question");
    await screen.findByRole("heading", { level: 1, name: "Sign in to continue" });
    press("Sign in");
    await heading("Question sent");
    expect(posted().filter(({ path }) => path === API)).toHaveLength(2);
    expect(posted().at(-1)?.body).toEqual({ text: TEXT, checked: false });
  });

  it("carries the same key when it is sent again after a failure", async () => {
    const { keys } = await openAsk({ answers: [refused(500, "server-problem"), SENT] });
    await write();
    press("Send your question");
    await screen.findByText(/We cannot say whether what you sent was saved/);
    expect(screen.getByText(TEXT)).toBeTruthy();
    await send();
    expect(keys()).toHaveLength(2);
    expect(new Set(keys()).size).toBe(1);
  });

  it.each([
    [
      "asked already",
      refused(422, "invalid", at("/text", "taken", "Your organisation has asked this already")),
      "Your organisation has asked this already",
    ],
    [
      "marked",
      refused(422, "invalid", at("/text", "marking", "This is a protective marking")),
      "This is a protective marking",
    ],
    [
      "not yet verified",
      refused(409, "check-failed", at("/supplier", "unverified", "Not verified")),
      /not verified yet\. You can ask once the moderator has verified it/,
    ],
    [
      "one too many",
      refused(409, "questions-full", { detail: "Asked as many as it may.", most: 20 }),
      "Asked as many as it may.",
    ],
  ])("is refused when it is %s, and nothing typed is lost", async (_, answer, words) => {
    await openAsk({ answers: [answer] });
    await write();
    press("Send your question");
    const said = await screen.findByRole("alert");
    expect(within(said).getByText(words)).toBeTruthy();
    expect(screen.queryByRole("checkbox")).toBeNull();
    expect(screen.getAllByText(TEXT)).toHaveLength(1);
    fireEvent.click(screen.getByRole("link", { name: "Change your question" }));
    await heading("What do you want to ask?");
    expect(box().value).toBe(TEXT);
  });

  it("comes too late: since when, what else there is to do, and what was typed", async () => {
    const late = refused(409, "questions-closed", { state: "open" });
    const scene = await openAsk({ answers: [late] });
    await write();
    scene.now.challenge = challengeOf({
      available_actions: ["respond"],
      questions_close_at: "2030-01-08T11:00:00.000Z",
    });
    press("Send your question");
    await heading("You cannot ask now");
    expect(screen.getByText("Questions closed at 11am on 8 January 2030")).toBeTruthy();
    expect(screen.getByRole("link", { name: "respond to this challenge" })).toBeTruthy();
    expect(screen.getByText(/It was not sent/)).toBeTruthy();
    expect(screen.getByText(TEXT)).toBeTruthy();
    await expectAccessible();
  });
});
