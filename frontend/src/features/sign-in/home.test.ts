import { describe, expect, test } from "vitest";
import { safeReturn } from "./home";

describe("where signing in returns to", () => {
  test("an address of this service is kept", () => {
    expect(safeReturn("/challenges?scope=own#top")).toBe("/challenges?scope=own#top");
  });

  test.each([
    "https://evil.example",
    "//evil.example",
    "/\\evil.example",
    "/\t/evil.example",
    "/\n/evil.example",
    "/\r\\evil.example",
    "",
    null,
  ])("%j is left out", (address) => {
    expect(safeReturn(address)).toBeNull();
  });
});
