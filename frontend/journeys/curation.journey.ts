import { expect, type Page, test } from "@playwright/test";
import {
  decideElsewhere,
  matchesOf,
  pressAndGoOn,
  takeAllBack,
  watched,
  watchSteps,
} from "./support/curation";
import { pressEnterOn, tabTo, tick } from "./support/keyboard";
import {
  expectEmptyStorage,
  expectFitsSmallScreen,
  expectPage,
  watchForTrouble,
} from "./support/page";
import { signIn } from "./support/people";

const TITLE = "Decide one after the other";
const MANY = 50;
const EACH_DISMISSED = 5;
const LATE_MS = 300;
/** How long the first matches of a portal, and the last decisions under way, may take. */
const WORKED_OUT_MS = 120_000;
const LEAVING_MS = 30_000;
/** Ten decisions a second: faster than anybody reads. */
const PAUSE_MS = 100;

async function passes(page: Page, heading: string): Promise<void> {
  await expectPage(page, heading);
  await expectFitsSmallScreen(page);
}

/** From the navigation to the first suggestion, by keyboard. */
async function openQueue(page: Page): Promise<void> {
  await pressEnterOn(page, "Matches", "link");
  await passes(page, "Matches");
  await pressEnterOn(page, "Show also those with little in common", "link");
  await expect(page).toHaveURL(/weak=yes/);
  await pressEnterOn(page, TITLE, "button");
  await passes(page, TITLE);
  await expect(page.getByText(/with weights version 2\d+/)).toBeVisible();
  await watchSteps(page);
  await tabTo(page, /^1 of \d+: /, "article");
}

/** Dismiss with a reason from the list: D, two presses down, Enter. */
async function dismiss(page: Page): Promise<string> {
  await page.keyboard.press("d");
  await expect(page.getByRole("radio").first()).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  return pressAndGoOn(page, "Enter");
}

/** Decide so many, faster than anybody reads. */
async function decideMany(page: Page): Promise<{ endorsed: number; dismissed: number }> {
  const done = { endorsed: 0, dismissed: 0 };
  for (let number = 1; number <= MANY; number += 1) {
    const dismisses = number % EACH_DISMISSED === 0;
    const next = await (dismisses ? dismiss(page) : pressAndGoOn(page, "e"));
    expect(next).toMatch(new RegExp(`^${number + 1} of \\d+: .+, for: .+`));
    done[dismisses ? "dismissed" : "endorsed"] += 1;
    await page.waitForTimeout(PAUSE_MS);
  }
  return done;
}

const at = (times: readonly number[], share: number): number =>
  times[Math.ceil(times.length * share) - 1] ?? Number.NaN;

/** Nothing was waited for; says how long it took. */
async function expectNoWaiting(page: Page, named: string): Promise<void> {
  const { times, loading } = await watched(page);
  const sorted = [...times].slice(-MANY).sort((a, b) => a - b);
  const [p50, p95, max] = [at(sorted, 0.5), at(sorted, 0.95), at(sorted, 1)];
  process.stdout.write(
    `${named}: ${sorted.length} keys to the next suggestion, ` +
      `p50 ${p50.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms, max ${max.toFixed(1)} ms\n`,
  );
  expect(sorted).toHaveLength(MANY);
  expect(loading, "times that something was loading").toBe(0);
  expect(p95, "less than one late answer takes").toBeLessThan(LATE_MS);
}

async function expectKept(page: Page, kept: { endorsed: number; dismissed: number }) {
  await expect
    .poll(async () => ({
      endorsed: (await matchesOf(page, "endorsed")).length,
      dismissed: (await matchesOf(page, "dismissed")).filter(
        ({ because }) => because === "constraint_not_met",
      ).length,
    }))
    .toEqual(kept);
}

test.beforeEach(async ({ page }) => {
  test.slow(); // the worker of a portal that has just begun works the matches out first
  await signIn(page, "moderator@tradebody.example");
  const suggested = async () => (await matchesOf(page, "suggested")).length;
  await expect.poll(suggested, { timeout: WORKED_OUT_MS }).toBeGreaterThan(2 * MANY);
});
test.afterEach(({ page }) => takeAllBack(page));

test("a moderator decides 50 suggestions in a row by keyboard", async ({ page }) => {
  const expectNoTrouble = watchForTrouble(page);
  await openQueue(page);
  const done = await decideMany(page);
  await expectNoWaiting(page, "as it is");
  await expectKept(page, done);
  await passes(page, TITLE);
  await expectEmptyStorage(page);
  expectNoTrouble();
});

