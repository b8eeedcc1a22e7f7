import { fireEvent, screen, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { answerWith, membership, openService, sessionOf } from "../../../tests/service";
import { routes } from "./routes";

const MODERATOR = sessionOf(membership("trade", "Trade body", "moderator"));
const NONE = { waiting: 0, late: 0, mine: 0, open: 0 };
const CONDUCT = { days: 90, decided: 0, in_time: 0, median_hours: null };
const CASE = {
  ...{ id: "case-1", number: 7, status: "open", late: false, found: [], holder: null },
  ...{ opened_at: "2030-03-01T09:00:00Z", due_at: "2030-03-05T17:00:00Z" },
  subject: {
    ...{ kind: "challenge", id: "c", reference: "CH-2030-0001", title: "Objects in video" },
    ...{ status: "in_moderation", is_example: false },
    organisation: { id: "f", slug: "kent", name: "Kent Police" },
  },
  ...{ decision: null, decided_at: null, available_actions: ["assign"] },
};
const OTHERS = { you: false, role: "moderator", since: "2030-03-02T14:05:00Z" };
const VIEW = {
  ...{ ...CASE, holder: { ...OTHERS, you: true }, challenge: null, solution: null },
  ...{ texts: [], findings: [], differences: [], checklist: [] },
  available_actions: ["publish", "request_changes", "reject", "release"],
};

async function open(address: string, body: unknown) {
  answerWith((_, path) => {
    if (path.endsWith("/auth/session")) return { body: MODERATOR };
    return path.endsWith("/conduct") ? { body: CONDUCT } : { body, headers: { ETag: '"v1"' } };
  });
  openService(address, routes);
  await screen.findByRole("heading", { level: 1 });
}

const pageOf = (items: readonly unknown[], counts = {}) => ({
  ...{ items, next_cursor: null, total: items.length, dropped_filters: [] },
  counts: { ...NONE, ...counts },
});

describe("the queue", () => {
  it("says once that nothing is waiting, and how cases come", async () => {
    await open("/moderation", pageOf([]));
    expect(screen.getByText("Nothing is waiting.")).toBeTruthy();
    expect(screen.getByText(/^A case comes here when a force signs off/)).toBeTruthy();
    expect(screen.queryByRole("table")).toBeNull();
  });

  it.each([
    ["mine", "No case is assigned to you."],
    ["open", "No case waits for somebody to take it."],
    ["decided", "No case has been decided yet."],
  ])("does not say that nothing is waiting where others have cases: %s", async (tab, words) => {
    await open(`/moderation?status=${tab}`, pageOf([], { waiting: 2 }));
    expect(screen.getByText("2 cases are waiting.")).toBeTruthy();
    expect(screen.getByText(words)).toBeTruthy();
  });

  it("says which role has a case and since when, and offers no button for it", async () => {
    await open("/moderation", pageOf([{ ...CASE, holder: OTHERS }], { waiting: 1 }));
    const row = screen.getByRole("row", { name: /Objects in video/ });
    expect(within(row).getByText("Another moderator, since 2 March 2030")).toBeTruthy();
    expect(within(row).queryByRole("button")).toBeNull();
  });
});

describe("a case", () => {
  it("of another moderator says since when, and can be taken over", async () => {
    await open("/moderation/cases/case-1", {
      ...{ ...VIEW, holder: OTHERS, available_actions: ["assign"] },
    });
    expect(screen.getByText(/Another moderator has had this case since 2:05pm/)).toBeTruthy();
    expect(screen.getByRole("button", { name: "Take the case over" })).toBeTruthy();
  });

  it("has one box for the reason of the decision, and no id twice", async () => {
    await open("/moderation/cases/case-1", VIEW);
    for (const choice of ["Ask for changes", "Reject"]) {
      fireEvent.click(screen.getByRole("radio", { name: choice }));
      const ids = [...document.querySelectorAll("[id]")].map(({ id }) => id);
      expect(ids.filter((id, place) => ids.indexOf(id) !== place)).toEqual([]);
    }
    const reason = document.getElementById("reason") as HTMLTextAreaElement;
    expect(reason.labels[0]?.textContent).toBe("Why it cannot be published");
  });
});
