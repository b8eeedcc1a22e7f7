import { expect, test } from "@playwright/test";
import { pressEnterOn, tabTo } from "./support/keyboard";
import {
  expectEmptyStorage,
  expectFitsSmallScreen,
  expectPage,
  watchForTrouble,
} from "./support/page";
import { signIn, signOut } from "./support/people";

const HELP = [
  ["/help/accessibility", "Accessibility"],
  ["/help/privacy", "Privacy"],
  ["/help/how-it-works", "How it works"],
  ["/help/level-playing-field", "How the level playing field is kept, and checked"],
  ["/open-data", "Open data"],
  ["/sign-in", "Sign in"],
  ["/nowhere", "Page not found"],
] as const;

for (const [address, heading] of HELP) {
  test(`${address} is accessible, fits a small screen and keeps the policy`, async ({ page }) => {
    const expectNoTrouble = watchForTrouble(page);
    await page.goto(address);
    await expectPage(page, heading);
    await expectFitsSmallScreen(page);
    await expectEmptyStorage(page);
    expectNoTrouble();
  });
}

test("the skip link leads to main, and a change of page moves the focus there", async ({
  page,
}) => {
  await page.goto("/help/privacy");
  await expectPage(page, "Privacy");
  await pressEnterOn(page, "Skip to main content", "link");
  await expect(page.locator("main")).toBeFocused();
  await pressEnterOn(page, "How it works", "link");
  await expectPage(page, "How it works");
  await expect(page.locator("main")).toBeFocused();
});

test("going back restores the place on the page, without the browser's storage", async ({
  page,
}) => {
  await page.setViewportSize({ width: 320, height: 500 });
  await page.goto("/help/level-playing-field");
  await expectPage(page, /level playing field/);
  await tabTo(page, "Open data", "link");
  const place = await page.evaluate(() => window.scrollY);
  expect(place).toBeGreaterThan(200);
  await page.keyboard.press("Enter");
  await expectPage(page, "Open data");
  expect(await page.evaluate(() => window.scrollY)).toBe(0);
  await page.goBack();
  await expectPage(page, /level playing field/);
  await expect.poll(() => page.evaluate(() => window.scrollY)).toBe(place);
  await expectEmptyStorage(page);
});

test("somebody signs in, sees whom they act for, and signs out, by keyboard", async ({ page }) => {
  await signIn(page, "contributor@force.example");
  await expect(page.getByRole("banner")).toContainText("Avon and Somerset");
  await expectEmptyStorage(page);
  await signOut(page);
  await expect(page.getByRole("banner")).not.toContainText("Acting as");
});

test("wrong words and a wrong account are answered alike", async ({ page }) => {
  const answers: string[] = [];
  for (const email of ["contributor@force.example", "nobody@nowhere.example"]) {
    await page.goto("/sign-in");
    await page.getByLabel("E-mail address").fill(email);
    await page.getByLabel("Password").fill("not the password");
    await page.keyboard.press("Enter");
    const summary = page.getByRole("alert");
    await expect(summary).toBeVisible();
    await expect(page).toHaveTitle(/^Error: Sign in/);
    answers.push((await summary.textContent()) ?? "");
  }
  expect(answers[0]).toBe(answers[1]);
});

test("a list can be taken away as a file, by keyboard", async ({ page }) => {
  await page.goto("/challenges");
  await expectPage(page, "Challenges");
  const started = page.waitForEvent("download");
  await pressEnterOn(page, "Download as CSV", "link");
  expect((await started).suggestedFilename()).toBe("challenges.csv");
});
