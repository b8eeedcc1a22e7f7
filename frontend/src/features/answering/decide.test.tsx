import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { expectAccessible } from "../../../tests/accessible";
import {
  answeredOf,
  choose,
  found,
  MANAGE,
  openAnswering,
  pageOf,
  press,
  questionOf,
} from "../../../tests/answering";
import { challengeOf } from "../../../tests/records";

const HERE = `${MANAGE}/q1`;
const WAITS = questionOf();
const write = (name: string | RegExp, value: string) =>
  fireEvent.change(screen.getByRole("textbox", { name }), { target: { value } });
const errorAt = async (name: string) =>
  (await screen.findByRole("link", { name })).getAttribute("href");
const openRadios = () =>
  screen.getAllByRole("radio").map((radio) => (radio as HTMLInputElement).value);

describe("answering a question", () => {
  it("shows it as it was asked, by when it is due, and who will read the answer", async () => {
    await openAnswering(HERE, { questions: [WAITS] });
    const row = (name: string) => screen.getByText(name).closest("div")?.textContent;
    expect(row("Question as it was asked")).toContain("May our Otter kiosk stand outside?");
    expect(row("Answer due")).toMatch(/5pm on 12.January.2030/);
    const sentence = "Everyone will read this answer. Nobody will see who asked.";
    expect(screen.getByText(sentence)).toBeTruthy();
    await choose(/^Answer it/);
    expect(screen.getAllByText("Everyone will read this")).toHaveLength(2);
    await expectAccessible();
  });

  it("publishes both in one go, and comes back to the list", async () => {
    const { sent, router } = await openAnswering(HERE, { questions: [WAITS] });
    await choose(/^Answer it/);
    const wording = screen.getByRole("textbox", { name: "Question as it will be published" });
    expect((wording as HTMLTextAreaElement).value).toBe("May our Otter kiosk stand outside?");
    write("Question as it will be published", "May equipment stand outside?");
    write("Answer", "Yes, by day.");
    await press("Publish the answer");
    await waitFor(() => expect(router.state.location.pathname).toBe(MANAGE));
    expect(router.state.location.searchStr).toBe("?done=q1");
    expect(sent()).toEqual([
      {
        ...{ action: "answer", checked: false },
        ...{ wording: "May equipment stand outside?", answer: "Yes, by day." },
      },
    ]);
  });

  it("says at the fields what is missing", async () => {
    const error = (pointer: string, code: string) => ({ pointer, code, message: "Give a value" });
    const refused = (...errors: object[]) => ({ status: 422, body: { title: "No", errors } });
    await openAnswering(HERE, {
      questions: [WAITS],
      sent: [
        refused(error("/action", "enum")),
        refused(error("/answer", "string_too_short"), error("/wording", "string_too_short")),
        refused(error("/because", "missing")),
      ],
    });
    await press("Decide");
    expect(await errorAt("Choose what you want to do with this question")).toBe("#action");
    await choose(/^Answer it/);
    await press("Publish the answer");
    expect(await errorAt("Enter the answer")).toBe("#answer");
    expect(await errorAt("Enter the question as it will be published")).toBe("#wording");
    await choose(/^Leave it unanswered/);
    await press("Leave it unanswered");
    expect(await errorAt("Choose why it is left unanswered")).toBe("#because");
  });

  it("shows what looks like a person at the words, and asks to have it checked", async () => {
    const { sent } = await openAnswering(HERE, {
      questions: [WAITS],
      sent: [found("/answer", "phone", "This looks like a phone number: “01632 960123”")],
    });
    await choose(/^Answer it/);
    write("Answer", "Ring 01632 960123.");
    expect(screen.queryByRole("checkbox")).toBeNull();
    await press("Publish the answer");
    expect(await errorAt("This looks like a phone number: “01632 960123”")).toBe("#answer");
    const box = screen.getByRole("checkbox", { name: /I have checked this text/ });
    await userEvent.click(box);
    write("Answer", "Ring 01632 960123 by day.");
    expect((box as HTMLInputElement).checked).toBe(false);
    await userEvent.click(box);
    await expectAccessible();
    await press("Publish the answer");
    await waitFor(() => expect(sent()).toHaveLength(2));
    expect(sent()[1]).toMatchObject({ answer: "Ring 01632 960123 by day.", checked: true });
  });

  it("lets nobody say that a protective marking was checked", async () => {
    const errors = [{ pointer: "/answer", code: "marking", message: "A protective marking" }];
    await openAnswering(HERE, {
      questions: [WAITS],
      sent: [{ status: 422, body: { title: "No", errors } }],
    });
    await choose(/^Answer it/);
    await press("Publish the answer");
    expect(await errorAt("A protective marking")).toBe("#answer");
    expect(screen.queryByRole("checkbox")).toBeNull();
  });

  it("tells that a colleague was first, and shows what the question is now when asked to", async () => {
    const questions = [WAITS];
    const members = { state: "declined", since: "2030-01-06T09:00:00Z", by_role: "moderator" };
    await openAnswering(HERE, {
      questions,
      sent: [
        () => {
          const now = { status: "declined", because: "not_about_this" } as const;
          questions[0] = questionOf({ ...now, available_actions: [] });
          return { status: 409, body: { title: "Not now", ...members } };
        },
      ],
    });
    await choose(/^Answer it/);
    write("Answer", "Yes.");
    await press("Publish the answer");
    const banner = await screen.findByRole("alert");
    expect(banner.textContent).toMatch(/It is now: left unanswered, since .* by .*moderator/);
    expect(screen.getByRole("textbox", { name: "Answer" })).toHaveProperty("value", "Yes.");
    await press("Show the question as it is now");
    expect(await screen.findByText("It is not about this challenge")).toBeTruthy();
    expect(screen.queryByRole("radio")).toBeNull();
    await waitFor(() => expect(document.activeElement?.id).toBe("main"));
  });
});

