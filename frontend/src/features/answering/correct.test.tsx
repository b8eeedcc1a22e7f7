import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { expectAccessible } from "../../../tests/accessible";
import { answeredOf, found, MANAGE, openAnswering, press } from "../../../tests/answering";

const HERE = `${MANAGE}/q1`;
const CORRECTED = answeredOf({
  ...{ changed_at: "2030-01-08T09:00:00.000Z", what_changed: "By day only.", version: 3 },
  earlier: [
    {
      ...{ number: 1, wording: "May it stand outside?", answer: "Yes, always." },
      ...{ published_at: "2030-01-06T09:00:00.000Z", what_changed: "" },
    },
  ],
});
const box = (name: string) => screen.getByRole("textbox", { name }) as HTMLTextAreaElement;
const write = (name: string, value: string) => fireEvent.change(box(name), { target: { value } });

describe("a published answer", () => {
  it("is shown as everybody reads it, with what stood there before", async () => {
    await openAnswering(HERE, { questions: [CORRECTED] });
    const published = within(screen.getByRole("region", { name: "What is published" }));
    expect(published.getByText("Yes, by day.")).toBeTruthy();
    expect(published.getByText("By day only.")).toBeTruthy();
    const earlier = published.getByText(/Earlier version, published at 9am, 6.January/);
    expect(earlier.closest("details")?.textContent).toContain("Yes, always.");
    const link = published.getByRole("link", { name: /Read it on the page/ });
    expect(link.getAttribute("href")).toBe("/challenges/CH-2030-0042/questions#q-q1");
    await expectAccessible();
  });

  it("is corrected by the lead force only", async () => {
    const read = { ...CORRECTED, available_actions: [] };
    await openAnswering(HERE, { role: "moderator", questions: [read] });
    expect(screen.getByText("Only Kent Police can correct this answer.")).toBeTruthy();
    expect(screen.queryByRole("textbox")).toBeNull();
  });

  it("is corrected with what has changed, for the version that was read", async () => {
    const { sent, router } = await openAnswering(HERE, { questions: [answeredOf()] });
    const fetched = vi.spyOn(globalThis, "fetch");
    write("Answer", "Yes, from 8am to 8pm.");
    write("What has changed?", "The hours.");
    await press("Publish the correction");
    await waitFor(() => expect(router.state.location.searchStr).toBe("?done=q1"));
    expect(sent()).toEqual([
      {
        ...{ action: "correct", answer: "Yes, from 8am to 8pm.", reason: "The hours." },
        ...{ wording: "May equipment stand outside?", checked: false },
      },
    ]);
    const requests = fetched.mock.calls.map(([request]) => request as Request);
    const [correction] = requests.filter(({ method }) => method === "POST");
    expect(correction?.headers.get("If-Match")).toBe('"v2"');
  });

  it("asks what has changed, and to check what looks like a person in it", async () => {
    const errors = [{ pointer: "/reason", code: "missing", message: "Give a reason" }];
    const { sent } = await openAnswering(HERE, {
      questions: [answeredOf()],
      sent: [
        { status: 422, body: { title: "No", errors } },
        found("/reason", "person", "This looks like a person’s name: “Mr Fox”"),
      ],
    });
    await press("Publish the correction");
    const link = await screen.findByRole("link", { name: "Enter what has changed" });
    expect(link.getAttribute("href")).toBe("#reason");
    write("What has changed?", "Mr Fox asked for it.");
    await press("Publish the correction");
    await userEvent.click(await screen.findByRole("checkbox", { name: /I have checked/ }));
    await press("Publish the correction");
    await waitFor(() => expect(sent()).toHaveLength(3));
    expect(sent()[2]).toMatchObject({ reason: "Mr Fox asked for it.", checked: true });
  });

  it("shows what a colleague published first, and keeps what was typed", async () => {
    const questions = [answeredOf()];
    const { sent } = await openAnswering(HERE, {
      questions,
      sent: [
        () => {
          questions[0] = { ...CORRECTED, answer: "Only at noon." };
          return { status: 412, body: { title: "Somebody changed this since you read it" } };
        },
      ],
    });
    write("Answer", "Yes, from 8am to 8pm.");
    write("What has changed?", "The hours.");
    await press("Publish the correction");
    const theirs = await screen.findByRole("region", { name: /What a colleague published at 9am/ });
    expect(theirs.textContent).toContain("Only at noon.");
    expect(box("Answer").value).toBe("Yes, from 8am to 8pm.");
    await press("Publish the correction");
    await waitFor(() => expect(sent()).toHaveLength(2));
  });
});
