import { expect, type Page } from "@playwright/test";

type Listed = { id: string; text: string | null };
type Answered = { wording: string; answer: string };

/** Answer the waiting question of these words, as whoever is signed in; its id. */
export async function answerWaiting(
  page: Page,
  ref: string,
  text: string,
  answer: Answered,
): Promise<string> {
  const list = `/api/v1/challenges/${ref}/questions?status=asked&limit=100`;
  const found = await page.request.get(list);
  const { items } = (await found.json()) as { items: Listed[] };
  const question = items.find((one) => one.text === text);
  if (!question) throw new Error(`No question waits with the words “${text}”.`);
  const answered = await page.request.post(`/api/v1/questions/${question.id}/transitions`, {
    data: { action: "answer", ...answer },
    headers: { Origin: new URL(page.url()).origin },
  });
  expect(answered.status(), await answered.text()).toBe(200);
  return question.id;
}
