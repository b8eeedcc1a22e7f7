import { type APIResponse, expect, type Page } from "@playwright/test";

type Card = Record<string, unknown>;
type Listed = { name: string; reference: string; card: Card };

const CARDS = "/api/v1/solutions";

const origin = (page: Page) => ({ Origin: new URL(page.url()).origin });

async function right<T>(answer: APIResponse, status = 200): Promise<T> {
  expect(answer.status(), await answer.text()).toBe(status);
  return (await answer.json()) as T;
}

/** The reference of the demonstration's card with this name. */
export async function cardNamed(page: Page, name: string): Promise<string> {
  const found = await page.request.get(`${CARDS}?limit=100`);
  const { items } = await right<{ items: Listed[] }>(found);
  const item = items.find((one) => one.name === name);
  if (!item) throw new Error(`The demonstration has no card “${name}”.`);
  return item.reference;
}

/** Take an action on a card in the version it stands in now, as whoever is signed in. */
export async function takeCardAction(page: Page, ref: string, action: string): Promise<void> {
  const now = await page.request.get(`${CARDS}/${ref}`);
  const answer = await page.request.post(`${CARDS}/${ref}/transitions`, {
    data: { action },
    headers: { ...origin(page), "If-Match": now.headers().etag ?? "" },
  });
  await right(answer);
}

/** Write a card that is like another one but for `change`, and send it to review; its reference. */
export async function sendCardLike(page: Page, like: string, change: Card): Promise<string> {
  const model = await page.request.get(`${CARDS}/${await cardNamed(page, like)}`);
  const { card } = await right<Listed>(model);
  const made = await page.request.post(CARDS, {
    data: { name: change.name },
    headers: origin(page),
  });
  const { reference } = await right<Listed>(made, 201);
  const edit = await page.request.patch(`${CARDS}/${reference}`, {
    data: { ...card, documents: [], ...change },
    headers: { ...origin(page), "If-Match": made.headers().etag ?? "" },
  });
  await right(edit);
  await takeCardAction(page, reference, "request_review");
  return reference;
}
