import { render } from "@testing-library/react";
import { expect, it } from "vitest";
import { MatchConflicts } from "./match-constraints";
import type { Match } from "./match-reasons";

const VETTING: Match["constraints"][number] = {
  ...{ kind: "vetting", standing: "conflict", asked: ["2"], offered: ["1"] },
};

it.each([
  [false, "That is lower. Ask whether people can be vetted as asked."],
  [true, "That is lower. Be ready to say whether your people can be vetted as asked."],
])("conflicts name what is asked and what is offered: to its supplier %s", (own, words) => {
  const { container } = render(<MatchConflicts constraints={[VETTING]} own={own} />);
  expect(container.textContent).toContain("vetting, level 3");
  expect(container.textContent).toContain("vetting, level 2");
  expect(container.textContent).toContain(words);
});

it.each([
  [
    ["on_premises", "uk_only"],
    "hosting in the United Kingdom. The product card says: in the United Kingdom or the European Economic Area. Data could leave the United Kingdom. Ask whether it can be kept there.",
  ],
  [
    ["on_premises"],
    "hosting on the force’s own premises. The product card says: in the United Kingdom or the European Economic Area. Data would leave the force’s premises. Ask whether it can be run on them.",
  ],
])("a conflict over hosting says in the challenge’s own word what it means: %o", (asked, words) => {
  const hosting: Match["constraints"][number] = {
    ...{ kind: "hosting", standing: "conflict", asked, offered: ["uk_or_eea"] },
  };
  const { container } = render(<MatchConflicts constraints={[hosting]} />);
  expect(container.textContent).toContain(words);
});

it.each([
  [
    ["uk_only"],
    "Data could leave the United Kingdom. Be ready to say whether it can be kept there.",
  ],
  [["on_premises"], "the force’s premises. Be ready to say whether it can be run on them."],
])("a conflict over hosting tells the supplier what it will be asked: %o", (asked, words) => {
  const hosting: Match["constraints"][number] = {
    ...{ kind: "hosting", standing: "conflict", asked, offered: ["uk_or_eea"] },
  };
  const { container } = render(<MatchConflicts constraints={[hosting]} own />);
  expect(container.textContent).toContain(words);
});
