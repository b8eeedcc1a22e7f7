import { fireEvent, screen, waitFor } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { Checkboxes } from "@/govuk/checkboxes";
import { Pagination } from "@/govuk/pagination";
import { FilterPanel } from "@/moj/filter-panel";
import { answerWith, openService, sessionOf } from "../../../tests/service";
import { Page } from "../page";
import { listParams, useListState } from "./list-state";
import { ResultCount } from "./result-count";
import { useStagedFilters } from "./use-staged-filters";

const SPEC = { filters: ["status", "sector"], defaultSort: "closing" };
const STATUSES = ["open", "closed"].map((value) => ({ value, text: value }));

function List() {
  const list = useListState(SPEC);
  const staged = useStagedFilters(list);
  const chosen = list.values("status").map((text) => ({
    text,
    withoutHref: list.href({ status: list.values("status").filter((one) => one !== text) }),
  }));
  return (
    <Page title="List">
      <h1>List</h1>
      <FilterPanel
        label="Filter"
        chosen={[{ name: "Status", values: chosen }]}
        clearHref={list.clearHref}
        onApply={staged.apply}
      >
        <Checkboxes
          id="status"
          legend="Status"
          items={STATUSES}
          value={staged.value("status")}
          onChange={(value) => staged.set("status", value)}
        />
      </FilterPanel>
      <ResultCount>{`${list.key} by ${list.sort}`}</ResultCount>
      <Pagination {...list.pages("c2")} />
    </Page>
  );
}

async function open(address: string) {
  answerWith((_, path) => (path.endsWith("session") ? { body: sessionOf() } : undefined));
  const module = async () => ({ screen: { Component: List } });
  const { router } = openService(address, [{ name: "challenges", for: "everybody", module }]);
  await screen.findByRole("heading", { level: 1 });
  return () => router.state.location.href;
}

const link = (name: RegExp) => screen.getByRole("link", { name }).getAttribute("href");

describe("a list", () => {
  it("asks the API for what the address says, and for nothing else", () => {
    const query = new URLSearchParams("status=open&status=closed&sector=&cursor=c1&trail=-&x=1");
    expect(listParams(query, SPEC)).toEqual({
      status: ["open", "closed"],
      sort: "closing",
      cursor: "c1",
    });
  });

  it("applies ticked filters together, keeps the focus and announces the result", async () => {
    const address = await open("/challenges?sort=newest&cursor=c1&trail=-");
    fireEvent.click(screen.getByLabelText("open"));
    fireEvent.click(screen.getByLabelText("closed"));
    expect(address()).toContain("cursor=c1");
    const button = screen.getByRole("button", { name: "Apply filters" });
    button.focus();
    fireEvent.click(button);
    await waitFor(() =>
      expect(address()).toBe("/challenges?status=open&status=closed&sort=newest"),
    );
    expect(screen.getByText(/by newest$/).getAttribute("role")).toBe("status");
  });

  it("takes filters away one by one or all at once", async () => {
    await open("/challenges?status=open&status=closed&sort=newest");
    expect(link(/Remove this filter open/)).toBe("/challenges?status=closed&sort=newest");
    expect(link(/Clear all/)).toBe("/challenges?sort=newest");
  });

  it("goes on by cursor and back along the way it came", async () => {
    await open("/challenges?status=open");
    expect(screen.queryByRole("link", { name: /Previous/ })).toBeNull();
    expect(link(/Next/)).toBe("/challenges?status=open&cursor=c2&trail=-");
  });

  it("knows the first page and the pages between", async () => {
    await open("/challenges?status=open&cursor=c1&trail=-");
    expect(link(/Previous/)).toBe("/challenges?status=open");
    expect(link(/Next/)).toBe("/challenges?status=open&cursor=c2&trail=-%7Ec1");
  });
});
