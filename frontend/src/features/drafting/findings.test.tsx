import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { describe, expect, it } from "vitest";
import type { Finding } from "./api";
import type { Edit } from "./edit";
import { Findings } from "./findings";

const TEXT = "The desk rings an agency on 01632 960417 and waits.";

const finding: Finding = {
  pointer: "/problem_today",
  section: "problem",
  kind: "phone",
  start: 28,
  end: 40,
  excerpt: TEXT,
  message: "This looks like a phone number",
  sha: "a".repeat(64),
  explanation: null,
};

function Draft({ text }: { text: string }) {
  const [edit, setEdit] = useState({
    problem_today: text,
    explained_findings: [],
  } as unknown as Edit);
  return (
    <>
      <output>{JSON.stringify(edit)}</output>
      <Findings findings={[finding]} edit={edit} onChange={setEdit} />
    </>
  );
}

const kept = (): Edit => JSON.parse(screen.getByRole("status").textContent ?? "") as Edit;

describe("a finding", () => {
  it("marks the words where they stand, and takes them out", async () => {
    render(<Draft text={TEXT} />);
    expect(document.querySelector("mark")?.textContent).toBe("01632 960417");
    await userEvent.click(screen.getByRole("button", { name: "Take it out" }));
    expect(kept().problem_today).toBe("The desk rings an agency on and waits.");
  });

  it("does not take words out of a text that has moved on", () => {
    render(<Draft text="Another text." />);
    expect(screen.queryByRole("button", { name: "Take it out" })).toBeNull();
  });

  it("can stay for a reason, which has to be given", async () => {
    render(<Draft text={TEXT} />);
    await userEvent.click(screen.getByRole("button", { name: "Explain why it should stay" }));
    await userEvent.click(screen.getByRole("button", { name: "Keep it, for this reason" }));
    expect(screen.getByText(/Say in a few words why/)).toBeTruthy();
    await userEvent.type(screen.getByLabelText("Why should it stay?"), "A number for drama");
    await userEvent.click(screen.getByRole("button", { name: "Keep it, for this reason" }));
    expect(kept().explained_findings).toEqual([
      {
        pointer: "/problem_today",
        excerpt_sha: "a".repeat(64),
        explanation: "A number for drama",
      },
    ]);
    await userEvent.click(screen.getByRole("button", { name: "Take the reason back" }));
    expect(kept().explained_findings).toEqual([]);
  });
});
