import { readFileSync } from "node:fs";
import { expect, type Page } from "@playwright/test";
import { pressEnterOn, tabTo } from "./keyboard";

/** A worker that has just begun works out matches first. */
const SCANNED_MS = 60_000;

export type Document = { name: string; mimeType: string; buffer: Buffer };

/** A text as a file. */
export const textFile = (name: string, words: string): Document => ({
  ...{ name, mimeType: "text/plain", buffer: Buffer.from(words) },
});

/** What the next chooser of a page gets. Listening for each one anew would come too late. */
const chosen = new WeakMap<Page, Document>();

async function answerChoosers(page: Page): Promise<void> {
  page.on("filechooser", (chooser) => chooser.setFiles(chosen.get(page) ?? []));
  await page.evaluate(() => null); // by now the browser asks here
}

/** Choose a file in the field that has one chosen by Enter. */
export async function chooseFile(page: Page, file: Document): Promise<void> {
  if (!chosen.has(page)) await answerChoosers(page);
  chosen.set(page, file);
  const asked = page.waitForEvent("filechooser");
  await tabTo(page, /^Add a file/, "button");
  await page.keyboard.press("Enter");
  await asked;
}

/** Nobody can download it while it is being checked; then its name is a link. */
export async function addFile(page: Page, file: Document): Promise<void> {
  const checked = await holdChecks(page);
  await chooseFile(page, file);
  const line = page.getByRole("listitem").filter({ hasText: file.name });
  await expect(line).toContainText("Being checked");
  await expect(line).toContainText("Nobody can download it until the virus scanner");
  await expect(line.getByRole("link")).toHaveCount(0);
  const said = page.getByRole("status").filter({ hasText: `${file.name} was added` });
  await expect(said).toHaveCount(1);
  checked();
  await expect(line).toContainText("Ready", { timeout: SCANNED_MS });
}

/** The scanner of the demonstration is quick: the page hears of it when the result is called. */
async function holdChecks(page: Page): Promise<() => void> {
  let release = () => {};
  const released = new Promise<void>((go) => {
    release = go;
  });
  await page.route(/\/api\/v1\/files\/[0-9a-f-]+$/, async (route) => {
    await released;
    await route.continue();
  });
  return () => release();
}

const startingWith = (text: string): RegExp =>
  new RegExp(`^${text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}`);

/** Follow the link of a file by keyboard: it comes as an attachment, in a sandbox, and whole. */
export async function expectDownload(page: Page, file: Pick<Document, "name">): Promise<string> {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    pressEnterOn(page, startingWith(`${file.name} (`), "link"),
  ]);
  const answer = await page.request.get(download.url());
  expect(answer.headers()["content-disposition"]).toMatch(/^attachment/);
  expect(answer.headers()["content-security-policy"]).toMatch(/^sandbox/);
  expect(download.suggestedFilename()).toBe(file.name);
  return readFileSync(await download.path(), "utf8");
}
