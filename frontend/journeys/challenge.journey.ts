import { expect, type Page, test } from "@playwright/test";
import { answer, chooseOption, pressEnterOn, tabTo, tick, typeInto } from "./support/keyboard";
import {
  expectEmptyStorage,
  expectFitsSmallScreen,
  expectPage,
  watchForTrouble,
} from "./support/page";
import { signIn, signOut } from "./support/people";

const DAY = 86_400_000;
const PHONE = "01632 960417";
const SUMMARY = "Victims who speak little English wait for hours. We want to be understood sooner.";
const PROBLEM =
  "A victim who speaks little English can wait hours at a front counter for an interpreter. " +
  `The duty desk rings an agency on ${PHONE} and waits. It happens about 40 times a week.`;

const QUESTIONS = [
  ...["biometrics", "covert", "individual_prediction", "bulk_monitoring"],
  ...["contested_legal_basis", "automated_decisions", "special_category", "children_vulnerable"],
  ...["victim_devices", "unequal_results", "data_matching", "hard_to_undo"],
];
const FLAGS = ["personal", "special_category", "children", "biometric", "victims"];

/** The page is there, accessible, and fits a small screen. */
async function passes(page: Page, heading: string | RegExp): Promise<void> {
  await expectPage(page, heading);
  await expectFitsSmallScreen(page);
}

const saveAndContinue = (page: Page) => pressEnterOn(page, "Save and continue", "button");

async function open(page: Page, task: string | RegExp, heading: string | RegExp): Promise<void> {
  await pressEnterOn(page, task, "link");
  await passes(page, heading);
}

async function typeDate(page: Page, field: string, at: Date): Promise<void> {
  const parts = { day: at.getUTCDate(), month: at.getUTCMonth() + 1, year: at.getUTCFullYear() };
  for (const [part, value] of Object.entries(parts)) {
    await tabToId(page, `${field}-${part}`);
    await page.keyboard.press("ControlOrMeta+A");
    await page.keyboard.insertText(String(value));
  }
}

