import { fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ApiProblem } from "@/api/problem";
import { ConflictPage } from "./conflict-page";

const refusal = (members: Record<string, unknown>) =>
  new ApiProblem({
    ...{ status: 412, type: "/problems/changed-since", title: "Changed", detail: null },
    ...{ errors: [], requestId: null, retryAfter: null, members },
  });

const PARTS = [{ name: "title", label: "Title", yours: "My words", theirs: "Their words" }];

function open(members: Record<string, unknown> = {}, onChoose = vi.fn()) {
  render(
    <ConflictPage
      parts={PARTS}
      refusal={refusal(members)}
      back={{ href: "/back" }}
      onChoose={onChoose}
    />,
  );
  return onChoose;
}

beforeEach(() => vi.useFakeTimers({ now: new Date("2027-03-05T15:00:00Z") }));
afterEach(() => vi.useRealTimers());

describe("somebody was first", () => {
  it("says by which role the other text was saved, and when", () => {
    open({ saved_by: "force_contributor", saved_at: "2027-03-05T14:05:00Z" });
    expect(screen.getByLabelText("Saved by a contributor of a force, 14:05")).toBeTruthy();
  });

  it("gives the day when it was not today", () => {
    open({ saved_by: "moderator", saved_at: "2027-03-04T14:05:00Z" });
    expect(screen.getByLabelText("Saved by a moderator, 2:05pm, 4 March 2027")).toBeTruthy();
  });

  it("names nobody, and no time, when neither is known", () => {
    open();
    expect(screen.getByLabelText("Saved by somebody else")).toBeTruthy();
  });

  it("shows both texts and gives back which parts stay yours", () => {
    const onChoose = open({ saved_by: "a new role", saved_at: "2027-03-05T14:05:00Z" });
    expect(screen.getByText("My words")).toBeTruthy();
    expect(screen.getByText("Their words")).toBeTruthy();
    fireEvent.click(screen.getByLabelText("Saved by somebody else, 14:05"));
    fireEvent.click(screen.getByRole("button", { name: "Save what you chose" }));
    expect(onChoose).toHaveBeenCalledWith(new Set());
  });
});
