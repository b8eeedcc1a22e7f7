import { fireEvent, render, screen } from "@testing-library/react";
import { useState } from "react";
import { describe, expect, it } from "vitest";
import { expectAccessible } from "../../tests/markup";
import { CharacterCount } from "./character-count";
import { Checkboxes } from "./checkboxes";

const nothing = () => undefined;

function Waste() {
  const [value, setValue] = useState<string[]>(["mines"]);
  const items = [
    { value: "farm", text: "Farm" },
    { value: "mines", text: "Mines" },
    { value: "none", text: "None of these", divider: "or", exclusive: true },
  ];
  return <Checkboxes id="w" legend="Waste" items={items} value={value} onChange={setValue} />;
}

describe("checkboxes", () => {
  const checked = () =>
    screen
      .getAllByRole("checkbox")
      .flatMap((box, index) => ((box as HTMLInputElement).checked ? [index] : []));

  it("keep the order of the items, and an exclusive one takes the others away", () => {
    render(<Waste />);
    fireEvent.click(screen.getByLabelText("Farm"));
    expect(checked()).toEqual([0, 1]);
    fireEvent.click(screen.getByLabelText("None of these"));
    expect(checked()).toEqual([2]);
    fireEvent.click(screen.getByLabelText("Mines"));
    expect(checked()).toEqual([1]);
  });
});

describe("a character count", () => {
  it("says what is left, then what is too much, and lets the text grow", () => {
    const { rerender, container } = render(
      <CharacterCount id="c" label="Text" value="ab" maxLength={3} onChange={nothing} />,
    );
    const message = () => container.querySelector(".govuk-character-count__message")?.textContent;
    expect(message()).toBe("You have 1 character remaining");
    rerender(<CharacterCount id="c" label="Text" value="abcde" maxLength={3} onChange={nothing} />);
    expect(message()).toBe("You have 2 characters too many");
    expect(screen.getByLabelText("Text").classList).toContain("govuk-textarea--error");
  });

  it("is accessible", async () => {
    await expectAccessible(
      <CharacterCount id="c" label="Text" value="ab" maxLength={3} onChange={nothing} />,
    );
  });
});