describe("a question that asks what another one asks", () => {
  it("is answered with that one, chosen by its words", async () => {
    const others = [WAITS, questionOf({ id: "q2", text: "Second?" }), answeredOf({ id: "q3" })];
    const { sent, lists } = await openAnswering(HERE, {
      questions: [WAITS],
      list: () => pageOf(others, { total: 120 }),
    });
    expect(lists()[0]?.path).toMatch(/status=asked&status=published&sort=due&limit=100/);
    await choose(/^It asks what another/);
    const group = screen.getByRole("group", { name: "Which question asks the same?" });
    expect(group.textContent).toContain("The first 2 questions on this challenge");
    expect(within(group).queryByRole("radio", { name: /Otter/ })).toBeNull();
    expect(within(group).getByRole("radio", { name: "Second?" })).toBeTruthy();
    await choose("May equipment stand outside?");
    await expectAccessible();
    await press("Answer it with that question");
    await waitFor(() => expect(sent()).toEqual([{ action: "merge", into: "q3" }]));
  });

  it("is not offered where there is no other one", async () => {
    await openAnswering(HERE, { questions: [WAITS] });
    expect(openRadios()).toEqual(["answer", "decline"]);
  });
});

describe("a moderator", () => {
  it("merges or leaves unanswered, by keyboard alone, and does not answer", async () => {
    const mine = questionOf({ available_actions: ["merge", "decline"] });
    const { sent } = await openAnswering(HERE, {
      role: "moderator",
      questions: [mine],
      list: () => pageOf([mine, questionOf({ id: "q2", text: "Second?" })]),
    });
    expect(openRadios()).toEqual(["merge", "decline"]);
    expect(screen.getByText(/Kent Police answers it\. As moderator you can/)).toBeTruthy();
    const onKey = async (role: "radio" | "button", name: string | RegExp, key: string) => {
      screen.getByRole(role, { name }).focus();
      await userEvent.keyboard(key);
    };
    await onKey("radio", /^Leave it unanswered/, "[Space]");
    expect(screen.getByText(/reads this reason and no other words from you/)).toBeTruthy();
    await onKey("radio", /matter for the procurement/, "[Space]");
    await onKey("button", "Leave it unanswered", "[Enter]");
    await waitFor(() =>
      expect(sent()).toEqual([{ action: "decline", because: "for_the_procurement" }]),
    );
  });
});

describe("a question that was decided", () => {
  const gone = (changes: Parameters<typeof questionOf>[0]) =>
    openAnswering(HERE, { questions: [questionOf({ available_actions: [], ...changes })] });

  it("names the question it is answered with, and whether that has an answer", async () => {
    const into = { id: "q9", text: "May it stand there?", answer: null, published_at: null };
    await gone({ status: "merged", merged_into: into });
    const link = screen.getByRole("link", { name: "May it stand there?" });
    expect(link.getAttribute("href")).toBe(`${MANAGE}/q9`);
    expect(screen.getByText("That question is still waiting for its answer.")).toBeTruthy();
  });

  it("says why it lapsed", async () => {
    const challenge = { ...WAITS.challenge, status: "withdrawn" } as const;
    await gone({ status: "lapsed", challenge });
    expect(screen.getByText(/challenge was withdrawn before this question/)).toBeTruthy();
    expect(screen.queryByText("Answer due")).toBeNull();
  });
});

it("tells suppliers' readers where a challenge is for registered suppliers", async () => {
  const visibility = "registered_suppliers";
  await openAnswering(HERE, {
    questions: [WAITS],
    challenge: challengeOf({ available_actions: ["manage"], visibility }),
  });
  expect(screen.getByText(/^All registered suppliers will read this answer/)).toBeTruthy();
});
