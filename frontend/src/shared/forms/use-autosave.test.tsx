import { act, fireEvent, screen, waitFor } from "@testing-library/react";
import { useState } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ApiProblem, Unreachable } from "@/api/problem";
import { answerWith, openService, sessionOf } from "../../../tests/service";
import { Page } from "../page";
import { sessionQuery } from "../session";
import { SavedLine } from "./saved-line";
import { useAutosave } from "./use-autosave";

type Save = (value: string, etag: string) => Promise<string>;

function editor(save: Save) {
  return function Editor() {
    const [value, setValue] = useState("as it was");
    const saving = useAutosave({ value, etag: '"1"', save });
    return (
      <Page title="Editor">
        <h1>Editor</h1>
        <textarea
          aria-label="Text"
          value={value}
          onChange={(event) => setValue(event.target.value)}
          onBlur={saving.onBlur}
        />
        <SavedLine state={saving.state} />
        <a href="/open-data">Away</a>
      </Page>
    );
  };
}

async function open(save: Save) {
  answerWith((_, path) => (path.endsWith("session") ? { body: sessionOf() } : undefined));
  const opened = openService("/insights", [
    {
      name: "insights",
      for: "everybody",
      module: async () => ({ screen: { Component: editor(save) } }),
    },
    {
      name: "openData",
      for: "everybody",
      module: async () => ({ screen: { Component: () => <Page title="Away">away</Page> } }),
    },
  ]);
  await screen.findByLabelText("Text");
  return opened;
}

const type = (text: string) =>
  fireEvent.change(screen.getByLabelText("Text"), { target: { value: text } });

const conflict = () =>
  new ApiProblem({
    ...{ status: 412, type: "x", title: "Changed", detail: null, errors: [] },
    ...{ requestId: null, retryAfter: null, members: {} },
  });

beforeEach(() => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
});
afterEach(() => {
  vi.useRealTimers();
});

describe("saving by itself", () => {
  it("waits a second after the last key, sends the version, and says when it saved", async () => {
    const save = vi.fn<Save>(async () => '"2"');
    await open(save);
    type("a");
    await act(() => vi.advanceTimersByTimeAsync(900));
    type("ab");
    await act(() => vi.advanceTimersByTimeAsync(900));
    expect(save).not.toHaveBeenCalled();
    await act(() => vi.advanceTimersByTimeAsync(200));
    expect(save.mock.calls).toEqual([["ab", '"1"']]);
    expect(screen.getByText(/^Saved at \d\d:\d\d$/)).toBeTruthy();
    type("abc");
    await act(() => vi.advanceTimersByTimeAsync(1100));
    expect(save.mock.calls[1]).toEqual(["abc", '"2"']);
  });

  it("saves at once on leaving the field, and not again when nothing changed", async () => {
    const save = vi.fn<Save>(async () => '"2"');
    await open(save);
    type("a");
    fireEvent.blur(screen.getByLabelText("Text"));
    await waitFor(() => expect(save).toHaveBeenCalledTimes(1));
    fireEvent.blur(screen.getByLabelText("Text"));
    await act(() => vi.advanceTimersByTimeAsync(2000));
    expect(save).toHaveBeenCalledTimes(1);
  });

  it("sends one version after the other, however many things ask for saving at once", async () => {
    let answer: () => void = () => undefined;
    const save = vi.fn<Save>(async (_, etag) => {
      await new Promise<void>((resolve) => {
        answer = resolve;
      });
      return etag === '"1"' ? '"2"' : '"3"';
    });
    await open(save);
    const field = screen.getByLabelText("Text");
    type("a");
    fireEvent.blur(field);
    type("ab");
    fireEvent.blur(field);
    fireEvent.blur(field);
    await act(async () => answer());
    await waitFor(() => expect(save).toHaveBeenCalledTimes(2));
    await act(async () => answer());
    await act(() => vi.advanceTimersByTimeAsync(2000));
    expect(save.mock.calls).toEqual([
      ["a", '"1"'],
      ["ab", '"2"'],
    ]);
  });

  it("stops at a conflict and keeps the text", async () => {
    const save = vi.fn<Save>(() => Promise.reject(conflict()));
    await open(save);
    type("mine");
    await act(() => vi.advanceTimersByTimeAsync(1100));
    expect(screen.getByText(/somebody else has changed this/)).toBeTruthy();
    type("mine still");
    await act(() => vi.advanceTimersByTimeAsync(5000));
    expect(save).toHaveBeenCalledTimes(1);
    expect((screen.getByLabelText("Text") as HTMLTextAreaElement).value).toBe("mine still");
  });

  it("keeps the text while offline and saves it when the connection is back", async () => {
    const online = vi.spyOn(navigator, "onLine", "get").mockReturnValue(false);
    const save = vi.fn<Save>(async () => '"2"');
    await open(save);
    type("offline");
    act(() => void window.dispatchEvent(new Event("offline")));
    await act(() => vi.advanceTimersByTimeAsync(3000));
    expect(save).not.toHaveBeenCalled();
    expect(screen.getByText(/saved when you are back/)).toBeTruthy();
    online.mockReturnValue(true);
    act(() => void window.dispatchEvent(new Event("online")));
    await act(() => vi.advanceTimersByTimeAsync(1100));
    expect(save.mock.calls).toEqual([["offline", '"1"']]);
  });
});

describe("leaving with something unsaved", () => {
  it("saves first and goes without a question", async () => {
    const ask = vi.spyOn(window, "confirm").mockReturnValue(false);
    const save = vi.fn<Save>(async () => '"2"');
    await open(save);
    type("a");
    fireEvent.click(screen.getByText("Away"));
    expect(await screen.findByText("away")).toBeTruthy();
    expect(save).toHaveBeenCalledTimes(1);
    expect(ask).not.toHaveBeenCalled();
  });

  it("asks when it cannot be saved, and stays if one says so", async () => {
    const ask = vi.spyOn(window, "confirm").mockReturnValue(false);
    const { queries } = await open(() => Promise.reject(new Unreachable(null)));
    type("a");
    fireEvent.click(screen.getByText("Away"));
    await waitFor(() => expect(ask).toHaveBeenCalledTimes(1));
    expect((screen.getByLabelText("Text") as HTMLTextAreaElement).value).toBe("a");
    expect(queries.getQueryData(sessionQuery.queryKey)).toBeTruthy();
  });
});
