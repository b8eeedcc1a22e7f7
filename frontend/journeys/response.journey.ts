import { type Browser, expect, type Page, test } from "@playwright/test";
import { answer, chooseRadio, pressEnterOn, tick, typeInto } from "./support/keyboard";
import {
  expectEmptyStorage,
  expectFitsSmallScreen,
  expectPage,
  watchForTrouble,
} from "./support/page";
import { signIn } from "./support/people";

const TITLE = "Showing digital evidence so that a jury, a prosecutor and the defence can follow it";
const SECRET = "The court edition is built when a second force has signed for it.";
const FIRST = "A page in plain words stands before each item, with its time and its source.";
const CHANGED = `${FIRST} The jury's copy can be read aloud.`;
const ADVICE = "Ask also who keeps the court's copy, and for how long.";

type Outcome = { answer: string; text: string; confidential?: boolean };
const USUAL: Outcome = { answer: "partly", text: "Tried in two mock trials with advocates." };
const ANSWERS: readonly Outcome[] = [
  { answer: "met_now", text: FIRST },
  { answer: "roadmap", text: SECRET, confidential: true },
];

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

/** How many responses the force sees, on a page that shows nothing else of them. */
async function sealedCount(page: Page, reference: string): Promise<number> {
  await page.goto(`/challenges/${reference}/responses`);
  await passes(page, TITLE);
  const words = await page.getByRole("heading", { name: /sealed$/ }).textContent();
  return Number.parseInt(words ?? "", 10);
}

/** The challenge is found in the list, and opened. */
async function findInList(page: Page): Promise<string> {
  await pressEnterOn(page, "Challenges", "link");
  await passes(page, "Challenges");
  await pressEnterOn(page, TITLE, "link");
  await passes(page, TITLE);
  return new URL(page.url()).pathname.split("/").at(-1) ?? "";
}

/** The matches say why; one that does not help is labelled where it stands. */
async function readMatches(page: Page): Promise<void> {
  await pressEnterOn(page, "Matches", "link");
  await passes(page, "Matches");
  await pressEnterOn(page, "Show also those with little in common", "link");
  await expect(page).toHaveURL(/weak=yes/);
  await passes(page, "Matches");
  const match = page.getByRole("article").last();
  await expect(match.getByRole("heading", { name: "Why it is suggested" })).toBeVisible();
  await expect(match.locator(".eme-reasons li").first()).not.toBeEmpty();
  await pressEnterOn(page, /^Not relevant, because …/, "button");
  await passes(page, "Matches");
  await answer(page, "because", "different_problem");
  await pressEnterOn(page, "Save", "button");
  await expect(page.getByText(/^You said that this is not relevant/).first()).toBeVisible();
}

async function answerOutcome(page: Page, index: number, outcome: Outcome): Promise<void> {
  await answer(page, `outcomes-${index}-answer`, outcome.answer);
  await typeInto(page, "Describe how", outcome.text);
  if (outcome.confidential) await tick(page, "Keep this answer confidential");
  await expect(page.getByText(/^Saved at/)).toBeVisible();
  await pressEnterOn(page, "Save and continue", "button");
  await passes(page, TITLE);
}

/** All questions are answered, one page each, coming back to the list of tasks every time. */
async function writeResponse(page: Page): Promise<void> {
  const outcomes = await page.getByRole("link", { name: /^Outcome \d+: / }).count();
  for (let index = 0; index < outcomes; index += 1) {
    await pressEnterOn(page, new RegExp(`^Outcome ${index + 1}: `), "link");
    await passes(page, /./);
    await answerOutcome(page, index, ANSWERS[index] ?? USUAL);
  }
  await pressEnterOn(page, "Your solution", "link");
  await passes(page, "Which of your solutions is this about?");
  await chooseRadio(page, "Heron Returnable");
  await pressEnterOn(page, "Save and continue", "button");
  await passes(page, TITLE);
  const advice = "What the force should know, or think about differently";
  await pressEnterOn(page, advice, "link");
  await passes(page, advice);
  await typeInto(page, advice, ADVICE);
  await pressEnterOn(page, "Save and continue", "button");
  await passes(page, TITLE);
}

/** Sending is refused while answers are missing, and the summary leads to the first of them. */
async function isToldWhatIsMissing(page: Page): Promise<void> {
  await pressEnterOn(page, "Check and send", "link");
  await passes(page, "Check your response");
  await pressEnterOn(page, "Send the response", "button");
  await expect(page).toHaveTitle(/^Error: Check your response/);
  await expect(page.locator(".govuk-error-summary")).toBeFocused();
  await pressEnterOn(page, "Say how you meet outcome 1", "link");
  await expect(page).toHaveURL(/\/outcome-1$/);
  await pressEnterOn(page, "Back to the task list", "link");
  await passes(page, TITLE);
}

async function send(page: Page, button: string): Promise<void> {
  await pressEnterOn(page, "Check and send", "link");
  await passes(page, "Check your response");
  const secrets = page.locator(".govuk-summary-card", { hasText: "Confidential parts" });
  await expect(secrets).toContainText("Outcome 2: ");
  await expect(secrets).not.toContainText("Outcome 1: ");
  await expect(secrets).not.toContainText("oversight");
  await pressEnterOn(page, button, "button");
  await passes(page, "Response sent");
}

test("a supplier responds with a confidential part, changes it and sends it again; the force sees the count", async ({
  browser,
}) => {
  test.slow();
  const supplier = await browserOf(browser, "member@othersupplier.example");
  const force = await browserOf(browser, "contributor@otherforce.example");
  const expectNoTrouble = watchForTrouble(supplier);
  await passes(supplier, "Practice Heron Systems");
  await readMatches(supplier);
  const challenge = await findInList(supplier);
  const before = await sealedCount(force, challenge);

  await pressEnterOn(supplier, "Respond to this challenge", "button");
  await passes(supplier, "Respond to this challenge");
  await pressEnterOn(supplier, "Start now", "button");
  await passes(supplier, TITLE);
  const reference = new URL(supplier.url()).pathname.split("/").at(-2) ?? "";
  await isToldWhatIsMissing(supplier);
  await writeResponse(supplier);
  expect(await sealedCount(force, challenge)).toBe(before);
  await send(supplier, "Send the response");
  expect(await sealedCount(force, challenge)).toBe(before + 1);

  await pressEnterOn(supplier, "See your response", "link");
  await passes(supplier, TITLE);
  await pressEnterOn(supplier, "Change your response", "button");
  await passes(supplier, TITLE);
  await pressEnterOn(supplier, /^Outcome 1: /, "link");
  await passes(supplier, /./);
  await answerOutcome(supplier, 0, { answer: "met_now", text: CHANGED });
  await send(supplier, "Send the changed response");
  await pressEnterOn(supplier, "See your response", "link");
  await passes(supplier, TITLE);
  await expect(supplier.getByText("Sent 2 times; this is the last")).toBeVisible();
  await expect(supplier.getByText(CHANGED)).toBeVisible();

  expect(await sealedCount(force, challenge)).toBe(before + 1);
  const seen = await force.content();
  for (const hidden of ["Heron", SECRET, FIRST, reference]) expect(seen).not.toContain(hidden);
  const asked = await force.request.get(`/api/v1/responses/${reference}`);
  expect(asked.status()).toBe(404);
  expectNoTrouble();
});
