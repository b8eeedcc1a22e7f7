import { type Browser, expect, type Page, test } from "@playwright/test";
import { answer, pressEnterOn, typeInto } from "./support/keyboard";
import {
  expectEmptyStorage,
  expectFitsSmallScreen,
  expectPage,
  watchForTrouble,
} from "./support/page";
import { signIn } from "./support/people";

const CHECKED = "Read the report of the force's laboratory, of March.";
const HIDDEN = "Northmoor Hospitals, an invented trust";

/** A browser of somebody's own, signed in. */
async function browserOf(browser: Browser, email: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await signIn(page, email);
  return page;
}

/** The page is there, accessible, and fits a small screen. */
async function passes(page: Page, heading: string | RegExp): Promise<void> {
  await expectPage(page, heading);
  await expectFitsSmallScreen(page);
}

async function referenceOf(page: Page, name: string): Promise<string> {
  const found = await page.request.get("/api/v1/solutions?limit=100");
  const { items } = (await found.json()) as { items: { name: string; reference: string }[] };
  const item = items.find((one) => one.name === name);
  if (!item) throw new Error(`The demonstration has no card “${name}”.`);
  return item.reference;
}

test("a claim is verified, confirmed, and an unnamed user made known to one force", async ({
  browser,
}) => {
  const moderator = await browserOf(browser, "moderator@tradebody.example");
  const quiet = watchForTrouble(moderator);
  await pressEnterOn(moderator, "Evidence to verify, and requests for a contact", "link");
  await passes(moderator, "Evidence");
  await pressEnterOn(moderator, "Heron Bench", "link");
  await passes(moderator, "Evidence for Heron Bench");
  await answer(moderator, "action", "verify");
  await pressEnterOn(moderator, "Save", "button");
  await expect(moderator).toHaveTitle(/^Error: /);
  await typeInto(moderator, "What did you check?", CHECKED);
  await pressEnterOn(moderator, "Save", "button");
  await passes(moderator, "Evidence");
  await expect(moderator.getByRole("link", { name: "Heron Bench" })).toHaveCount(0);
  quiet();

  const force = await browserOf(browser, "contributor@force.example");
  await pressEnterOn(force, "Do we use Otter Selective Share?", "link");
  await passes(force, "Does your force use Otter Selective Share?");
  await answer(force, "action", "confirm");
  await pressEnterOn(force, "Save", "button");
  await passes(force, "Deployments to confirm");
  const confirmed = /Confirmed by Avon and Somerset Police \(contributor\) on/;
  await expect(force.getByText(confirmed)).toBeVisible();

  const supplier = await browserOf(browser, "member@supplier.example");
  await pressEnterOn(supplier, /asks who uses Otter Selective Share$/, "link");
  await passes(supplier, "Request for a contact");
  await answer(supplier, "action", "agree");
  await pressEnterOn(supplier, "Send", "button");
  await expectPage(supplier, "Example Otter Ltd");

  const ref = await referenceOf(force, "Otter Selective Share");
  await force.goto(`/solutions/${ref}`);
  await pressEnterOn(force, `It agreed to be named to your force alone: ${HIDDEN}`, "link");
  await passes(force, "Request for a contact");
  await expect(force.getByText(`The organisation is ${HIDDEN}.`)).toBeVisible();

  const reader = await (await browser.newContext()).newPage();
  await reader.goto(`/solutions/${ref}`);
  await passes(reader, "Otter Selective Share");
  await expect(reader.getByText(confirmed)).toBeVisible();
  await expect(reader.getByText(HIDDEN)).toHaveCount(0);
  await expect(reader.getByText("Ask for a contact")).toHaveCount(0);
  await pressEnterOn(reader, "What changed, version by version", "link");
  await passes(reader, "What changed");
  await expectEmptyStorage(reader);
  await expectEmptyStorage(force);

  const bank = await referenceOf(force, "Lantern Ring");
  await force.goto(`/solutions/${bank}`);
  await pressEnterOn(force, "Ask for a contact", "link");
  await passes(force, "Ask who uses Lantern Ring?");
  await pressEnterOn(force, "Ask for a contact", "button");
  await passes(force, "Request for a contact");
  await expect(force.locator(".eme-tags")).toHaveText("Request status: With the moderator");
});
