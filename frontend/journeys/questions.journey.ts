import { type Browser, expect, type Page, test } from "@playwright/test";
import { chooseRadio, pressEnterOn, tick, typeInto } from "./support/keyboard";
import {
  expectEmptyStorage,
  expectFitsSmallScreen,
  expectPage,
  watchForTrouble,
} from "./support/page";
import { signIn } from "./support/people";

const TITLE =
  "Taking only what is needed from a victim’s phone, and giving it back within 24 hours";
const ASKED = "Does the 24 hours begin when the phone is handed over, or on 01632 960001?";
const CHANGED = "Does the 24 hours begin when the phone of Ms Example is handed over?";
const WORDING = "When do the 24 hours begin?";
const ANSWER = "When the victim hands the phone over, wherever that is.";

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

async function openChallenge(page: Page): Promise<string> {
  const found = await page.request.get("/api/v1/challenges?status=open&force=avon-and-somerset");
  const { items } = (await found.json()) as { items: { reference: string; title: string }[] };
  const card = items.find(({ title }) => title === TITLE);
  if (!card) throw new Error(`The demonstration has no open challenge “${TITLE}”.`);
  return card.reference;
}

test("a supplier asks, the force answers, and everybody reads it but not who asked", async ({
  browser,
}) => {
  const reader = await (await browser.newContext()).newPage();
  const ref = await openChallenge(reader);
  const supplier = await browserOf(browser, "member@supplier.example");
  const quiet = watchForTrouble(supplier);

  await test.step("a question is written, checked, refused and changed", async () => {
    await supplier.goto(`/challenges/${ref}`);
    await pressEnterOn(supplier, "Questions", "link");
    await passes(supplier, TITLE);
    await pressEnterOn(supplier, "Ask a question", "button");
    await passes(supplier, "What do you want to ask?");
    await pressEnterOn(supplier, "Continue", "button");
    await expect(supplier).toHaveTitle(/^Error: /);
    await typeInto(supplier, "What do you want to ask?", ASKED);
    await pressEnterOn(supplier, "Continue", "button");
    await passes(supplier, "Check your question");
    expect(decodeURIComponent(supplier.url())).not.toContain("24 hours");
    await pressEnterOn(supplier, "Send your question", "button");
    await expect(supplier.locator(".govuk-error-summary")).toBeFocused();
    await passes(supplier, "Check your question");
    await pressEnterOn(supplier, /^This looks like a phone number/, "link");
    await expect(supplier.locator("#text")).toBeFocused();
    await pressEnterOn(supplier, "Change your question", "link");
    await passes(supplier, "What do you want to ask?");
    await expect(supplier.getByRole("textbox")).toHaveValue(ASKED);
  });

  await test.step("it is sent once somebody has checked what was found", async () => {
    await typeInto(supplier, "What do you want to ask?", CHANGED);
    await pressEnterOn(supplier, "Continue", "button");
    await expectPage(supplier, "Check your question");
    await pressEnterOn(supplier, "Send your question", "button");
    await expect(supplier.locator(".govuk-error-summary")).toBeFocused();
    await tick(supplier, /^I have checked this/);
    await pressEnterOn(supplier, "Send your question", "button");
    await passes(supplier, "Question sent");
    await expect(supplier.getByText(/^Avon and Somerset Police means to answer by/)).toBeVisible();
    await pressEnterOn(supplier, "questions and answers", "link");
    await passes(supplier, TITLE);
    await expect(supplier.getByRole("heading", { name: CHANGED })).toBeVisible();
    await expectEmptyStorage(supplier);
  });

  await test.step("nobody else reads it before it is answered", async () => {
    await reader.goto(`/challenges/${ref}`);
    await pressEnterOn(reader, "Questions and answers", "link");
    await passes(reader, TITLE);
    await expect(reader.getByText(CHANGED)).toHaveCount(0);
  });

  const id =
    await test.step("the force, which never learns who asked, answers it for all", async () => {
      const force = await browserOf(browser, "contributor@force.example");
      const troubled = watchForTrouble(force);
      await pressEnterOn(force, `Answer questions on ${TITLE}`, "link");
      await passes(force, TITLE);
      await pressEnterOn(force, CHANGED, "link");
      await passes(force, "Question from a supplier");
      const asked = new URL(force.url()).pathname.split("/").at(-1) ?? "";
      await expect(force.locator("#main").getByText("Otter")).toHaveCount(0);
      await chooseRadio(force, "Answer it");
      await typeInto(force, "Question as it will be published", WORDING);
      await pressEnterOn(force, "Publish the answer", "button");
      await expect(force.locator(".govuk-error-summary")).toBeFocused();
      await passes(force, "Question from a supplier");
      await typeInto(force, "Answer", ANSWER);
      await pressEnterOn(force, "Publish the answer", "button");
      await passes(force, TITLE);
      await expect(force.getByRole("alert").getByText("The answer is published")).toBeVisible();
      await expectEmptyStorage(force);
      troubled();
      return asked;
    });

  await test.step("the public reads question and answer, and nobody who asked", async () => {
    await reader.goto("about:blank");
    await reader.goto(`/challenges/${ref}/questions#q-${id}`);
    const card = reader.locator(`#q-${id}`);
    await expect(card.getByRole("heading", { name: WORDING })).toBeInViewport();
    await expect(card.getByText(ANSWER)).toBeVisible();
    await passes(reader, TITLE);
    for (const hidden of [CHANGED, "Otter", "Your organisation asked this"]) {
      await expect(reader.locator("#main").getByText(hidden)).toHaveCount(0);
    }
    await pressEnterOn(reader, "Ask a question", "button");
    await passes(reader, "Sign in to continue");
    await expectEmptyStorage(reader);
  });

  await test.step("the supplier finds it among the answers, and what is like a new one", async () => {
    await supplier.reload();
    await expectPage(supplier, TITLE);
    await expect(
      supplier.locator(`#q-${id}`).getByText("Your organisation asked this"),
    ).toBeVisible();
    await pressEnterOn(supplier, "Ask a question", "button");
    await typeInto(supplier, "What do you want to ask?", "From when do the 24 hours count?");
    await pressEnterOn(supplier, "Continue", "button");
    await passes(supplier, "Check your question");
    await pressEnterOn(supplier, WORDING);
    await expect(supplier.getByText(ANSWER)).toBeVisible();
    await expectPage(supplier, "Check your question");
    quiet();
  });
});
