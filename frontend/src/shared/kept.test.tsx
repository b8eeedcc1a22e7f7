import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { useKept } from "./kept";

const NOTHING = { text: "" };

function Box({ name }: { name: string }) {
  const { kept, change } = useKept([name], NOTHING);
  return (
    <input
      aria-label={name}
      value={kept.text}
      onChange={({ target }) => change({ text: target.value })}
    />
  );
}

const queries = new QueryClient();
const show = (name: string) =>
  render(
    <QueryClientProvider client={queries}>
      <Box name={name} />
    </QueryClientProvider>,
  );
const box = () => screen.getByRole("textbox") as HTMLInputElement;

describe("what is typed before anything is sent", () => {
  it("shows in the same moment, so that the cursor stays where it is", () => {
    show("one");
    fireEvent.change(box(), { target: { value: "abXc" } });
    expect(box().value).toBe("abXc");
  });

  it("is there again when one comes back, each thing for itself", () => {
    show("one");
    expect(box().value).toBe("abXc");
    cleanup();
    show("two");
    expect(box().value).toBe("");
  });

  it("is forgotten with all that was fetched", () => {
    queries.clear();
    show("one");
    expect(box().value).toBe("");
  });
});
