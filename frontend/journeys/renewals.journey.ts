import { type Browser, expect, type Page, test } from "@playwright/test";
import { sendCardLike, takeCardAction } from "./support/cards";
import { answer, pressEnterOn } from "./support/keyboard";
import {
  expectEmptyStorage,
  expectFitsSmallScreen,
  expectPage,
  watchForTrouble,
} from "./support/page";
import { signIn } from "./support/people";

const NEED = "Finding an object in body-worn video without watching all of it";
const NAME = "Otter Thing Seeker";
const CARD = {
  name: NAME,
  summary: "Finds a described object in hours of moving, dark body-worn video.",
  what_it_does:
    "An investigator describes an object: a rucksack, a bottle, a knife. The night’s footage of body-worn video is searched for it within two hours, also where the camera moves and the light changes. Only things can be looked for: no face, gait or clothing of a person. Every search is recorded with its reason. Found moments are shown with few wrong results.",
  capabilities: ["video-search", "body-worn-video-management"],
  hosting: "uk_only",
};
const STILL = /^On .+ the force said that it still has this need/;

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

/** Neither the answer about past needs nor the page names the product. */
async function expectUntold(page: Page): Promise<void> {
  const [told] = await Promise.all([page.waitForResponse(/\/renewed-matches/), page.reload()]);
  expect(await told.text()).not.toContain(NAME);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.getByRole("article", { name: NAME })).toHaveCount(0);
}

test("a past need is matched again; the force is asked first, then the supplier is told", async ({
  browser,
}) => {
  test.slow(); // a worker that has just begun works out matches first
  const supplier = await browserOf(browser, "member@supplier.example");
  const force = await browserOf(browser, "contributor@force.example");
  const reader = await (await browser.newContext()).newPage();
  const expectNoTrouble = watchForTrouble(force);
  const ref = await sendCardLike(supplier, "Otter Claim Snap", CARD);

  await test.step("before it is listed nobody is asked", async () => {
    await expectUntold(force);
  });

  await test.step("a moderator lists the product", async () => {
    const moderator = await browserOf(browser, "moderator@tradebody.example");
    await pressEnterOn(moderator, NAME, "link");
    await passes(moderator, NAME);
    await pressEnterOn(moderator, "Assign to me", "button");
    await expect(moderator.getByText("Assigned to you.")).toBeVisible();
    await answer(moderator, "action", "list");
    await pressEnterOn(moderator, "List this card", "button");
    await expect(moderator.getByRole("heading", { name: "Queue", level: 1 })).toBeVisible();
  });

  await test.step("the force is asked, with the reasons", async () => {
    const question = force.getByRole("article", { name: NAME });
    await expect(async () => {
      await force.reload();
      await expect(question).toBeVisible({ timeout: 1500 });
    }).toPass();
    await passes(force, /./);
    await expect(question.getByRole("link", { name: NEED })).toBeVisible();
    await expect(question.getByText(/May fit (well|in part)/)).toBeVisible();
    await expect(question.locator(".eme-reasons li").first()).not.toBeEmpty();
  });

  await test.step("nobody else can see that it is", async () => {
    await expectUntold(supplier);
    await expect(supplier.getByText(NEED)).toHaveCount(0);
    await reader.goto("/challenges?status=concluded");
    await pressEnterOn(reader, NEED, "link");
    await passes(reader, NEED);
    await expect(reader.getByText(STILL)).toHaveCount(0);
  });

  await test.step("the force is told what is missing, and says yes", async () => {
    const open = force.getByRole("button", { name: `Answer the question about ${NAME}` });
    if ((await open.count()) > 0) {
      await pressEnterOn(force, `Answer the question about ${NAME}`, "button");
    }
    await pressEnterOn(force, "Save answer", "button");
    await expect(force).toHaveTitle(/^Error: /);
    await expect(force.locator(".govuk-error-summary")).toBeFocused();
    await answer(force, "action", "agree");
    await pressEnterOn(force, "Save answer", "button");
    const said = force.getByRole("status").filter({ hasText: `The supplier of ${NAME} is told` });
    await expect(said).toBeFocused();
    await passes(force, /./);
    expectNoTrouble();
  });

  await test.step("the supplier and every reader know in the same minute", async () => {
    await supplier.reload();
    await expect(supplier.getByRole("link", { name: NEED })).toBeVisible();
    await expect(supplier.getByText(`It may fit ${NAME}.`)).toBeVisible();
    await passes(supplier, "Example Otter Ltd");
    await pressEnterOn(supplier, NEED, "link");
    await expect(supplier.getByText(STILL)).toBeVisible();
    await passes(supplier, NEED);
    await reader.reload();
    await expect(reader.getByText(STILL)).toBeVisible();
    await expect(reader.getByText(NAME)).toHaveCount(0);
  });

  await test.step("it is on the engagement record", async () => {
    await force.goto(new URL(reader.url()).pathname);
    await pressEnterOn(force, "Engagement record", "link");
    await expect(force.getByText("The force still has this need")).toBeVisible();
    await passes(force, /./);
  });
  await takeCardAction(supplier, ref, "retire");
});
