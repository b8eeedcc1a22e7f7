import { expect, test } from "@playwright/test";
import { expectAccessible } from "./support/axe";
import { pressEnterOn, tabTo } from "./support/keyboard";
import {
  expectEmptyStorage,
  expectFitsSmallScreen,
  expectPage,
  watchForTrouble,
} from "./support/page";

test("the public searches from the start page, narrows, and reads what was found, by keyboard", async ({
  page,
}) => {
  const expectNoTrouble = watchForTrouble(page);
  await page.goto("/");
  await tabTo(
    page,
    "Search challenges, solutions, outcomes, answers and technology in use",
    "searchbox",
  );
  await page.keyboard.type("victims phone");
  await page.keyboard.press("Enter");
  await expectPage(page, "Search");
  await expect(page).toHaveTitle(/^Search – victims phone – /);
  await expect(page.getByText(/^\d+ results for “victims phone”$/)).toBeVisible();
  const challenges = page.getByRole("region", { name: "Challenges" });
  await expect(challenges.locator("strong", { hasText: "victim" }).first()).toBeVisible();
  await expectFitsSmallScreen(page);

  await tabTo(page, /^Outcomes \(/, "checkbox");
  await page.keyboard.press("Space");
  await pressEnterOn(page, "Apply filters", "button");
  await expect(page).toHaveURL(/q=victims\+phone&kind=outcome/);
  await expect(challenges).toBeHidden();
  await expectAccessible(page);
  await pressEnterOn(page, /^Outcome: /, "link");
  await expect(page).toHaveURL(/\/challenges\/CH-.*\/outcome$/);
  await expectEmptyStorage(page);
  expectNoTrouble();
});

test("a misspelt word leads to what was meant, and a reference to its record", async ({ page }) => {
  await page.goto("/search?q=redaktion");
  await expectPage(page, "Search");
  await expect(
    page.getByText(
      "Nothing was found in challenges, solutions, outcomes, answers or technology in use.",
    ),
  ).toBeVisible();
  await expectFitsSmallScreen(page);
  await pressEnterOn(page, "redaction", "link");
  await expect(page.getByRole("searchbox")).toHaveValue("redaction");
  const first = page.getByRole("listitem").filter({ has: page.getByRole("heading", { level: 3 }) });
  const reference = await first.first().locator(".eme-ref").textContent();
  await page.goto(`/search?q=${reference?.toLowerCase()}`);
  await expect(page.getByText(`1 result for “${reference?.toLowerCase()}”`)).toBeVisible();
  await expect(page.locator(".eme-ref", { hasText: reference ?? "" })).toBeVisible();
});

test("a journalist finds which force uses what, and who says so", async ({ page }) => {
  const expectNoTrouble = watchForTrouble(page);
  await page.goto("/search?q=which+force+uses+facial+recognition");
  await expectPage(page, "Search");
  const uses = page.getByRole("region", { name: "Technology in use" });
  const use = uses.getByRole("listitem").first();
  await expect(use.getByText(/^Verified by the moderator on /)).toBeVisible();
  await expect(use.locator("strong", { hasText: "facial recognition" })).toBeVisible();
  await expectAccessible(page);
  await expectFitsSmallScreen(page);
  await tabTo(page, /^Ended \(/, "checkbox");
  await page.keyboard.press("Space");
  await pressEnterOn(page, "Apply filters", "button");
  await expect(page).toHaveURL(/status=ended/);
  await pressEnterOn(page, "Thistle Compare at South Wales Police", "link");
  await expect(page).toHaveURL(/\/solutions\/SO-.*#in-use$/);
  const heading = page.getByRole("heading", { name: "Where it is in use" });
  await expect(heading).toBeFocused();
  await expect(heading).toBeInViewport();
  await page.goBack();
  await expect(uses).toBeVisible();
  expectNoTrouble();
});

test("a result says which words it does not hold, and pages say what they hold", async ({
  page,
}) => {
  await page.goto("/search?q=face+matching");
  await expectPage(page, "Search");
  await expect(page.getByText(/To insist on a word, put it in quotation marks/)).toBeVisible();
  await expect(page.getByText("Does not hold “face”").first()).toBeVisible();
  await expect(page.getByRole("checkbox", { name: /^Outcomes \(0/ })).toBeDisabled();
  await expectAccessible(page);
  await expectFitsSmallScreen(page);
  await page.goto("/search?q=people");
  await pressEnterOn(page, /^Next page/, "link");
  await expect(page.getByText(/Results 21 to 40 are on this page/)).toBeVisible();
  await expect(
    page.getByRole("link", { name: /^Previous page.*Results 1 to 20 of/ }),
  ).toBeVisible();
  await pressEnterOn(page, /^See all \d+ solutions$/, "link");
  await expect(page).toHaveURL(/q=people&kind=solution$/);
  await expect(page.getByRole("region", { name: "Challenges" })).toBeHidden();
  await expectAccessible(page);
});

test("before anything is typed there is the vocabulary to start from", async ({ page }) => {
  await page.goto("/search");
  await expectPage(page, "Search");
  await expect(page.getByRole("region", { name: "What the technology does" })).toBeVisible();
  await expectFitsSmallScreen(page);
});
