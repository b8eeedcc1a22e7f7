import { fireEvent, render, screen, waitFor } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { ApiProblem, type ProblemBody, Unreachable } from "@/api/problem";
import { Input } from "@/govuk/input";
import { Radios } from "@/govuk/radios";
import { usePageTitle } from "../page-title";
import { FormProblem } from "./form-problem";
import { type SubmitContext, useProblemForm } from "./use-problem-form";

function problem(status: number, body: Partial<ProblemBody> = {}): ApiProblem {
  return new ApiProblem({
    ...{ status, type: "about:blank", title: "Title of the problem", detail: null },
    ...{ errors: [], requestId: "r-7", retryAfter: null, members: {} },
    ...body,
  });
}

type Values = { title: string; kind: string | null };
type Submit = (values: Values, context: SubmitContext) => Promise<string>;

function Form({ submit, onDone = () => undefined }: { submit: Submit; onDone?: () => void }) {
  usePageTitle("Question");
  const form = useProblemForm<Values, string>({
    initial: { title: "", kind: null },
    submit,
    onDone,
    words: ({ code }) => (code === "missing" ? "Enter a title" : undefined),
  });
  return (
    <form {...form.form} aria-label="f">
      <FormProblem form={form} />
      <Input {...form.text("title")} label="Title" />
      <Radios
        {...form.choice("kind")}
        legend="Kind"
        items={[
          { value: "a", text: "A" },
          { value: "b", text: "B" },
        ]}
      />
      <button type="submit">Send</button>
    </form>
  );
}

const send = () => fireEvent.click(screen.getByRole("button", { name: "Send" }));

describe("errors of fields", () => {
  const refused = () =>
    Promise.reject(
      problem(422, {
        errors: [
          { pointer: "/title", code: "missing", message: "Give a value" },
          { pointer: "/kind/0", code: "enum", message: "Choose one" },
          { pointer: "/elsewhere", code: "x", message: "Something without a field" },
        ],
      }),
    );

  it("stand at the fields and in a focused summary that links to them", async () => {
    render(<Form submit={refused} />);
    send();
    const link = await screen.findByRole("link", { name: "Enter a title" });
    expect(link.getAttribute("href")).toBe("#title");
    expect(screen.getByRole("link", { name: "Choose one" }).getAttribute("href")).toBe("#kind");
    expect(screen.getByText("Something without a field").tagName).toBe("LI");
    expect(document.activeElement?.className).toBe("govuk-error-summary");
    expect(document.getElementById("title-error")?.textContent).toContain("Enter a title");
    fireEvent.click(link);
    expect(document.activeElement?.id).toBe("title");
  });

  it("start the title of the page, and take the focus again each time", async () => {
    render(<Form submit={refused} />);
    send();
    await waitFor(() => expect(document.title).toMatch(/^Error: Question/));
    screen.getByLabelText("Title").focus();
    send();
    await waitFor(() => expect(document.activeElement?.className).toBe("govuk-error-summary"));
  });
});

describe("sending", () => {
  it("happens once, however often the button is pressed", async () => {
    let finish: (value: string) => void = () => undefined;
    const submit = vi.fn(() => new Promise<string>((resolve) => (finish = resolve)));
    const onDone = vi.fn();
    render(<Form submit={submit} onDone={onDone} />);
    send();
    send();
    finish("done");
    await waitFor(() => expect(onDone).toHaveBeenCalledTimes(1));
    expect(submit).toHaveBeenCalledTimes(1);
  });

  it("repeats the key after a lost connection, and takes another for other content", async () => {
    const keys: string[] = [];
    const submit: Submit = (_, { idempotencyKey }) => {
      keys.push(idempotencyKey);
      return Promise.reject(new Unreachable(null));
    };
    render(<Form submit={submit} />);
    send();
    await screen.findByText(/could not be reached/);
    send();
    await waitFor(() => expect(keys.length).toBe(2));
    fireEvent.change(screen.getByLabelText("Title"), { target: { value: "Other" } });
    send();
    await waitFor(() => expect(keys.length).toBe(3));
    expect(keys[1]).toBe(keys[0]);
    expect(keys[2]).not.toBe(keys[0]);
  });

  it("takes another key after a definite answer", async () => {
    const keys: string[] = [];
    const submit: Submit = (_, { idempotencyKey }) => {
      keys.push(idempotencyKey);
      return Promise.reject(problem(409));
    };
    render(<Form submit={submit} />);
    send();
    await screen.findByText("This is not possible now");
    send();
    await waitFor(() => expect(keys.length).toBe(2));
    expect(keys[1]).not.toBe(keys[0]);
  });
});

describe("other refusals", () => {
  const shown = (error: unknown) => {
    render(<Form submit={() => Promise.reject(error)} />);
    send();
  };

  it("while offline say in the summary that nothing was sent; the banner is the frame's", async () => {
    const online = vi.spyOn(navigator, "onLine", "get").mockReturnValue(false);
    shown(new Unreachable(null));
    const words = "This was not sent. What you typed is kept on this page.";
    expect((await screen.findByText(words)).closest("[role=alert]")).toBeTruthy();
    expect(document.activeElement?.className).toBe("govuk-error-summary");
    expect(screen.queryByText("You are offline")).toBeNull();
    online.mockRestore();
  });

  it("say once that it is not possible, when the API adds nothing", async () => {
    shown(problem(409, { members: { state: "closed" } }));
    expect(await screen.findByText("It is now: closed.")).toBeTruthy();
    expect(screen.getAllByText(/not possible now/)).toHaveLength(1);
  });

  it("say the state now and what is possible", async () => {
    shown(
      problem(409, {
        detail: "The challenge has closed.",
        members: { state: "closed", available_actions: ["publish_outcome"] },
      }),
    );
    expect(await screen.findByText("The challenge has closed.")).toBeTruthy();
    expect(screen.getByText("It is now: closed.")).toBeTruthy();
    expect(screen.getByText("What is possible now: publish outcome.")).toBeTruthy();
  });

  it("say when to try again", async () => {
    shown(problem(429, { retryAfter: 90 }));
    expect(await screen.findByText(/You can try again at \d\d:\d\d\./)).toBeTruthy();
  });

  it("of the server give the reference and say that the text is kept", async () => {
    shown(problem(500));
    expect(await screen.findByText("Reference of the request: r-7")).toBeTruthy();
    expect(screen.getByText(/What you typed is kept/)).toBeTruthy();
  });
});
