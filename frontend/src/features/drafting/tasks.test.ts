import { describe, expect, it } from "vitest";
import type { Readiness } from "./api";
import type { Edit } from "./edit";
import { PAGES } from "./fields";
import { levelInWords, progressOf } from "./tasks";

const page = (name: string) => {
  const found = PAGES.find((one) => one.name === name);
  if (!found) throw new Error(`There is no page ${name}.`);
  return found;
};

const readiness = (part: Partial<Readiness>): Readiness => ({
  ...{ ready: false, missing: [], findings: [] },
  ...part,
});

const missing = (pointer: string): Readiness["missing"][number] => ({
  ...{ pointer, section: "problem", message: "Write a summary" },
});

const finding = (pointer: string, explanation: string | null) =>
  ({ pointer, explanation }) as Readiness["findings"][number];

const edit = { title: "A title", summary: "", keywords: [] } as unknown as Edit;
const empty = { title: "", summary: "" } as unknown as Edit;

describe("the progress of a task", () => {
  it("follows from what is missing and what is there", () => {
    const lacks = readiness({ missing: [missing("/summary")] });
    expect(progressOf(page("title"), edit, lacks).kind).toBe("progress");
    expect(progressOf(page("title"), empty, lacks).kind).toBe("todo");
    expect(progressOf(page("title"), edit, readiness({})).kind).toBe("completed");
    expect(progressOf(page("sponsors"), edit, readiness({})).kind).toBe("optional");
  });

  it("counts the findings that nobody has explained, before anything else", () => {
    const found = readiness({
      missing: [missing("/summary")],
      findings: [
        finding("/title", null),
        finding("/summary", "why"),
        finding("/tried_before", null),
      ],
    });
    expect(progressOf(page("title"), edit, found)).toEqual({ kind: "check", count: 1 });
  });
});

describe("the level", () => {
  it("is said with the answers that lead to it", () => {
    expect(levelInWords("enhanced", ["children_vulnerable", "data_matching"])).toBe(
      "Enhanced, because it concerns children or vulnerable people; it matches data of several organisations",
    );
    expect(levelInWords("standard", [])).toBe("Standard");
    expect(levelInWords(null, [])).toBe("");
  });
});