async function tabToId(page: Page, id: string): Promise<void> {
  for (let tabs = 0; tabs < 100; tabs += 1) {
    if ((await page.evaluate(() => document.activeElement?.id)) === id) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab never reached #${id}.`);
}

async function startChallenge(page: Page, title: string): Promise<void> {
  await pressEnterOn(page, "Start a challenge", "button");
  await passes(page, "What is the challenge called?");
  await pressEnterOn(page, "Continue", "button");
  await expect(page).toHaveTitle(/^Error: What is the challenge called/);
  await expect(page.locator(".govuk-error-summary")).toBeFocused();
  await typeInto(page, "What is the challenge called?", title);
  await pressEnterOn(page, "Continue", "button");
  await passes(page, "What is the problem today?");
  await typeInto(page, "What is the problem today?", PROBLEM);
  await pressEnterOn(page, "Continue", "button");
  await passes(page, "Which capabilities does it need?");
  await typeInto(page, "Find a capability", "interpret");
  await tick(page, CAPABILITY);
  await pressEnterOn(page, "Continue", "button");
}

const CAPABILITY = "Remote interpreting";

/** Similar challenges of other forces come before there is a draft; the force goes on. */
async function meetSimilar(page: Page): Promise<void> {
  await passes(page, "Similar challenges of other forces");
  await expect(page.getByRole("link", { name: /^Interpreters at short notice/ })).toBeVisible();
  await expect(page.getByText("Both need:").first()).toBeVisible();
  await answer(page, "choice", "go_on");
  await pressEnterOn(page, "Continue", "button");
}

async function writeProblem(page: Page, task: string): Promise<void> {
  await open(page, "Title and summary", "Title and summary");
  await typeInto(page, "Summarise it in one or two sentences", SUMMARY);
  await page.keyboard.press("Tab");
  await expect(page.getByText(/^Saved at \d\d:\d\d$/)).toBeVisible();
  await saveAndContinue(page);
  await passes(page, "What is the problem today?");
  await expect(page.getByRole("heading", { name: "This looks like a phone number" })).toBeVisible();
  await expect(page.locator("mark")).toHaveText(PHONE);
  await pressEnterOn(page, "Take it out", "button");
  await expect(page.getByText("This looks like a phone number")).toHaveCount(0);
  await expect(page.getByLabel("What is the problem today?")).not.toHaveValue(new RegExp(PHONE));
  await saveAndContinue(page);
  await passes(page, "Who is affected?");
  await typeInto(page, "Who is affected?", "People who report a crime and speak little English.");
  await saveAndContinue(page);
  await passes(page, "Outcomes wanted");
  await typeInto(page, "What should be different?", "An interpreter is there within ten minutes");
  await typeInto(page, "How will you measure it?", "Minutes from request to start, each month.");
  await saveAndContinue(page);
  await passes(page, "What you have tried, and what you use now");
  await typeInto(page, "What have you tried?", "Telephone interpreting, with long waits.");
  await typeInto(page, "What do you use now?", "An agency that is rung by hand.");
  await saveAndContinue(page);
  await passes(page, task);
}

async function writeLimits(page: Page, task: string): Promise<void> {
  await open(page, "Systems, standards, hosting, vetting and reach", /^Systems, standards/);
  await answer(page, "constraints-hosting", "uk_only");
  await answer(page, "constraints-vetting", "nppv3");
  await saveAndContinue(page);
  await passes(page, "Data involved");
  await typeInto(page, "Which data is involved?", "What people say, and their contact details.");
  for (const flag of FLAGS) await answer(page, `data_involved-${flag}`, "no");
  await saveAndContinue(page);
  await passes(page, "Maturity, geography and budget");
  await chooseOption(page, "What is the lowest maturity you seek?", "6");
  await chooseOption(page, "What is the highest maturity you seek?", "9");
  await typeInto(page, "Where would it be used?", "The whole force area");
  await saveAndContinue(page);
  await passes(page, task);
  await open(page, "Which other sectors’ experience is welcome?", /^Which other sectors/);
  await tick(page, "Health");
  await saveAndContinue(page);
  await passes(page, task);
}

async function screenSafeguards(page: Page, task: string): Promise<void> {
  await open(page, "Screening", "Safeguards screening");
  for (const question of QUESTIONS) await answer(page, `safeguards-${question}`, "no");
  await expect(page.getByText("Your answers lead to: Standard.")).toBeVisible();
  await saveAndContinue(page);
  await passes(page, task);
  await open(page, "Screening", "Safeguards screening");
  await answer(page, "safeguards-children_vulnerable", "yes");
  await expect(page.getByText("Saving changes the safeguards level")).toBeVisible();
  await answer(page, "safeguards-children_vulnerable", "no");
  await expect(page.getByText("Saving changes the safeguards level")).toHaveCount(0);
  await saveAndContinue(page);
  await passes(page, task);
  await open(page, "What is the legal basis?", "What is the legal basis?");
  await typeInto(page, "What is the legal basis?", "The duty to assist victims of crime.");
  await saveAndContinue(page);
  await passes(page, /^What did the screening/);
  await typeInto(page, /^What did the screening/, "No assessment is needed for engagement.");
  await saveAndContinue(page);
  await passes(page, "Who answers questions on safeguards?");
  await typeInto(page, "Who answers questions on safeguards?", "The information manager");
  await pressEnterOn(page, "Back to the task list", "link");
  await passes(page, task);
}

async function planEngagement(page: Page, task: string): Promise<void> {
  await open(page, "Dates", "Dates");
  await typeDate(page, "responses_close_at", new Date(Date.now() + 40 * DAY));
  await typeDate(page, "outcome_expected_on", new Date(Date.now() + 90 * DAY));
  await saveAndContinue(page);
  await passes(page, "Why do you engage with the market?");
  await tick(page, "Develop the requirements and the approach");
  await saveAndContinue(page);
  await passes(page, "How will you engage with suppliers?");
  await typeInto(page, "How will you engage with suppliers?", "A webinar, and time for questions.");
  await saveAndContinue(page);
  await passes(page, "What happens after the engagement?");
  await typeInto(page, "What happens after the engagement?", "We decide on a pilot.");
  await saveAndContinue(page);
  await passes(page, "Which role answers for this challenge?");
  await typeInto(page, "Which role answers for this challenge?", "Head of victim services");
  await saveAndContinue(page);
  await passes(page, "Who may see it, and how responses are opened");
  await pressEnterOn(page, "Back to the task list", "link");
  await passes(page, task);
}

test("a force writes a challenge, it is signed off and published, the public reads it", async ({
  page,
}) => {
  test.setTimeout(420_000);
  const expectNoTrouble = watchForTrouble(page);
  const title = `Being understood at the front counter, at any hour (${Date.now() % 1e6})`;

  await signIn(page, "contributor@force.example");
  await passes(page, /Avon and Somerset/);
  await startChallenge(page, title);
  await meetSimilar(page);
  await passes(page, title);
  const reference = /CH-\d{4}-\d+/.exec(page.url())?.[0] ?? "";
  await expect(page.getByText("1 thing to check")).toBeVisible();
  await writeProblem(page, title);
  await writeLimits(page, title);
  await screenSafeguards(page, title);
  await planEngagement(page, title);
  await open(page, "Check and ask for sign-off", /^Check the challenge/);
  await pressEnterOn(page, "Ask for sign-off", "button");
  await passes(page, "You have asked for sign-off");
  await page.goto(`/challenges/${reference}/sign-off`);
  await passes(page, title);
  await expect(page.getByText("You cannot sign this off")).toBeVisible();
  await expectEmptyStorage(page);
  await signOut(page);

  await signIn(page, "approver@force.example");
  await open(page, `Read and sign off ${title}`, title);
  await answer(page, "action", "sign_off");
  await pressEnterOn(page, "Sign off", "button");
  await passes(page, "You have signed it off");
  await signOut(page);

  await signIn(page, "moderator@tradebody.example");
  await open(page, title, title);
  await pressEnterOn(page, "Assign to me", "button");
  await expect(page.getByText("Assigned to you.")).toBeVisible();
  await answer(page, "action", "publish");
  await pressEnterOn(page, "Publish", "button");
  await passes(page, "Queue");
  await expectEmptyStorage(page);
  await signOut(page);

  await page.goto("/challenges?sort=newest");
  await open(page, title, title);
  await expect(page.locator("main")).toContainText("within ten minutes");
  await expect(page.locator("main")).not.toContainText(PHONE);
  await tabTo(page, "Sign in", "link");
  await expectEmptyStorage(page);
  expectNoTrouble();
});
