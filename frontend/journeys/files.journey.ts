import { type Browser, expect, type Page, test } from "@playwright/test";
import { cardNamed } from "./support/cards";
import { addFile, chooseFile, type Document, expectDownload, textFile } from "./support/files";
import { answer, pressEnterOn, tick, typeInto } from "./support/keyboard";
import {
  expectEmptyStorage,
  expectFitsSmallScreen,
  expectPage,
  watchForTrouble,
} from "./support/page";
import { signIn } from "./support/people";

const CARD = "Otter Claim Snap";
const DRAFT =
  "Taking only what is needed from a victim’s phone, and giving it back within 24 hours";
const OPENED = "Telling victims what happens to their phone, and giving them a say";
const SHEET = textFile("Claim Snap data sheet.txt", "Invented: nine in ten finish in two minutes.");
const SPARE = textFile("Old data sheet.txt", "Invented: the sheet of the year before.");
const PROGRAM: Document = {
  ...{ name: "set-up.exe", mimeType: "application/octet-stream", buffer: Buffer.from("MZ") },
};
const NO_PDF = textFile("Report.pdf", "This is no PDF.");
const SHARED = "What people remembered after a week.pdf";
const CONFIDENTIAL = "Interface and prices.txt";

/** A browser of somebody's own, signed in. */
async function browserOf(browser: Browser, email: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await signIn(page, email);
  return page;
}

/** The page is there, accessible, keeps nothing and fits a small screen. */
async function passes(page: Page, heading: string | RegExp): Promise<void> {
  await expectPage(page, heading);
  await expectFitsSmallScreen(page);
  await expectEmptyStorage(page);
}

/** Follow a link by keyboard; the page it leads to has the focus when it is there. */
async function follow(page: Page, name: string, heading: string | RegExp = name): Promise<void> {
  await pressEnterOn(page, name, "link");
  await expect(page.getByRole("heading", { level: 1, name: heading })).toBeVisible();
  await expect(page.locator("#main")).toBeFocused();
}

/** What is not taken is refused with words at the field. */
async function expectRefused(page: Page, file: Document, words: RegExp): Promise<void> {
  await chooseFile(page, file);
  await expect(page.getByText(words)).toBeVisible();
  await expect(page.getByLabel("Add a file")).toBeFocused();
}

/** The address of a file's content, from its link. */
async function contentOf(page: Page, name: string): Promise<string> {
  const link = page.getByRole("link", { name: new RegExp(`^${name} `) });
  return (await link.getAttribute("href")) ?? "";
}

const status = async (page: Page, address: string): Promise<number> =>
  (await page.request.get(address)).status();

test("a document of a product card is checked, reviewed, and then everybody's", async ({
  browser,
}) => {
  const supplier = await browserOf(browser, "member@supplier.example");
  const reader = await (await browser.newContext()).newPage();
  const expectNoTrouble = watchForTrouble(supplier);
  await supplier.goto(`/supplier/solutions/${await cardNamed(supplier, CARD)}`);
  let content = "";

  await test.step("the supplier adds it; what is not taken is refused with words", async () => {
    await follow(supplier, "Documents");
    await expectRefused(supplier, PROGRAM, /^.*set-up\.exe: .+/);
    await passes(supplier, "Documents");
    await expectRefused(supplier, NO_PDF, /^.*Report\.pdf: .+/);
    await addFile(supplier, SHEET);
    await addFile(supplier, SPARE);
    expect(await expectDownload(supplier, SHEET)).toBe(String(SHEET.buffer));
    content = await contentOf(supplier, SHEET.name);
    await passes(supplier, "Documents");
  });

  await test.step("and removes one again", async () => {
    const removed = await contentOf(supplier, SPARE.name);
    await pressEnterOn(supplier, `Remove ${SPARE.name}`, "button");
    await expect(supplier.getByText(`${SPARE.name} was removed.`)).toBeVisible();
    await expect(supplier.getByLabel("Add a file")).toBeFocused();
    await pressEnterOn(supplier, "Save and continue", "button");
    await expect(supplier.getByRole("heading", { name: CARD, level: 1 })).toBeVisible();
    await expect(supplier.locator("#main")).toBeFocused();
    await follow(supplier, "Check and send to review", "Check your product card");
    await expect(supplier.getByText(SHEET.name)).toBeVisible();
    await expect(supplier.getByText(SPARE.name)).toHaveCount(0);
    await passes(supplier, "Check your product card");
    await pressEnterOn(supplier, "Send to review", "button");
    await expect(supplier.getByText("Your changes are in review")).toBeVisible();
    expect(await status(supplier, removed)).toBe(200); // its own, until the portal clears up
  });

  await test.step("nobody else has it before a moderator has read it and listed the card", async () => {
    await reader.goto("/solutions");
    expect(await status(reader, content)).toBe(404);
    const moderator = await browserOf(browser, "moderator@tradebody.example");
    await follow(moderator, CARD);
    await passes(moderator, CARD);
    expect(await expectDownload(moderator, SHEET)).toBe(String(SHEET.buffer));
    await pressEnterOn(moderator, "Assign to me", "button");
    await expect(moderator.getByText("Assigned to you.")).toBeVisible();
    await answer(moderator, "action", "list_revision");
    await pressEnterOn(moderator, "List the changed card", "button");
    await expect(moderator.getByRole("heading", { name: "Queue", level: 1 })).toBeVisible();
  });

  await test.step("then everybody reads it", async () => {
    await reader.goto(`/solutions/${await cardNamed(reader, CARD)}`);
    await passes(reader, CARD);
    expect(await expectDownload(reader, SHEET)).toBe(String(SHEET.buffer));
  });
  expectNoTrouble();
});

