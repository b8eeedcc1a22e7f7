import { fireEvent, render, screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { expectAccessible } from "../../tests/markup";
import { FilterPanel } from "./filter-panel";
import { InterruptionCard } from "./interruption-card";
import { SortButton } from "./sort-button";
import { SubNavigation } from "./sub-navigation";
import { Timeline } from "./timeline";

const COMPONENTS = {
  "filter panel": (
    <FilterPanel
      label="Filter cases"
      clearHref="/"
      onApply={() => undefined}
      chosen={[{ name: "Status", values: [{ text: "Open", withoutHref: "/" }] }]}
    >
      <p>Fields</p>
    </FilterPanel>
  ),
  "interruption card": (
    <InterruptionCard heading="Stop" actions={<a href="/go">Go on</a>}>
      Once more
    </InterruptionCard>
  ),
  "sort button": (
    <table>
      <thead>
        <tr>
          <th aria-sort="ascending">
            <SortButton text="Due" onSort={() => undefined} />
          </th>
        </tr>
      </thead>
    </table>
  ),
  "sub navigation": (
    <SubNavigation label="Parts" items={[{ text: "One", href: "/1", current: true }]} />
  ),
  timeline: (
    <Timeline
      items={[
        {
          key: "1",
          title: "Published",
          by: "the moderator",
          at: { iso: "2027-03-03T11:52:00Z", text: "11:52am, 3 March 2027" },
        },
      ]}
    />
  ),
};

describe("components in MoJ's markup", () => {
  it.each(Object.entries(COMPONENTS))("%s is accessible", async (_name, element) => {
    await expectAccessible(element);
  });

  it("mark the present part, and say who did what", () => {
    render(COMPONENTS["sub navigation"]);
    expect(screen.getByRole("link", { name: "One" }).getAttribute("aria-current")).toBe("page");
    render(COMPONENTS.timeline);
    expect(screen.getByText("Published").parentElement?.textContent).toBe(
      "Published by the moderator",
    );
  });

  it("open the filters of small screens by a button that says how many are chosen", () => {
    render(COMPONENTS["filter panel"]);
    const button = screen.getByRole("button", { name: "Show filters (1 chosen)" });
    expect(button.getAttribute("aria-expanded")).toBe("false");
    fireEvent.click(button);
    expect(button.getAttribute("aria-expanded")).toBe("true");
    expect(button.textContent).toBe("Hide filters");
    expect(screen.getByRole("form", { name: "Filter cases" }).className).toBe("");
  });
});
