import { within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { FOUND, HIT, open, part, piece } from "../../../tests/searching";

const QUESTION = {
  ...{ ...HIT, kind: "question", id: "9", status: "answered", responses_close_at: null },
  ...{ title: [piece("May a "), piece("phone", true), piece(" stay?")], about: "Phones back" },
  snippet: [piece("Yes, for a day.")],
};

describe("an answered question that was found", () => {
  it("says whose challenge it is about and leads to the answer on its page", async () => {
    await open("/search?q=phone", {
      ...FOUND,
      items: [QUESTION],
      facets: {
        kind: [{ value: "question", name: null, count: 1 }],
        status: [{ value: "answered", name: null, count: 1 }],
        capability: [],
      },
    });
    const [hit] = part("Questions and answers").getAllByRole("listitem");
    const link = within(hit as HTMLElement).getByRole("link");
    expect(link.textContent).toBe("Question: May a phone stay?");
    expect(link.getAttribute("href")).toBe("/challenges/CH-2030-0042/questions#q-9");
    expect(hit?.textContent).toContain("CH-2030-0042 · Kent Police · Phones back");
    expect(document.querySelector('input[value="answered"]')?.parentElement?.textContent).toMatch(
      /^Answered/,
    );
  });
});
