import { describe, expect, it } from "vitest";
import { differences } from "./differences";

const shown = (before: string, after: string): string =>
  differences(before, after)
    .map(({ kind, text }) => `${{ same: "", added: "+", removed: "-" }[kind]}${text.trim()}`)
    .join("|");

describe("differences", () => {
  it("name what came and what went, by words", () => {
    expect(shown("It takes two weeks today", "It takes three weeks today")).toBe(
      "It takes|-two|+three|weeks today",
    );
    expect(shown("", "All of it is new")).toBe("+All of it is new");
    expect(shown("All of it went", "")).toBe("-All of it went");
    expect(shown("The same text", "The same text")).toBe("The same text");
  });

  it("show texts that are too long to compare as a whole", () => {
    const long = Array.from({ length: 2100 }, (_, index) => `word${index}`).join(" ");
    expect(differences(long, `${long} more`).map(({ kind }) => kind)).toEqual(["removed", "added"]);
  });
});