test("a slow service is not waited for, and leaving loses nothing", async ({ page }) => {
  await openQueue(page);
  await page.route("**/api/**", async (route) => {
    await new Promise((go) => setTimeout(go, LATE_MS));
    await route.continue();
  });
  const done = await decideMany(page);
  await expectNoWaiting(page, `each answer ${LATE_MS} ms late`);
  await page.keyboard.press("e");
  await page.keyboard.press("e");
  // The last ones are still on their way.
  await pressEnterOn(page, "Challenges", "link");
  const there = page.getByRole("heading", { level: 1, name: "Challenges" });
  await expect(there).toBeVisible({ timeout: LEAVING_MS });
  await passes(page, "Challenges");
  const endorsed = done.endorsed + 2;
  expect(await matchesOf(page, "endorsed")).toHaveLength(endorsed);
});

test("skip, back and undo; another was first; no connection; no letters", async ({ page }) => {
  await openQueue(page);
  const queue = await matchesOf(page, "suggested");
  const status = page.getByRole("status").filter({ hasText: /^(Endorsed|Skipped|Taken back)/ });

  await test.step("what was done is said, and can be undone", async () => {
    const first = await page.evaluate(() => document.activeElement?.getAttribute("aria-label"));
    await pressAndGoOn(page, "s");
    await expect(status).toHaveText(/^Skipped: .+, for .+\.$/);
    expect(await pressAndGoOn(page, "b")).toBe(first);
    await pressAndGoOn(page, "e");
    await expect(status).toHaveText(/^Endorsed: /);
    expect(await pressAndGoOn(page, "u")).toBe(first);
    await expect(status).toHaveText(/^Taken back, to be decided: /);
    expect(await pressAndGoOn(page, "e")).toMatch(/^2 of /);
    await expectKept(page, { endorsed: 1, dismissed: 0 });
  });

  await test.step("theirs stands when another moderator was first", async () => {
    await decideElsewhere(page, queue[1]?.id ?? "", {
      ...{ action: "dismiss", because: "already_known" },
    });
    const next = await pressAndGoOn(page, "e");
    await expect(page.getByText("1 decision was not kept")).toBeVisible();
    expect(await page.evaluate(() => document.activeElement?.ariaLabel)).toBe(next);
    await passes(page, TITLE);
    await page.keyboard.press("Shift+Tab");
    await pressEnterOn(page, /^See theirs/, "button");
    await expect(page.getByRole("article", { name: /^2 of / })).toBeFocused();
    await expect(page.getByText(/^Now: dismissed, since .+ it is already known/)).toBeVisible();
    await pressEnterOn(page, /^Go on/, "button");
    await expect(page.getByRole("article", { name: /^3 of / })).toBeFocused();
  });

  await test.step("without a connection nothing is lost", async () => {
    await page.context().setOffline(true);
    await pressAndGoOn(page, "e");
    await expect(page.getByText("2 decisions were not kept")).toBeVisible();
    let asked = "";
    page.once("dialog", (dialog) => {
      asked = dialog.message();
      void dialog.dismiss();
    });
    await pressEnterOn(page, "Challenges", "link");
    await expect.poll(() => asked).toMatch(/decisions are not saved yet/);
    await page.context().setOffline(false);
    await pressEnterOn(page, "Send it again", "button");
    await expect(page.getByText("1 decision was not kept")).toBeVisible();
    await expectKept(page, { endorsed: 2, dismissed: 0 });
  });

  await test.step("without single letters, Tab leads from the suggestion to the decision", async () => {
    await tabTo(page, /^4 of /, "article");
    await page.keyboard.press("d");
    await expect(page.getByRole("radio").first()).toBeFocused();
    await page.keyboard.press("Escape");
    await expect(page.getByRole("button", { name: /^Dismiss, because/ })).toBeFocused();
    await tick(page, "Use single letters");
    await tabTo(page, /^4 of /, "article");
    await page.keyboard.press("e");
    await page.keyboard.press("Tab");
    await expect(page.getByRole("button", { name: /^Endorse/ })).toBeFocused();
    expect(await pressAndGoOn(page, "Enter")).toMatch(/^5 of /);
    await expectKept(page, { endorsed: 3, dismissed: 0 });
    await tabTo(page, "Accessibility", "link");
  });
});
