import { fireEvent, screen, waitFor } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { cardOf } from "../../../tests/records";
import { answerWith, membership, openService, sessionOf } from "../../../tests/service";
import { routes } from "./routes";

const value = (value: string, name: string | null, count: number) => ({
  ...{ value, name, count },
  theme: null,
});
const SECTORS = ["Aviation", "Banking", "Courts", "Energy", "Fire", "Health", "Law", "Mining"];
const FACETS = {
  status: [value("closed", null, 2), value("open", null, 9)],
  theme: [value("biometrics", "Facial matching", 1)],
  capability: [value("call-handling", "Call handling", 2)],
  sector: SECTORS.map((name, index) => value(name.toLowerCase(), name, index + 1)),
  force: [value("kent", "Kent Police", 3)],
  safeguards: [value("standard", null, 4)],
};

const FORCE = sessionOf(membership("kent", "Kent Police", "force_contributor"));

async function open(address: string, page: object = {}, session = sessionOf()) {
  const asked = answerWith((_, path) => {
    if (path.endsWith("/auth/session")) return { body: session };
    if (path.includes("/facets")) return { body: FACETS };
    const items = [cardOf()];
    return { body: { items, total: 1, next_cursor: null, dropped_filters: [], ...page } };
  });
  const { router } = openService(address, routes);
  await screen.findByRole("heading", { level: 1 });
  return { asked, router };
}

const link = (name: RegExp) => screen.getByRole("link", { name });

const checked = (box: HTMLElement) => (box as HTMLInputElement).checked;

describe("the list of challenges", () => {
  it("offers the filters with their counts and asks for what the address says", async () => {
    const { asked } = await open("/challenges?status=open&sector=law&sort=nonsense");
    expect(asked.map(({ path }) => path)).toEqual([
      "/api/v1/auth/session",
      "/api/v1/challenges?status=open&sector=law&sort=closing&scope=all",
      "/api/v1/challenges/facets?status=open&sector=law&scope=all",
    ]);
    expect(checked(screen.getByRole("checkbox", { name: /^Open \(9 challenges/ }))).toBe(true);
    expect(checked(screen.getByRole("checkbox", { name: /^Closed \(2 challenges/ }))).toBe(false);
    expect(screen.getByText("1 challenge").getAttribute("role")).toBe("status");
    expect(screen.getByText(/Kent Police and 1 other force/)).toBeTruthy();
    expect(screen.getByText("Closes at 5pm on 14 March 2030")).toBeTruthy();
  });

  it("removes a chosen filter, and says which ones it left out", async () => {
    await open("/challenges?status=open&status=lost&force=kent", {
      dropped_filters: [{ filter: "status", value: "lost" }],
    });
    expect(screen.getByText(/“lost” is not something we know under “Status”/)).toBeTruthy();
    expect(link(/Remove this filter Open/)?.getAttribute("href")).toBe("/challenges?force=kent");
    expect(link(/Remove this filter Kent Police/)?.getAttribute("href")).toBe(
      "/challenges?status=open&status=lost",
    );
    expect(screen.queryByRole("link", { name: /Remove this filter lost/i })).toBeNull();
  });

  it("keeps a chosen value that leaves nothing among the filters", async () => {
    const { router } = await open("/challenges?sector=deep-sea", { items: [], total: 0 });
    expect(checked(screen.getByRole("checkbox", { name: /^Deep sea \(0 challenges/ }))).toBe(true);
    expect(screen.getByText("Nothing fits the filter you chose.")).toBeTruthy();
    fireEvent.click(screen.getByRole("checkbox", { name: /^Mining \(8 challenges/ }));
    fireEvent.click(screen.getByRole("button", { name: "Apply filters" }));
    await waitFor(() =>
      expect(router.state.location.href).toBe("/challenges?sector=mining&sector=deep-sea"),
    );
  });

  it("takes one filter away at a time where nothing fits, or all of them", async () => {
    const none = { items: [], total: 0 };
    await open("/challenges?status=open&force=kent&sort=newest", none);
    expect(screen.getByText(/Nothing fits all the filters/)).toBeTruthy();
    const to = (name: string) => screen.getByRole("link", { name }).getAttribute("href");
    expect(to("Without “Open” (Status)")).toBe("/challenges?force=kent&sort=newest");
    expect(to("Without “Kent Police” (Force)")).toBe("/challenges?status=open&sort=newest");
    expect(to("Clear all filters")).toBe("/challenges?sort=newest");
  });

  it("offers no filters where there is nothing to filter, and says what it left out", async () => {
    const dropped_filters = [{ filter: "status", value: "lost" }];
    await open("/challenges?status=lost", { items: [], total: 0, dropped_filters });
    expect(screen.getByText("No challenge has been published yet.")).toBeTruthy();
    expect(screen.getByText(/“lost” is not something we know/)).toBeTruthy();
    expect(screen.queryByRole("button", { name: "Apply filters" })).toBeNull();
    expect(screen.queryByRole("link", { name: /Download as CSV/ })).toBeNull();
    expect(link(/Follow with a feed reader/)).toBeTruthy();
  });

  it("of a force without challenges leads to the first one", async () => {
    await open("/force/challenges", { items: [], total: 0 }, FORCE);
    expect(screen.getByText("Your force has no challenges yet.")).toBeTruthy();
    const start = screen.getByRole("button", { name: "Start a challenge" });
    expect(start.getAttribute("href")).toBe("/force/challenges/new");
    expect(screen.queryByRole("combobox", { name: "Sort by" })).toBeNull();
  });

  it("shows the most frequent values of a long filter, and all when asked", async () => {
    await open("/challenges");
    expect(screen.queryByRole("checkbox", { name: /Aviation/ })).toBeNull();
    fireEvent.click(screen.getByRole("button", { name: "Show all 8 under Sector welcome" }));
    expect(screen.getByRole("checkbox", { name: /Aviation/ })).toBeTruthy();
    fireEvent.click(screen.getByRole("button", { name: "Show fewer under Sector welcome" }));
    expect(screen.queryByRole("checkbox", { name: /Aviation/ })).toBeNull();
  });

  it("sorts at once and leads to the next page", async () => {
    const { router } = await open("/challenges?status=open", { next_cursor: "c2" });
    expect(link(/Next/)?.getAttribute("href")).toBe("/challenges?status=open&cursor=c2&trail=-");
    fireEvent.change(screen.getByRole("combobox", { name: "Sort by" }), {
      target: { value: "newest" },
    });
    await waitFor(() =>
      expect(router.state.location.href).toBe("/challenges?status=open&sort=newest"),
    );
  });

  it("gives the list as a file and what one can follow, with the filters of the address", async () => {
    await open("/challenges?status=open&sector=law&sort=newest&cursor=c&trail=-");
    const to = (name: RegExp) => link(name).getAttribute("href");
    expect(to(/Download as CSV/)).toBe("/api/v1/challenges.csv?status=open&sector=law&sort=newest");
    expect(to(/Follow with a feed reader/)).toBe("/api/v1/feeds/challenges.atom?sector=law");
    expect(to(/Add all deadlines to your calendar/)).toBe("/api/v1/feeds/deadlines.ics");
  });
});
