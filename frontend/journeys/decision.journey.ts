import { type Browser, expect, type Page, test } from "@playwright/test";
import { moveClock, resetClock } from "./support/clock";
import { answer, pressEnterOn, tick, typeInto } from "./support/keyboard";
import {
  expectEmptyStorage,
  expectFitsSmallScreen,
  expectPage,
  watchForTrouble,
} from "./support/page";
import { signIn } from "./support/people";

const TITLE =
  "Taking only what is needed from a victim’s phone, and giving it back within 24 hours";
const MINUTE = 60_000;
/** Everything before the deadline has to be done within this time. */
const MARGIN = 8 * MINUTE;

const FEEDBACK =
  "The first two outcomes fit, and the figures from elsewhere are clear. For the rest we would need to see it work on locked phones.";
const NEXT = "We will try two of the approaches with one team in spring and report in summer.";
const SAID =
  "Most of what is needed exists. Limits by contact are on the way; proof in court is the open question.";

type Card = { reference: string; title: string; responses_close_at: string };

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

async function openChallenge(page: Page): Promise<Card> {
  const found = await page.request.get("/api/v1/challenges?status=open&force=avon-and-somerset");
  const { items } = (await found.json()) as { items: Card[] };
  const card = items.find(({ title }) => title === TITLE);
  if (!card) throw new Error(`The demonstration has no open challenge “${TITLE}”.`);
  return card;
}

async function draftFor(page: Page, challenge: string): Promise<string> {
  const found = await page.request.get("/api/v1/responses?status=draft");
  const { items } = (await found.json()) as {
    items: { reference: string; challenge_reference: string }[];
  };
  const draft = items.find((one) => one.challenge_reference === challenge);
  if (!draft) throw new Error("The supplier of the demonstration has no draft for it.");
  return draft.reference;
}

/** Feedback is refused without words, then saved, and the decision made. */
async function review(page: Page, supplier: string, decision: string, button: string) {
  await pressEnterOn(page, supplier, "link");
  await passes(page, `Response of ${supplier}`);
  await pressEnterOn(page, "Take up for review", "button");
  await expect(page.locator(".eme-tags")).toHaveText("Response status: Under review");
  await pressEnterOn(page, "Save feedback", "button");
  await expect(page).toHaveTitle(/^Error: /);
  await expect(page.locator(".govuk-error-summary")).toBeFocused();
  await answer(page, "reason", "fits_in_part");
  await typeInto(page, "What you tell the supplier", FEEDBACK);
  await pressEnterOn(page, "Save feedback", "button");
  await expect(page.getByText(/^Feedback saved at/)).toBeVisible();
  await pressEnterOn(page, "Decide on this response", "button");
  await passes(page, `What do you decide on the response of ${supplier}?`);
  await answer(page, "action", decision);
  await pressEnterOn(page, button, "button");
  await passes(page, `Response of ${supplier}`);
  await expect(page.getByText(/^The supplier got this at/)).toBeVisible();
  await pressEnterOn(page, "Responses", "link");
  await passes(page, TITLE);
}

async function writeOutcome(page: Page): Promise<void> {
  await pressEnterOn(page, "Outcome", "link");
  await passes(page, TITLE);
  await pressEnterOn(page, "Write the outcome", "link");
  await expect(page.getByRole("heading", { name: "Write the outcome" })).toBeVisible();
  await passes(page, TITLE);
  await pressEnterOn(page, "What happens next", "link");
  await passes(page, "What happens next");
  await answer(page, "next_step", "pilot");
  await typeInto(page, "What happens next", NEXT);
  await pressEnterOn(page, "Save and continue", "button");
  await passes(page, TITLE);
  await pressEnterOn(page, "What the market said", "link");
  await passes(page, "What the market said");
  await typeInto(page, "What the market said", SAID);
  await pressEnterOn(page, "Save and continue", "button");
  await passes(page, TITLE);
  await pressEnterOn(page, "Check the outcome", "link");
  await passes(page, "Check the outcome");
  await expect(page.getByRole("button", { name: "Publish the outcome" })).toHaveCount(0);
}

test.afterAll(resetClock);

test("after the deadline nothing is sent, and every supplier hears back", async ({ browser }) => {
  test.setTimeout(5 * MINUTE);
  const anybody = await (await browser.newContext()).newPage();
  const { reference: ref, responses_close_at: closes } = await openChallenge(anybody);
  moveClock(Date.parse(closes) - Date.now() - MARGIN);

  const supplier = await browserOf(browser, "member@supplier.example");
  const force = await browserOf(browser, "contributor@force.example");
  const expectNoTrouble = watchForTrouble(force);
  const draft = await draftFor(supplier, ref);

  await test.step("before the deadline the responses are sealed", async () => {
    await supplier.goto(`/supplier/responses/${draft}/draft/check`);
    await expectPage(supplier, "Check your response");
    await force.goto(`/challenges/${ref}/responses`);
    await expect(force.getByRole("heading", { name: /^\d+ responses, sealed$/ })).toBeVisible();
    await passes(force, TITLE);
    await expect(force.getByRole("table")).toHaveCount(0);
  });

  moveClock(MARGIN + MINUTE);

  await test.step("one who was still writing cannot send any more", async () => {
    await pressEnterOn(supplier, "Send the response", "button");
    await expect(supplier.getByRole("alert")).toContainText("not possible now");
  });

  const names: string[] = [];
  await test.step("the force reads and compares what was sent in time", async () => {
    await force.reload();
    await expect(force.getByText(/^Feedback is owed on/)).toBeVisible();
    await passes(force, TITLE);
    names.push(...(await force.locator("th[scope=row] a").allTextContents()));
    expect(names.length).toBeGreaterThan(1);
    for (const name of names.slice(0, 2)) await tick(force, `Compare ${name}`);
    await pressEnterOn(force, "Compare (2 chosen)", "button");
    await expect(
      force.getByRole("heading", { name: `Compare 2 of ${names.length} responses` }),
    ).toBeVisible();
    await passes(force, TITLE);
    await pressEnterOn(force, "Choose other responses", "link");
    await passes(force, TITLE);
  });

  await test.step("every supplier gets feedback and a decision", async () => {
    const [first = "", ...others] = names;
    await review(force, first, "shortlist", "Shortlist");
    for (const name of others) await review(force, name, "decline", "Do not take forward");
    await expect(force.getByText(/^Feedback is owed on/)).toHaveCount(0);
  });

  await test.step("the force writes the outcome, and cannot publish it itself", async () => {
    await writeOutcome(force);
    await expectEmptyStorage(force);
    expectNoTrouble();
  });

  await test.step("an approver who did not write it publishes it", async () => {
    const approver = await browserOf(browser, "approver@force.example");
    await approver.goto(`/challenges/${ref}/outcome/edit/check`);
    await passes(approver, "Check and publish the outcome");
    await pressEnterOn(approver, "Publish the outcome", "button");
    await passes(approver, TITLE);
    await expect(approver.getByText(NEXT)).toBeVisible();
  });

  await test.step("everybody reads it", async () => {
    await anybody.goto(`/challenges/${ref}/outcome`);
    await passes(anybody, TITLE);
    await expect(anybody.getByText(SAID)).toBeVisible();
    await expect(anybody.getByText(new RegExp(`All ${names.length} suppliers`))).toBeVisible();
  });
});
