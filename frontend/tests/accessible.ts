import axe from "axe-core";
import { expect } from "vitest";

/** No rule of WCAG 2.2 AA is broken; colours are looked at in the browser. */
export async function expectAccessible() {
  const { violations } = await axe.run(document.body, {
    runOnly: ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"],
    rules: { "color-contrast": { enabled: false } },
  });
  expect(violations.map(({ id }) => id)).toEqual([]);
}
