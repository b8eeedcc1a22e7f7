import { expect, type Page, test } from "@playwright/test";
import { expectPage } from "./support/page";
import { signIn } from "./support/people";

type Items<T> = { items: T[] };

async function items<T>(page: Page, path: string): Promise<T[]> {
  const answer = await page.request.get(`/api/v1${path}`);
  return ((await answer.json()) as Items<T>).items;
}

async function challengeOf(page: Page, status: string): Promise<string> {
  const path = `/challenges?status=${status}&force=avon-and-somerset`;
  const [card] = await items<{ reference: string }>(page, path);
  if (!card) throw new Error(`The demonstration has no ${status} challenge of this force.`);
  return card.reference;
}

/** The paper of each page of a PDF, as [width, height]. */
async function papersOf(page: Page): Promise<number[][]> {
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
  const boxes = [...pdf.matchAll(/\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]/g)];
  return boxes.map(([, width, height]) => [Number(width), Number(height)]);
}

const border = (page: Page, selector: string): Promise<string> =>
  page
    .locator(selector)
    .first()
    .evaluate((part) => getComputedStyle(part).borderTopWidth);

test("a record prints without navigation, over the whole paper, with address and time", async ({
  page,
}) => {
  const reference = await challengeOf(page, "open");
  await page.goto(`/challenges/${reference}`);
  await expectPage(page, /./);
  await expect(page.locator(".eme-printed")).toBeHidden();
  await page.emulateMedia({ media: "print" });
  const around = [".eme-nav", ".govuk-breadcrumbs", ".moj-sub-navigation", ".govuk-footer"];
  for (const part of around) await expect(page.locator(part).first()).toBeHidden();
  await expect(page.locator(".eme-printed")).toContainText(
    new RegExp(`/challenges/${reference}, printed at .+\\s20\\d\\d`),
  );
  const widths = await page.evaluate(() => {
    const wide = (selector: string) => document.querySelector(selector)?.clientWidth ?? 0;
    return { column: wide(".govuk-grid-column-two-thirds"), row: wide(".govuk-grid-row") };
  });
  expect(widths.column).toBe(widths.row);
  expect(await border(page, ".eme-tags .govuk-tag")).toBe("1px");
  for (const [width = 0, height = 0] of await papersOf(page)) expect(height).toBeGreaterThan(width);
});

test("what is sealed can be read on paper, where no ground is printed", async ({ page }) => {
  await signIn(page, "contributor@force.example");
  await page.goto(`/challenges/${await challengeOf(page, "open")}/responses`);
  await expect(page.locator(".eme-sealed")).toHaveCSS("color", "rgb(255, 255, 255)");
  await page.emulateMedia({ media: "print" });
  await expect(page.locator(".eme-sealed")).toHaveCSS("color", "rgb(11, 12, 12)");
});

test("a comparison prints on landscape paper", async ({ page }) => {
  await signIn(page, "contributor@force.example");
  const closed = await challengeOf(page, "closed");
  const found = await items<{ reference: string }>(page, `/challenges/${closed}/responses`);
  const chosen = found.slice(0, 3).map(({ reference }) => `response=${reference}`);
  await page.goto(`/challenges/${closed}/compare?${chosen.join("&")}`);
  await expect(page.locator(".eme-compare")).toBeVisible();
  const papers = await papersOf(page);
  expect(papers.length).toBeGreaterThan(0);
  for (const [width = 0, height = 0] of papers) expect(width).toBeGreaterThan(height);
});

test("in forced colours outlines say what grounds said", async ({ page }) => {
  await signIn(page, "contributor@force.example");
  await page.emulateMedia({ forcedColors: "active" });
  const reference = await challengeOf(page, "open");
  await page.goto(`/challenges/${reference}/matches`);
  await expect(page.locator(".eme-match").first()).toBeVisible();
  expect(await border(page, ".eme-tags .govuk-tag")).toBe("1px");
  expect(await border(page, ".eme-matchbar__rest")).toBe("1px");
  const parts = page.locator(".eme-matchbar__part");
  const grounds = await parts.evaluateAll((all) =>
    all.slice(0, 2).map((part) => getComputedStyle(part).backgroundColor),
  );
  expect(new Set(grounds).size).toBe(2);
  await page.goto(`/challenges/${reference}/responses`);
  await expect(page.locator(".eme-sealed")).toHaveCSS("border-top-style", "solid");
});
