import { act, cleanup, fireEvent, screen, waitFor, within } from "@testing-library/react";
import axe from "axe-core";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { Challenge } from "@/shared/records";
import { ownQuestionOf, questionOf } from "../../../tests/questions";
import { challengeOf } from "../../../tests/records";
import {
  type Answer,
  answerWith,
  membership,
  openService,
  sessionOf,
} from "../../../tests/service";
import { routes } from "./routes";

const ADDRESS = "/challenges/CH-2030-0042/ask";
const API = "/api/v1/challenges/CH-2030-0042/questions";
const OTTER = membership("otter", "Otter Ltd", "supplier_member");
const TEXT = "Which languages are missing?";
const NOW = new Date("2030-01-08T12:00:00Z");
const ASKS = { available_actions: ["respond", "ask"] };

type Scene = {
  challenge?: Partial<Challenge>;
  verified?: boolean;
  similar?: Answer;
  /** What the service answers to the question, one after the other. */
  answers?: Answer[];
};

const SENT: Answer = { status: 201, body: ownQuestionOf({ text: TEXT }) };
const refused = (status: number, type: string, members: object = {}): Answer => ({
  status,
  body: { type: `/problems/${type}`, title: "Refused", status, ...members },
});
const at = (pointer: string, code: string, message: string) => ({
  errors: [{ pointer, code, message }],
});

async function open(scene: Scene = {}) {
  const { similar = { body: { items: [] } }, answers = [SENT], verified = true } = scene;
  vi.useFakeTimers({ now: NOW, toFake: ["Date"] });
  const organisation = { ...OTTER.organisation, status: verified ? "verified" : "registered" };
  const now = { challenge: challengeOf({ ...ASKS, ...scene.challenge }) };
  const headers: Request[] = [];
  const asked = answerWith((method, path) => {
    if (path.endsWith("/auth/session")) {
      return { body: sessionOf({ ...OTTER, organisation } as typeof OTTER) };
    }
    if (path.endsWith("/similar")) return similar;
    if (method === "POST") return answers.shift();
    if (path.includes("/questions?")) return { body: { items: [], next_cursor: null, total: 0 } };
    return { body: now.challenge };
  });
  const fetching = globalThis.fetch;
  vi.stubGlobal("fetch", (request: Request) => {
    if (request.method === "POST") headers.push(request.clone());
    return fetching(request);
  });
  const { router } = openService(ADDRESS, routes);
  await screen.findByRole("heading", { level: 1 });
  const posted = () => asked.filter(({ method }) => method === "POST");
  const keys = () =>
    headers
      .filter(({ url }) => url.endsWith("/questions"))
      .map((request) => request.headers.get("Idempotency-Key"));
  return { posted, keys, router, now };
}
afterEach(() => vi.useRealTimers());

const box = () => screen.getByRole("textbox") as HTMLTextAreaElement;
const press = (name: string) => fireEvent.click(screen.getByRole("button", { name }));
const heading = (name: string) => screen.findByRole("heading", { level: 1, name });

async function write(text = TEXT) {
  fireEvent.change(box(), { target: { value: text } });
  press("Continue");
  await heading("Check your question");
}
async function send() {
  press("Send your question");
  return heading("Question sent");
}
async function expectAccessible() {
  const { violations } = await axe.run(document.body, {
    runOnly: ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"],
    rules: { "color-contrast": { enabled: false } },
  });
  expect(violations.map(({ id }) => id)).toEqual([]);
}

describe("writing a question", () => {
  it("says what to leave out, who will read it and until when it can be sent", async () => {
    await open();
    expect(box().labels?.[0]?.textContent).toBe("What do you want to ask?");
    expect(screen.getByText(/names of your organisation and its products/)).toBeTruthy();
    expect(screen.getByText(/^Everyone will read this\. Until it is answered only/)).toBeTruthy();
    expect(screen.getByText(/until 5pm on 14.March.2030, in.65.days/)).toBeTruthy();
    expect(screen.getAllByText("You have 1,000 characters remaining").length).toBeGreaterThan(0);
    await expectAccessible();
    cleanup();
    await open({ challenge: { visibility: "registered_suppliers" } });
    expect(screen.getByText(/^Suppliers who may see this challenge\. Until/)).toBeTruthy();
  });

  it("has to have words", async () => {
    const similar = refused(422, "invalid", at("/text", "string_too_short", "Too short"));
    await open({ similar });
    press("Continue");
    const summary = await screen.findByRole("alert");
    const link = within(summary).getByRole("link", { name: "Enter your question" });
    expect(link.getAttribute("href")).toBe("#text");
    expect(document.title).toMatch(/^Error: What do you want to ask\?/);
  });

  it("shows what was answered that is like it, and keeps the words out of the address", async () => {
    const { id, wording, answer, published_at } = questionOf();
    const items = [{ id, wording, answer, published_at }];
    const { posted, router } = await open({ similar: { body: { items } } });
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
    await open();
    await write();
    expect(screen.getByText("No answered question on this challenge is like yours.")).toBeTruthy();
    cleanup();
    await open({ similar: refused(503, "unavailable") });
    await write();
    expect(screen.getByText(/could not look for answered questions like yours/)).toBeTruthy();
  });

  it("can be changed after the check, and is there again after leaving the page", async () => {
    const { router } = await open();
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

describe("sending a question", () => {
  it("says by when the force means to answer, and that everybody will read it", async () => {
    const { posted, keys, router } = await open();
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
    const { posted, keys } = await open({ answers: [finding, SENT] });
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

  it("carries the same key when it is sent again after a failure", async () => {
    const { keys } = await open({ answers: [refused(500, "server-problem"), SENT] });
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
    await open({ answers: [answer] });
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
    const scene = await open({ answers: [late] });
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

describe("who cannot ask", () => {
  it("is told when the time for questions is over or has not come", async () => {
    await open({ challenge: { available_actions: ["respond"] } });
    expect(screen.getByRole("heading", { name: "You cannot ask now" })).toBeTruthy();
    expect(screen.queryByRole("textbox")).toBeNull();
    expect(screen.queryByText(/It was not sent/)).toBeNull();
    cleanup();
    await open({ challenge: { available_actions: [], status: "scheduled" } });
    expect(screen.getByText("Questions can be asked from 9am on 3 January 2030")).toBeTruthy();
  });

  it("waits for verification", async () => {
    await open({ verified: false });
    expect(screen.getByRole("heading", { name: "Your organisation cannot ask yet" })).toBeTruthy();
    expect(screen.queryByRole("textbox")).toBeNull();
    const read = screen.getByRole("link", { name: "Read the questions and answers" });
    expect(read.getAttribute("href")).toBe("/challenges/CH-2030-0042/questions");
    await expectAccessible();
  });
});