test("files of a response stay sealed, and its confidential ones with the force", async ({
  browser,
}) => {
  const supplier = await browserOf(browser, "member@supplier.example");
  const force = await browserOf(browser, "contributor@force.example");
  const moderator = await browserOf(browser, "moderator@tradebody.example");

  await test.step("a file of a draft is its supplier's alone", async () => {
    await follow(supplier, "Our responses");
    await follow(supplier, DRAFT);
    await pressEnterOn(supplier, "Go on writing", "button");
    await expect(supplier).toHaveURL(/\/draft$/);
    await expect(supplier.locator("#main")).toBeFocused();
    await follow(supplier, "Files");
    await addFile(supplier, SHEET);
    await tick(supplier, `Keep ${SHEET.name} confidential`);
    await passes(supplier, "Files");
    await pressEnterOn(supplier, "Save and continue", "button");
    await passes(supplier, DRAFT);
    await follow(supplier, "Files");
    await expect(
      supplier.getByRole("checkbox", { name: `Keep ${SHEET.name} confidential` }),
    ).toBeChecked();
    const content = await contentOf(supplier, SHEET.name);
    expect(await status(supplier, content)).toBe(200);
    for (const other of [force, moderator]) expect(await status(other, content)).toBe(404);
  });

  await test.step("and can be removed", async () => {
    await pressEnterOn(supplier, `Remove ${SHEET.name}`, "button");
    await expect(supplier.getByText(`${SHEET.name} was removed.`)).toBeVisible();
    await pressEnterOn(supplier, "Save and continue", "button");
    await expect(supplier.getByRole("heading", { name: DRAFT })).toBeVisible();
    await expect(supplier.locator("#main")).toBeFocused();
    await follow(supplier, "Files");
    await expect(supplier.getByText("No files yet")).toBeVisible();
  });

  await test.step("after closing a sponsoring force reads what is not confidential", async () => {
    await follow(force, "Our challenges");
    await follow(force, OPENED);
    await follow(force, "Responses", OPENED);
    await follow(force, "Example Otter Ltd", "Response of Example Otter Ltd");
    await passes(force, "Response of Example Otter Ltd");
    expect(await expectDownload(force, { name: SHARED })).toContain("%PDF");
    await expect(force.getByText(CONFIDENTIAL)).toHaveCount(0);
  });

  await test.step("a moderator reads the confidential ones for a recorded reason", async () => {
    await moderator.goto(new URL(force.url()).pathname);
    await expect(moderator.getByText(CONFIDENTIAL)).toHaveCount(0);
    await follow(moderator, "Read the confidential parts", /^These parts/);
    await passes(moderator, "These parts were written for the force alone");
    await typeInto(moderator, "Why do you need to read them?", "The supplier asked for advice.");
    await pressEnterOn(moderator, "Open the confidential parts", "button");
    await passes(moderator, "Confidential parts");
    expect(await expectDownload(moderator, { name: CONFIDENTIAL })).not.toBe("");
  });
});
