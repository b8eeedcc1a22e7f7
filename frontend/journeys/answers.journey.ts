import { expect, type Page, test } from "@playwright/test";
import { chooseOption, pressEnterOn, tick, typeInto } from "./support/keyboard";
import {
  expectEmptyStorage,
  expectFitsSmallScreen,
  expectPage,
  watchForTrouble,
} from "./support/page";
import { signIn } from "./support/people";

type Card = { reference: string; status: string };

const KEPT = "We hold the certificate for secure destruction, renewed every spring.";
const BOX = "Safeguards";

/** The page is there, accessible, keeps nothing and fits a small screen. */
async function passes(page: Page, heading: string | RegExp): Promise<void> {
  await expectPage(page, heading);
  await expectFitsSmallScreen(page);
  await expectEmptyStorage(page);
}

async function own(page: Page, status: string): Promise<string> {
  const answer = await page.request.get("/api/v1/responses?limit=100");
  const { items } = (await answer.json()) as { items: Card[] };
  const card = items.find((one) => one.status === status);
  if (!card) throw new Error(`The demonstration has no ${status} response of this supplier.`);
  return card.reference;
}

/** What a box holds now, read where it is saved. */
async function saved(page: Page, reference: string): Promise<string> {
  const answer = await page.request.get(`/api/v1/responses/${reference}`);
  return ((await answer.json()) as { working_copy: { safeguards: string } }).working_copy
    .safeguards;
}

test("an answer is kept, found at a question, added beneath what was written and undone", async ({
  page,
}) => {
  test.slow();
  const expectNoTrouble = watchForTrouble(page);
  await signIn(page, "member@supplier.example");
  const draft = await own(page, "draft");
  await page.goto("/supplier/answers");
  await passes(page, "Answer library");
  await pressEnterOn(page, "Add an answer", "button");
  await passes(page, "Keep an answer for later");
  await typeInto(page, "Title", "Destroying data");
  await chooseOption(page, "Which question is it for?", BOX);
  await typeInto(page, "The answer", KEPT);
  await tick(page, "Keep it confidential when it is used");
  await pressEnterOn(page, "Save the answer", "button");
  await passes(page, "Answer library");
  await expect(page.getByText(KEPT)).toBeVisible();

  await page.goto(`/supplier/responses/${draft}/draft/safeguards`);
  await passes(page, BOX);
  const before = await saved(page, draft);
  await typeInto(page, BOX, `${before}\nA person decides.`);
  await pressEnterOn(page, "Use an earlier answer", "button");
  await expect(page.getByRole("heading", { name: "Destroying data" })).toBeVisible();
  await passes(page, BOX);
  await pressEnterOn(page, "Add beneath what I wrote (Destroying data)", "button");
  const box = page.getByRole("textbox", { name: BOX });
  await expect(box).toBeFocused();
  await expect(box).toHaveValue(/A person decides\.\n\nWe hold the certificate/);
  await expect(page.getByRole("checkbox", { name: "Keep this part confidential" })).toBeChecked();
  await expect.poll(() => saved(page, draft)).toContain(KEPT);
  await passes(page, BOX);
  await pressEnterOn(page, "Undo", "button");
  await expect(box).not.toHaveValue(/certificate for secure destruction/);
  await expect(box).toHaveValue(/A person decides\.$/);
  await expect(page.getByText(/^Saved at/)).toBeVisible();
  await expect.poll(() => saved(page, draft)).not.toContain(KEPT);
  expectNoTrouble();
});

test("each version that was sent has a receipt whose hash can be checked and printed", async ({
  page,
}) => {
  await signIn(page, "member@supplier.example");
  const sent = await own(page, "submitted");
  await page.goto(`/supplier/responses/${sent}`);
  await expectPage(page, /./);
  await pressEnterOn(page, /^Version 1, sent at /, "link");
  await passes(page, "Receipt for version 1");
  const shown = await page.locator("code.eme-hash").textContent();
  const link = page.getByRole("link", { name: "download exactly what was hashed" });
  const answer = await page.request.get((await link.getAttribute("href")) ?? "");
  const digest = await page.evaluate(
    async (bytes) => {
      const hash = await crypto.subtle.digest("SHA-256", new Uint8Array(bytes));
      return [...new Uint8Array(hash)].map((one) => one.toString(16).padStart(2, "0")).join("");
    },
    [...(await answer.body())],
  );
  expect(digest).toBe(shown);
  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("button", { name: "Print this receipt" })).toBeHidden();
  await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
  await expect(page.locator(".eme-printed")).toContainText(`${sent}/receipts/1, printed at`);
});
