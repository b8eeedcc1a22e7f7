import { expect, it } from "vitest";
import { withoutRepetition } from "./missing";

const missing = (pointer: string) => ({ pointer, code: "missing", message: "Describe this" });

it("names every missing thing once, each in words of its own", () => {
  const found = withoutRepetition([
    { ...missing("/summary"), message: "Write a summary" },
    missing("/safeguards/biometrics"),
    missing("/safeguards/covert"),
    missing("/safeguards_detail/legal_basis"),
    missing("/safeguards_detail/dpia_screening"),
  ]);
  expect(found.map(({ message }) => message)).toEqual([
    "Write a summary",
    "Answer the safeguards questions",
    "Describe the safeguards: Legal basis",
    "Describe the safeguards: Data protection screening",
  ]);
  expect(found[1]?.pointer).toBe("/safeguards/biometrics");
});
