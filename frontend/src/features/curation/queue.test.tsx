import { fireEvent, screen, waitFor } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import {
  AFTER,
  agree,
  type Decide,
  matchOf,
  named,
  pageOf,
  press,
  SESSION,
} from "../../../tests/curation";
import { type Answer, answerWith, openService } from "../../../tests/service";
import type { StoredMatch } from "./api";
import { routes } from "./routes";

const HERON = matchOf("heron", "Heron");
const WREN = matchOf("wren", "Wren");
const TERN = matchOf("tern", "Tern");
const SECOND = "cursor=second";

type Scene = { decide?: Decide; first?: StoredMatch[]; second?: () => Answer; now?: StoredMatch };

/** The queue: Heron and Wren on the first page, Tern on the second. */
async function open({ decide = agree, first = [HERON, WREN], second, now }: Scene = {}) {
  const asked = answerWith((method, path, wish) => {
    if (path.endsWith("/auth/session")) return { body: SESSION };
    if (method === "POST") return decide(path.split("/").at(-2) ?? "", wish as { action: string });
    if (path.includes("match=")) return pageOf(now ? [now] : []);
    if (path.includes(SECOND)) return second?.() ?? pageOf([TERN], { total: 3 });
    return pageOf(first, first.length > 0 ? { next_cursor: "second", total: 3 } : {});
  });
  openService("/moderation/matches/queue?weak=yes", routes);
  await screen.findByRole("heading", { level: 1 });
  return asked;
}

type Asked = Awaited<ReturnType<typeof open>>;

const sent = (asked: Asked) =>
  asked
    .filter(({ method }) => method === "POST")
    .map(({ path, body }) => [path.split("/")[4], body]);
const secondPage = (asked: Asked) => asked.filter(({ path }) => path.includes(SECOND));
const card = () => screen.getByRole("article");
const key = (letter: string, more: object = {}) =>
  fireEvent.keyDown(card(), { key: letter, ...more });
const showsAt = (place: number, name: string) =>
  expect(card().getAttribute("aria-label")).toBe(
    `${place} of 3: ${name}, for: Redacting papers. May fit well`,
  );
const said = (words: RegExp) => expect(screen.getByText(words).getAttribute("role")).toBe("status");

beforeEach(() => {
  Element.prototype.scrollIntoView = vi.fn();
});

