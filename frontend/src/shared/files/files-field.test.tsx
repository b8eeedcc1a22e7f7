import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { fireEvent, render, screen, waitFor } from "@testing-library/react";
import { useState } from "react";
import { describe, expect, it, vi } from "vitest";
import { type Answer, answerWith } from "../../../tests/service";
import type { FileName } from "./api";
import { FileLinks } from "./file-link";
import { FilesField } from "./files-field";

const REPORT: FileName = {
  ...{ id: "file-1", name: "Trial report.pdf", kind: "pdf", size: 240_000 },
  status: "quarantined",
};

function Form({ most, given = [] }: { most: number; given?: FileName[] }) {
  const [ids, setIds] = useState(given.map(({ id }) => id));
  return (
    <>
      <FilesField
        id="attachments"
        purpose="response"
        value={ids}
        files={Object.fromEntries(given.map((file) => [file.id, file]))}
        most={most}
        onChange={setIds}
      />
      <p data-testid="ids">{ids.join(",")}</p>
    </>
  );
}

function open(answers: (method: string, path: string) => Answer | undefined, given?: FileName[]) {
  const asked = answerWith(answers);
  render(
    <QueryClientProvider client={new QueryClient()}>
      <Form most={2} {...(given ? { given } : {})} />
    </QueryClientProvider>,
  );
  return asked;
}

function choose(name: string, size = 8): void {
  const file = new File(['"words"'], name, { type: "" });
  Object.defineProperty(file, "size", { value: size });
  fireEvent.change(screen.getByLabelText("Add a file"), { target: { files: [file] } });
}

const refused = (status: number, errors: object[] = []): Answer => ({
  status,
  body: { title: "No", status, errors },
});

describe("files of a record", () => {
  it.each([
    ["infected", "Refused: harmful", /found something in this file/],
    ["lost", "Lost", /lost the content of this file.*add it again/],
  ] as const)("say what became of them, and what to do: %s", (status, tag, remedy) => {
    open(() => undefined, [{ ...REPORT, status }]);
    expect(screen.getByText(tag)).toBeTruthy();
    expect(screen.getByText(remedy)).toBeTruthy();
  });

  it("are uploaded when chosen, checked, and then ready", async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    let status = "quarantined";
    const asked = open((method) => ({
      status: method === "POST" ? 201 : 200,
      body: { ...REPORT, status: method === "POST" ? "quarantined" : status },
    }));
    expect(screen.getByText("No files yet")).toBeTruthy();
    choose("Trial report.pdf");
    await screen.findByText("Being checked");
    expect(screen.getByRole("status").textContent).toContain("Trial report.pdf was added");
    expect(screen.getByTestId("ids").textContent).toBe("file-1");
    expect(asked[0]?.path).toBe("/api/v1/files?purpose=response&name=Trial+report.pdf");
    expect(screen.queryByRole("link")).toBeNull();
    status = "clean";
    await vi.advanceTimersByTimeAsync(6500);
    await screen.findByText("Ready");
    expect(screen.getByRole("link").getAttribute("href")).toBe("/api/v1/files/file-1/content");
    vi.useRealTimers();
  });

  it("are refused with the reason and the remedy", async () => {
    open(() =>
      refused(422, [{ pointer: "/file", code: "macros", message: "Save it without macros" }]),
    );
    choose("Plan.docx");
    await screen.findByText("Plan.docx: Save it without macros");
    expect(screen.getByLabelText("Add a file").getAttribute("aria-describedby")).toContain("error");
    expect(screen.getByTestId("ids").textContent).toBe("");
  });

  it.each([
    [413, /larger than 25 MB/],
    [409, /keeps as many files as it may/],
    [503, /could not be uploaded just now/],
  ])("say what to do after %i", async (status, words) => {
    open(() => refused(status));
    choose("Plan.docx");
    await screen.findByText(words);
  });

  it("are not sent when too large or too many", async () => {
    const clean = { ...REPORT, status: "clean" as const };
    const asked = open(() => undefined, [clean, { ...clean, id: "file-2" }]);
    choose("Plan.docx", 26 * 1024 * 1024);
    await screen.findByText(/You can add up to 2 files/);
    fireEvent.click(screen.getAllByRole("button", { name: /Remove/ })[0] as HTMLElement);
    expect(screen.getByTestId("ids").textContent).toBe("file-2");
    await waitFor(() => expect(document.activeElement?.id).toBe("attachments"));
    choose("Plan.docx", 26 * 1024 * 1024);
    await screen.findByText(/Plan.docx is larger than 25 MB/);
    expect(asked).toHaveLength(0);
  });

  it("say when the scanner found something", () => {
    open(() => undefined, [{ ...REPORT, status: "infected" }]);
    expect(screen.getByText("Refused: harmful")).toBeTruthy();
    expect(screen.getByText(/Remove it, and have your own copy checked/)).toBeTruthy();
  });

  it("are links for their readers; one that is not there is said so", () => {
    const clean = { ...REPORT, status: "clean" as const };
    render(<FileLinks ids={["file-1", "file-2"]} files={{ "file-1": clean }} />);
    expect(screen.getByRole("link").textContent).toBe("Trial report.pdf (PDF, 240 KB)");
    expect(screen.getByText("A file that is not available")).toBeTruthy();
  });
});
