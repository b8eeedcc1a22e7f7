import { expect, type Page } from "@playwright/test";
import { expectAccessible } from "./axe";

/** The page with this heading is there, its title begins with it, and it is accessible. */
export async function expectPage(page: Page, heading: string | RegExp): Promise<void> {
  await expect(page.getByRole("heading", { level: 1, name: heading })).toBeVisible();
  await expect(page.locator("h1:visible")).toHaveCount(1);
  await expect(page).toHaveTitle(/ – Early Market Engagement$/);
  await expectAccessible(page);
}

/** Nothing was left in the browser but, perhaps, the cookie of the session. */
export async function expectEmptyStorage(page: Page): Promise<void> {
  const kept = await page.evaluate(async () => ({
    local: Object.keys(window.localStorage),
    session: Object.keys(window.sessionStorage),
    databases: (await window.indexedDB.databases()).map(({ name }) => name),
    caches: await window.caches.keys(),
  }));
  expect(kept).toEqual({ local: [], session: [], databases: [], caches: [] });
  const cookies = await page.context().cookies();
  expect(cookies.length).toBeLessThanOrEqual(1);
  for (const cookie of cookies) expect(cookie.httpOnly).toBe(true);
}

/** At 320 pixels nothing is wider than the screen, but what scrolls in a region of its own. */
export async function expectFitsSmallScreen(page: Page): Promise<void> {
  const size = page.viewportSize();
  await page.setViewportSize({ width: 320, height: 720 });
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width, `width of ${page.url()} at 320 pixels`).toBeLessThanOrEqual(320);
  if (size) await page.setViewportSize(size);
}

/** Collects what the content security policy refused and what the page threw, from now on. */
export function watchForTrouble(page: Page): () => void {
  const troubles: string[] = [];
  page.on("pageerror", (error) => troubles.push(error.message));
  page.on("console", (message) => {
    const text = message.text();
    if (/content security policy|trusted ?type/i.test(text)) troubles.push(text);
  });
  return () => expect(troubles).toEqual([]);
}
