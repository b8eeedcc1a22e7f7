import { cleanup, fireEvent, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
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
import { answerWith, openService } from "../../../tests/service";
import type { StoredMatch } from "./api";
import { routes } from "./routes";

const NOTHING = { items: [], next_cursor: null, total: 0 };

const HERON = matchOf("heron", "Heron");
const WREN = matchOf("wren", "Wren");

type Scene = { decide?: Decide; items?: StoredMatch[]; now?: StoredMatch };

async function open(
  { decide = agree, items = [HERON, WREN], now }: Scene = {},
  at = "/moderation/matches",
) {
  const asked = answerWith((method, path, wish) => {
    if (path.endsWith("/auth/session")) return { body: SESSION };
    if (path.includes("/challenges")) return { body: NOTHING };
    if (method === "POST") return decide(path.split("/").at(-2) ?? "", wish as { action: string });
    const shown = path.includes("match=") ? (now ? [now] : []) : items;
    return pageOf(shown);
  });
  openService(at, routes);
  await screen.findByRole("heading", { level: 1 });
  return asked;
}

const card = (name: string) =>
  screen.getByRole("article", { name: `${name}, for: Redacting papers` });
const sent = (asked: Awaited<ReturnType<typeof open>>) =>
  asked.filter(({ method }) => method === "POST").map(({ body }) => body);

describe("curating matches", () => {
  it("shows what waits for a decision, with reasons and the version of the weights", async () => {
    const asked = await open();
    expect(asked.some(({ path }) => path.includes("state=suggested"))).toBe(true);
    expect(card("Heron").textContent).toContain("Words in common: redaction, pages.");
    expect(screen.getByText(/with weights version 2030\.1/)).toBeTruthy();
  });

  it("says beside the verdict what the points do not: conflicts, and that nothing named fits", async () => {
    const theme = { ...{ slug: "a", name: "Redaction", same: false }, related: ["Case files"] };
    const asked = { title: "Sooner", measure: "", nearness: 0 };
    const quotes = [{ sentence: "Sooner by far.", source: "" }];
    const poor = matchOf("m-9", "Heron", {
      capabilities: [{ ...theme, offered_by: 2, listed: 9 }],
      constraints: [{ kind: "vetting", standing: "conflict", asked: ["2"], offered: ["1"] }],
      outcomes: [{ ...asked, quotes: [] }],
    });
    const verdict = (match: typeof poor) => {
      cleanup();
      return open({ items: [match] }).then(
        () => card("Heron").querySelector(".eme-match__total")?.textContent,
      );
    };
    expect(await verdict(poor)).toMatch(
      /^May fit well, with a conflict, none of the capabilities named, nothing found on the outcomes /,
    );
    const better = { ...poor, constraints: [], outcomes: [{ ...asked, quotes }] };
    expect(await verdict(better)).toMatch(/^May fit well, none of the capabilities named 40/);
    expect(await verdict({ ...better, capabilities: [] })).toMatch(/^May fit well 40 of/);
  });

  it("narrows to the state and the challenge of the address, and drops what is neither", async () => {
    const asked = await open({}, "/moderation/matches?state=dismissed&challenge=CH-2030-0042");
    const path = asked.find((one) => one.path.includes("/matches?"))?.path;
    expect(path).toContain("state=dismissed");
    expect(path).toContain("challenge=CH-2030-0042");
    cleanup();
    const neither = await open({}, "/moderation/matches?state=lost&challenge=everything");
    const asks = neither.find((one) => one.path.includes("/matches?"))?.path;
    expect(asks).toContain("state=suggested");
    expect(asks).not.toContain("challenge");
  });

  it("goes on to the next match at once, before the answer is there", async () => {
    await open();
    press("Endorse: Heron");
    expect(document.activeElement).toBe(card("Wren"));
    expect(screen.getByRole("region", { name: "Heron" }).textContent).toContain("Saving");
    expect(await screen.findByRole("button", { name: named("Undo: Heron") })).toBeTruthy();
    expect(document.activeElement).toBe(card("Wren"));
  });

  it("dismisses with a reason from the list, and says so when all are decided", async () => {
    const asked = await open({ items: [HERON] });
    press("Dismiss, because …: Heron");
    expect(document.activeElement?.id).toBe("because");
    fireEvent.click(screen.getByLabelText("The evidence is too weak"));
    press("Dismiss");
    const end = await screen.findByText(/All matches on this page are decided/);
    await waitFor(() => expect(document.activeElement).toBe(end));
    expect(sent(asked)).toEqual([{ action: "dismiss", because: "evidence_too_weak" }]);
  });

  it("says at the list that a reason is missing", async () => {
    const errors = [{ pointer: "/because", code: "because", message: "x" }];
    await open({ decide: () => ({ status: 422, body: { title: "Invalid", errors } }) });
    press("Dismiss, because …: Heron");
    press("Dismiss");
    expect(
      await screen.findByRole("link", { name: "Choose why the match is dismissed" }),
    ).toBeTruthy();
    expect(card("Heron")).toBeTruthy();
  });

  it("takes a decision back", async () => {
    const asked = await open();
    press("Endorse: Heron");
    fireEvent.click(await screen.findByRole("button", { name: named("Undo: Heron") }));
    await waitFor(() => expect(document.activeElement).toBe(card("Heron")));
    expect(
      within(card("Heron")).getByRole("button", { name: named("Endorse: Heron") }),
    ).toBeTruthy();
    expect(sent(asked)).toEqual([{ action: "endorse" }, { action: "reconsider" }]);
  });

  it.each([409, 412])("shows theirs when another moderator was first (%i)", async (status) => {
    const theirs = { ...AFTER.dismiss, because: "already_known", version: 2 } as const;
    await open({
      decide: () => ({ status, body: { title: "Too late" } }),
      now: {
        ...HERON,
        ...theirs,
        available_actions: ["reconsider"],
        decided_at: "2030-01-02T10:00:00Z",
      },
    });
    press("Endorse: Heron");
    expect(await screen.findByText("1 decision was not kept")).toBeTruthy();
    expect(card("Heron").textContent).toMatch(
      /Now: dismissed, since 10am, 2.January.2030. The reason: it is already known/,
    );
    expect(
      within(card("Heron")).getByRole("button", { name: named("Reconsider: Heron") }),
    ).toBeTruthy();
    expect(document.activeElement).toBe(card("Wren"));
  });

  it("keeps a match to be decided when nothing was saved", async () => {
    await open({ decide: () => ({ status: 500, body: {} }) });
    press("Endorse: Heron");
    expect(await screen.findByText(/This decision was not saved/)).toBeTruthy();
    expect(
      within(card("Heron")).getByRole("button", { name: named("Endorse: Heron") }),
    ).toBeTruthy();
  });

  it("says when nothing is waiting", async () => {
    await open({ items: [] });
    expect(screen.getByText(/No match is waiting for a decision/)).toBeTruthy();
  });
});

describe("one match", () => {
  it("is not found when there is none with this id", async () => {
    await open({}, "/moderation/matches/none");
    expect(screen.getByRole("heading", { level: 1 }).textContent).toBe("Page not found");
  });

  it("is decided on its own page", async () => {
    const asked = await open({ now: HERON }, "/moderation/matches/heron");
    press("Endorse: Heron");
    expect(await screen.findByRole("button", { name: named("Undo: Heron") })).toBeTruthy();
    expect(sent(asked)).toEqual([{ action: "endorse" }]);
  });
});
