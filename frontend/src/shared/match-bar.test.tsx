import { render, screen, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { expectAccessible } from "../../tests/markup";
import { type Contributions, MatchBar, MatchBarMini, wholePoints } from "./match-bar";
import { LabelRule, MatchKey } from "./match-key";

const points = (
  text: number,
  capability: number,
  policing: number,
  sector: number,
  maturity: number,
): Contributions => ({
  text: { points: text },
  capability: { points: capability },
  policing: { points: policing },
  sector: { points: sector },
  maturity: { points: maturity },
});

describe("whole points", () => {
  it("add up to the rounded total", () => {
    const whole = wholePoints(points(36.6, 17.2, 4.5, 10.3, 6.4));
    expect(whole).toEqual({ text: 37, capability: 17, policing: 5, sector: 10, maturity: 6 });
    expect(Object.values(whole).reduce((a, b) => a + b)).toBe(75);
  });

  it("leave whole figures as they are", () => {
    expect(wholePoints(points(36, 17, 4, 11, 7))).toEqual({
      text: 36,
      capability: 17,
      policing: 4,
      sector: 11,
      maturity: 7,
    });
  });
});

describe("the match bar", () => {
  it("shows the parts in their order with their points, and the unearned rest", () => {
    const { container } = render(
      <MatchBar label="strong" contributions={points(36, 17, 0, 11, 7)} />,
    );
    const parts = [...container.querySelectorAll<HTMLElement>(".eme-matchbar > *")];
    expect(parts.map((part) => part.className.split(" ")[1] ?? "rest")).toEqual([
      "eme-part--text",
      "eme-part--capability",
      "eme-part--sector",
      "eme-part--maturity",
      "rest",
    ]);
    expect(parts.map((part) => part.style.getPropertyValue("--points"))).toEqual([
      "36",
      "17",
      "11",
      "7",
      "29",
    ]);
  });

  it("says all of it in words, also what has no points", () => {
    const { container } = render(
      <MatchBar label="strong" contributions={points(36, 17, 0, 11, 7)} />,
    );
    expect(screen.getByText("May fit well")).toBeTruthy();
    expect(
      screen.getByText("71 of 100 points, of which 53 of 65 for texts and capabilities"),
    ).toBeTruthy();
    const list = container.querySelector("dl");
    expect(within(list as HTMLElement).getByText("0 of 15")).toBeTruthy();
  });

  it("is accessible in every size, with its key", async () => {
    await expectAccessible(
      <>
        <MatchKey />
        <MatchBar label="possible" contributions={points(22, 9, 0, 9, 4)} />
        <MatchBarMini label="possible" contributions={points(22, 9, 0, 9, 4)} />
      </>,
    );
  });
});

it("says from how many points which label is given", () => {
  const from = { strong: 0.6, possible: 0.3 };
  render(<LabelRule from={from} contributions={points(36, 17, 0, 11, 7)} />);
  expect(
    screen.getByText(
      /“May fit well” means 39 or more, “May fit in part” 19.5 or more of the 65 points/,
    ),
  ).toBeTruthy();
});
