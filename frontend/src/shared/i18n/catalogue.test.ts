import { afterEach, describe, expect, it } from "vitest";
import { catalogue, formatNumber, register, setLanguage } from "./catalogue";

const t = catalogue("test", {
  greeting: "Hello {name}",
  cases: { one: "{count} case", other: "{count} cases" },
  only: "Only in English",
});

afterEach(() => setLanguage("en"));

describe("the catalogue", () => {
  it("fills in values and groups thousands", () => {
    expect(t("greeting", { name: "Kent" })).toBe("Hello Kent");
    expect(t("cases", { count: 3212 })).toBe("3,212 cases");
    expect(formatNumber(-1234567.5)).toBe("−1,234,567.5");
  });

  it("chooses the plural form by the language", () => {
    register("cy", "test", {
      cases: { zero: "dim achos", two: "{count} achos (dau)", other: "{count} achos" },
    });
    expect(t("cases", { count: 1 })).toBe("1 case");
    setLanguage("cy");
    expect(t("cases", { count: 0 })).toBe("dim achos");
    expect(t("cases", { count: 2 })).toBe("2 achos (dau)");
    expect(t("cases", { count: 6 })).toBe("6 achos");
  });

  it("falls back to English where the other language has no text", () => {
    register("cy", "test", { greeting: "Helo {name}" });
    setLanguage("cy");
    expect(t("greeting", { name: "Gwent" })).toBe("Helo Gwent");
    expect(t("only")).toBe("Only in English");
  });

  it("knows which keys it has, for words that come from elsewhere", () => {
    expect(t.has("only")).toBe(true);
    expect(t.has("toString")).toBe(false);
  });
});
