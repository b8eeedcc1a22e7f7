import { fireEvent, screen } from "@testing-library/react";
import { onTestFinished, vi } from "vitest";
import { routes } from "@/features/questions/routes";
import type { Challenge } from "@/shared/records";
import { ownQuestionOf } from "./questions";
import { challengeOf } from "./records";
import { type Answer, answerWith, membership, openService, sessionOf } from "./service";

export const ADDRESS = "/challenges/CH-2030-0042/ask";
export const API = "/api/v1/challenges/CH-2030-0042/questions";
const OTTER = membership("otter", "Otter Ltd", "supplier_member");
export const TEXT = "Which languages are missing?";
const NOW = new Date("2030-01-08T12:00:00Z");
const ASKS = { available_actions: ["respond", "ask"] };

type Scene = {
  challenge?: Partial<Challenge>;
  verified?: boolean;
  similar?: Answer;
  /** What the service answers to the question, one after the other. */
  answers?: Answer[];
};

export const SENT: Answer = { status: 201, body: ownQuestionOf({ text: TEXT }) };
export const refused = (status: number, type: string, members: object = {}): Answer => ({
  status,
  body: { type: `/problems/${type}`, title: "Refused", status, ...members },
});
export const at = (pointer: string, code: string, message: string) => ({
  errors: [{ pointer, code, message }],
});

export async function openAsk(scene: Scene = {}) {
  const { similar = { body: { items: [] } }, answers = [SENT], verified = true } = scene;
  vi.useFakeTimers({ now: NOW, toFake: ["Date"] });
  onTestFinished(() => void vi.useRealTimers());
  const organisation = { ...OTTER.organisation, status: verified ? "verified" : "registered" };
  const now = { challenge: challengeOf({ ...ASKS, ...scene.challenge }) };
  const headers: Request[] = [];
  const asked = answerWith((method, path) => {
    if (path.endsWith("/auth/session")) {
      return { body: sessionOf({ ...OTTER, organisation } as typeof OTTER) };
    }
    if (path.endsWith("/similar")) return similar;
    if (method === "POST") return answers.shift();
    if (path.includes("/questions?")) return { body: { items: [], next_cursor: null, total: 0 } };
    return { body: now.challenge };
  });
  const fetching = globalThis.fetch;
  vi.stubGlobal("fetch", (request: Request) => {
    if (request.method === "POST") headers.push(request.clone());
    return fetching(request);
  });
  const { router } = openService(ADDRESS, routes);
  await screen.findByRole("heading", { level: 1 });
  const posted = () => asked.filter(({ method }) => method === "POST");
  const keys = () =>
    headers
      .filter(({ url }) => url.endsWith("/questions"))
      .map((request) => request.headers.get("Idempotency-Key"));
  return { posted, keys, router, now };
}

export const box = () => screen.getByRole("textbox") as HTMLTextAreaElement;
export const press = (name: string) => fireEvent.click(screen.getByRole("button", { name }));
export const heading = (name: string) => screen.findByRole("heading", { level: 1, name });

export async function write(text = TEXT) {
  fireEvent.change(box(), { target: { value: text } });
  press("Continue");
  await heading("Check your question");
}
export async function send() {
  press("Send your question");
  return heading("Question sent");
}