describe("suggestions one after the other", () => {
  it("have the next page before it is needed, and are decided by single letters", async () => {
    const asked = await open();
    await waitFor(() => expect(secondPage(asked)).toHaveLength(1));
    showsAt(1, "Heron");
    key("e");
    showsAt(2, "Wren");
    expect(document.activeElement).toBe(card());
    said(/^Endorsed: Heron, for Redacting papers\.$/);
    key("d");
    expect(document.activeElement?.id).toBe("because");
    fireEvent.click(screen.getByLabelText("The evidence is too weak"));
    press("Dismiss");
    await waitFor(() => showsAt(3, "Tern"));
    said(/^Dismissed: Wren/);
    key("E");
    await screen.findByText("Endorsed: 2. Dismissed: 1. Skipped: 0.");
    await waitFor(() => expect(sent(asked)).toHaveLength(3));
    expect(sent(asked)[1]).toEqual(["wren", { action: "dismiss", because: "evidence_too_weak" }]);
    expect(secondPage(asked)).toHaveLength(1);
  });

  it("take no key that repeats, with another key, in a field, or when letters are switched off", async () => {
    const asked = await open();
    key("e", { repeat: true });
    for (const held of ["ctrlKey", "altKey", "metaKey"]) key("e", { [held]: true });
    key("x");
    key("d");
    fireEvent.keyDown(screen.getByLabelText("Another reason"), { key: "e" });
    fireEvent.keyDown(screen.getByLabelText("Another reason"), { key: "Escape" });
    expect(screen.queryByLabelText("Another reason")).toBeNull();
    expect(document.activeElement?.textContent).toMatch(/^Dismiss, because/);
    fireEvent.click(screen.getByLabelText("Use single letters"));
    key("e");
    showsAt(1, "Heron");
    fireEvent.click(screen.getByLabelText("Use single letters"));
    key("s");
    showsAt(2, "Wren");
    expect(sent(asked)).toEqual([]);
  });

  it("can be skipped, gone back to, and undone while the decision is on its way", async () => {
    const asked = await open();
    await waitFor(() => expect(secondPage(asked)).toHaveLength(1));
    key("s");
    said(/^Skipped: Heron/);
    key("e");
    key("u");
    showsAt(2, "Wren");
    said(/^Taken back, to be decided: Wren/);
    expect(document.activeElement).toBe(card());
    key("d");
    fireEvent.click(screen.getByLabelText("It is already known"));
    press("Dismiss");
    await waitFor(() => showsAt(3, "Tern"));
    key("b");
    expect(card().textContent).toContain("You dismissed this.");
    press("Go on: Wren");
    press("Skip: Tern");
    await screen.findByText("Endorsed: 0. Dismissed: 1. Skipped: 2.");
    press("Go through the 2 you skipped");
    showsAt(1, "Heron");
    await waitFor(() =>
      expect(sent(asked).map(([id, wish]) => [id, (wish as { action: string }).action])).toEqual([
        ["wren", "endorse"],
        ["wren", "reconsider"],
        ["wren", "dismiss"],
      ]),
    );
  });

  it.each([409, 412])("show theirs when another moderator was first (%i)", async (status) => {
    const theirs = { ...AFTER.dismiss, because: "already_known", version: 2 } as const;
    const asked = await open({
      decide: () => ({ status, body: { title: "Too late" } }),
      now: {
        ...HERON,
        ...theirs,
        available_actions: ["reconsider"],
        decided_at: "2030-01-02T10:00:00Z",
      },
    });
    key("e");
    key("u"); // while it is on its way: theirs is not taken back
    expect(await screen.findByText("1 decision was not kept")).toBeTruthy();
    key("s");
    showsAt(2, "Wren");
    expect(screen.queryByRole("button", { name: "Undo the last decision" })).toBeNull();
    press("See theirs: Heron");
    showsAt(1, "Heron");
    expect(card().textContent).toMatch(/Now: dismissed, since .+ it is already known/);
    expect(card().getAttribute("aria-describedby")).toBe("match-heron-refusal");
    expect(screen.getByRole("button", { name: named("Reconsider: Heron") })).toBeTruthy();
    expect(sent(asked)).toHaveLength(1);
  });

  it("keep what was not saved, and send it again", async () => {
    let fails = true;
    const asked = await open({
      decide: (id, wish) => (fails ? { status: 500, body: {} } : agree(id, wish)),
    });
    key("e");
    await screen.findByText("1 decision was not kept");
    showsAt(2, "Wren");
    press("Look at it: Heron");
    expect(card().textContent).toContain("This decision was not saved.");
    fails = false;
    press("Send it again");
    await waitFor(() => expect(screen.queryByText("1 decision was not kept")).toBeNull());
    expect(card().textContent).toContain("You endorsed this.");
    expect(sent(asked)).toEqual([
      ["heron", { action: "endorse" }],
      ["heron", { action: "endorse" }],
    ]);
  });

  it("need nothing taken back that never arrived", async () => {
    const asked = await open({ decide: () => ({ status: 500, body: {} }) });
    key("e");
    key("u");
    showsAt(1, "Heron");
    await waitFor(() => expect(sent(asked)).toHaveLength(1));
    await waitFor(() => expect(screen.queryByText(/not kept/)).toBeNull());
    expect(screen.getByRole("button", { name: named("Endorse: Heron") })).toBeTruthy();
    expect(sent(asked)).toHaveLength(1);
  });

  it("say so when the next ones cannot be fetched", async () => {
    let fails = true;
    await open({
      first: [HERON],
      second: () => (fails ? { status: 500, body: {} } : pageOf([TERN], { total: 3 })),
    });
    key("e");
    await screen.findByText(/We could not load the next suggestions/);
    fails = false;
    press("Try again");
    await waitFor(() => showsAt(2, "Tern"));
    expect(document.activeElement).toBe(card());
  });

  it("begin anew when asked what is left, and say when nothing is", async () => {
    const asked = await open({ first: [] });
    expect(screen.getByText("No match is waiting for a decision")).toBeTruthy();
    const before = asked.length;
    press("See what is left");
    await waitFor(() => expect(asked.length).toBe(before + 1));
    expect(asked.at(-1)?.path).toContain("state=suggested");
  });
});
