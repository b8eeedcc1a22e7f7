import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { DETAILS, PAGES } from "./fields";
import { addressOf, isOn, labelOf, nameOfPath, pagesFor, pathsOf, titleOf } from "./pages";

type Property = { $ref?: string };
type Described = { properties: Record<string, Property> };

const { components } = JSON.parse(readFileSync("../docs/openapi.json", "utf8")) as {
  components: { schemas: Record<string, Described> };
};

const NESTED = ["constraints", "data_involved", "notice", "safeguards_detail"];
/** The screening has a page of its own; findings are explained beneath the words. */
const ELSEWHERE = ["safeguards", "explained_findings"];

/** Every field of a draft, as the API describes them. */
function everyField(): string[] {
  const { properties } = components.schemas.ChallengeEdit as Described;
  return Object.entries(properties).flatMap(([name, { $ref }]) => {
    if (!NESTED.includes(name)) return [name];
    const inner = components.schemas[$ref?.split("/").at(-1) ?? ""] as Described;
    return Object.keys(inner.properties).map((one) => `${name}/${one}`);
  });
}

describe("the pages of a draft", () => {
  it("ask for every field that the API takes, each on one page", () => {
    const asked = PAGES.flatMap(pathsOf);
    const wanted = everyField().filter((field) => !ELSEWHERE.includes(field));
    expect(wanted.length).toBeGreaterThan(40);
    expect([...asked].sort()).toEqual([...wanted].sort());
  });

  it("have words for every page and field", () => {
    for (const page of PAGES) {
      expect(titleOf(page)).not.toBe(page.name);
      for (const field of page.fields) {
        expect(labelOf(field), field.path).not.toBe(field.path);
        expect(nameOfPath(field.path)).not.toContain("/");
      }
    }
  });

  it("describe of the safeguards what the level asks for", () => {
    const standard = pagesFor(["legal_basis", "dpia_screening", "contact"]);
    expect(standard).toHaveLength(PAGES.length - DETAILS.length + 3);
    expect(pagesFor(DETAILS)).toHaveLength(PAGES.length);
  });

  it("are found by the pointers of the API", () => {
    expect(addressOf("CH-2026-0042", "/constraints/hosting")).toBe(
      "/force/challenges/CH-2026-0042/draft/constraints#constraints-hosting",
    );
    expect(addressOf("CH-2026-0042", "/outcomes/0/measure")).toContain(
      "/draft/outcomes#outcomes-0-measure",
    );
    expect(addressOf("CH-2026-0042", "/safeguards/covert")).toContain("/draft/safeguards#");
    expect(addressOf("CH-2026-0042", "/safeguards_detail/dpia")).toContain("/draft/detail-dpia#");
    expect(addressOf("CH-2026-0042", "/similar_reviewed_at")).toContain("/draft/similar");
    const title = PAGES.find(({ name }) => name === "title");
    expect(title && isOn(title, "/title_of_another")).toBe(false);
  });
});
