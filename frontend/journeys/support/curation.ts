import { expect, type Page } from "@playwright/test";

type Listed = { id: string; state: string; because: string | null };

const LIST = "/api/v1/matches";
const MOST = 100;

/** Matches as the API lists them, those with little in common too, in the order of the queue. */
export async function matchesOf(page: Page, state: string): Promise<Listed[]> {
  const found: Listed[] = [];
  let next: string | null = `${LIST}?state=${state}&weak=true&limit=${MOST}`;
  while (next) {
    const answer = await page.request.get(next);
    const { items, next_cursor } = (await answer.json()) as {
      items: Listed[];
      next_cursor: string | null;
    };
    found.push(...items);
    next = next_cursor && `${LIST}?state=${state}&weak=true&limit=${MOST}&cursor=${next_cursor}`;
  }
  return found;
}

/** Decide a match from elsewhere, as another moderator would. */
export async function decideElsewhere(
  page: Page,
  id: string,
  decision: { action: string; because?: string },
): Promise<void> {
  const answer = await page.request.post(`${LIST}/${id}/transitions`, {
    data: decision,
    headers: { Origin: new URL(page.url()).origin },
  });
  expect(answer.status(), await answer.text()).toBe(200);
}

/** Take back every decision, so that other journeys find the matches as they were. */
export async function takeAllBack(page: Page): Promise<void> {
  for (const state of ["endorsed", "dismissed"]) {
    for (const { id } of await matchesOf(page, state)) {
      await decideElsewhere(page, id, { action: "reconsider" });
    }
  }
}

/** What the page tells of the keys pressed: how long until the next suggestion had the focus. */
export type Watched = { times: number[]; loading: number };

/** From now on, note the time from each key to the suggestion that takes the focus after it. */
export async function watchSteps(page: Page): Promise<void> {
  await page.evaluate(() => {
    const watched: Watched = { times: [], loading: 0 };
    let pressed = 0;
    Object.assign(window, { watched });
    addEventListener("keydown", ({ timeStamp }) => (pressed = timeStamp), true);
    addEventListener("focusin", ({ target }) => {
      if ((target as Element).tagName === "ARTICLE") {
        watched.times.push(performance.now() - pressed);
      }
    });
    new MutationObserver(() => {
      if (document.querySelector(".eme-loading, .eme-part-failed")) watched.loading += 1;
    }).observe(document.body, { childList: true, subtree: true });
  });
}

export const watched = (page: Page): Promise<Watched> =>
  page.evaluate(() => (window as unknown as { watched: Watched }).watched);

/** Press a key and wait until the next suggestion has the focus; its name. */
export async function pressAndGoOn(page: Page, key: string): Promise<string> {
  const { times } = await watched(page);
  await page.keyboard.press(key);
  await page.waitForFunction(
    (before) => (window as unknown as { watched: Watched }).watched.times.length > before,
    times.length,
  );
  return page.evaluate(() => document.activeElement?.getAttribute("aria-label") ?? "");
}
