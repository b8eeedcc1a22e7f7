import { readFile } from "node:fs/promises";
import { expect, type Page, test } from "@playwright/test";
import { chooseOption, pressEnterOn } from "./support/keyboard";
import {
  expectEmptyStorage,
  expectFitsSmallScreen,
  expectPage,
  watchForTrouble,
} from "./support/page";
import { signIn } from "./support/people";

/** The page is there, accessible, and fits a small screen. */
async function passes(page: Page, heading: string | RegExp): Promise<void> {
  await expectPage(page, heading);
  await expectFitsSmallScreen(page);
}

async function choose(page: Page, content: string): Promise<void> {
  const file = { name: "cards.csv", mimeType: "text/csv", buffer: Buffer.from(content) };
  await page.getByLabel("Choose the file").setInputFiles(file);
  await pressEnterOn(page, "Check the file", "button");
}

async function downloaded(page: Page, name: string, role: "link" | "button"): Promise<string> {
  const begun = page.waitForEvent("download");
  await pressEnterOn(page, name, role);
  return readFile(await (await begun).path(), "utf8");
}

test("a supplier takes its cards home, changes and adds some, and sees what became of each", async ({
  page,
}) => {
  const quiet = watchForTrouble(page);
  await signIn(page, "member@supplier.example");
  await page.goto("/supplier/solutions");
  await pressEnterOn(page, "Add or change many at once", "link");
  await passes(page, "Add or change many at once");

  const own = await downloaded(page, "Download your product cards", "link");
  expect(own).toMatch(/^\ufeff"reference","status","name"/);
  await choose(page, own);
  await passes(page, "Check of cards.csv");
  await expect(page.getByText(/There is nothing to import/)).toBeVisible();
  await pressEnterOn(page, "Choose another file", "button");

  await choose(page, "name,maturity,hostin\r\nHeron Tide,8,any\r\n");
  await expect(page).toHaveTitle(/^Error: /);
  await pressEnterOn(page, /Did you mean hosting/, "link");
  await expect(page.getByLabel("Choose the file")).toBeFocused();
  await passes(page, "Add or change many at once");

  await choose(page, "name,maturity,hosting\r\nHeron Tide,8,any\r\nHeron Ebb,eight,any\r\n");
  await passes(page, "Check of cards.csv");
  await expect(page.getByText("maturity: Give a whole number (“eight”)")).toBeVisible();
  await chooseOption(page, "Show", "All rows");
  await expect(page.getByRole("status").getByText("2 rows")).toBeVisible();
  const report = await downloaded(page, "Download the report (CSV)", "button");
  expect(report).toContain('"2","2","new","","Heron Tide"');
  await pressEnterOn(page, "Import 1 card", "button");
  await passes(page, "1 card was imported");
  await pressEnterOn(page, "Heron Tide", "link");
  await passes(page, "Heron Tide");
  await expectEmptyStorage(page);
  quiet();
});
