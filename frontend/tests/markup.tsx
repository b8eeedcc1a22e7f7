import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { render } from "@testing-library/react";
import axe from "axe-core";
import type { ReactElement } from "react";
import { expect } from "vitest";

type Fixture = { name: string; html: string };

const require = createRequire(import.meta.url);
/** Attributes that only the library's own scripts read, or that follow from who controls the field. */
const SCRIPTS_ONLY = /^(data-|tabindex$|novalidate$|xmlns$|checked$|selected$)/;

/** The HTML that govuk-frontend itself gives for a named example of a component. */
export function officialHtml(component: string, name: string): string {
  const path = require.resolve(`govuk-frontend/dist/govuk/components/${component}/fixtures.json`);
  const { fixtures } = JSON.parse(readFileSync(path, "utf8")) as { fixtures: Fixture[] };
  const fixture = fixtures.find((one) => one.name === name);
  if (!fixture) throw new Error(`govuk-frontend has no example "${name}" of ${component}.`);
  return fixture.html;
}

function attributesOf(element: Element): string {
  return [...element.attributes]
    .filter(({ name }) => !SCRIPTS_ONLY.test(name))
    .map(({ name, value }) => {
      const words = value.split(/\s+/).filter((word) => !word.startsWith("govuk-js-"));
      const sorted = name === "class" || name === "aria-describedby" ? words.sort() : words;
      return `${name}="${sorted.filter(Boolean).join(" ")}"`;
    })
    .filter((text) => !text.endsWith('=""'))
    .sort()
    .join(" ");
}

function linesOf(node: Node, depth: number): string[] {
  const indent = "  ".repeat(depth);
  if (node.nodeType === node.TEXT_NODE) {
    const text = (node.textContent ?? "").replace(/\s+/g, " ").trim();
    return text ? [indent + text] : [];
  }
  if (!(node instanceof Element)) return [];
  const head = `${indent}<${node.tagName.toLowerCase()} ${attributesOf(node)}`.trimEnd();
  return [head, ...[...node.childNodes].flatMap((child) => linesOf(child, depth + 1))];
}

/** Markup with attributes in order, classes in order and white space even. */
export function normalised(html: string): string {
  const place = document.createElement("div");
  place.innerHTML = html;
  for (const child of place.querySelectorAll("*")) child.normalize();
  return [...place.childNodes].flatMap((child) => linesOf(child, 0)).join("\n");
}

/** Ours and the design system's are the same, but for what only scripts need. */
export function expectOfficial(element: ReactElement, component: string, name: string): void {
  const { container } = render(element);
  expect(normalised(container.innerHTML)).toBe(normalised(officialHtml(component, name)));
}

/** No rule of WCAG 2.2 AA that can be told without layout is broken. */
export async function expectAccessible(element: ReactElement): Promise<void> {
  const { container } = render(<main>{element}</main>);
  const { violations } = await axe.run(container, {
    runOnly: ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"],
    rules: { "color-contrast": { enabled: false } },
  });
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
}
