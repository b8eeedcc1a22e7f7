import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import {
  type Answer,
  answerWith,
  membership,
  openService,
  sessionOf,
} from "../../../tests/service";
import type { Report, Row, Sheet } from "./api";
import { routes } from "./routes";

const COLUMN = { form: "one line", choices: [], longest: 120, needed: true, read_only: false };
const SHEETS: Sheet[] = (["solutions", "deployments"] as const).map((sheet) => ({
  ...{ sheet, most_rows: 500, most_bytes: 1024 * 1024 },
  columns: [
    { ...COLUMN, name: "name", about: "The product’s name" },
    { ...COLUMN, name: "hosting", about: "Where", choices: ["uk_only", "any"], longest: null },
  ],
}));
const ROW: Row = {
  ...{ line: 2, number: 2, outcome: "new", reference: null, name: "Otter", changed: [] },
  emptied: [],
  ...{ waits_for_review: false, problems: [], hints: [] },
};
const REFUSED: Row = {
  ...{ ...ROW, line: 3, number: 3, outcome: "refused", name: "Beaver" },
  problems: [
    { column: "maturity", value: "eight", code: "cell", message: "Give a whole number" },
    { column: null, value: "", code: "width", message: "This row has 3 cells" },
  ],
};
const CHANGED: Row = {
  ...{ ...ROW, line: 4, number: 5, outcome: "changed", reference: "SO-2030-0001" },
  ...{ changed: ["summary", "maturity"], emptied: ["maturity"], waits_for_review: true },
  hints: [{ column: "summary", value: "0113 496 0000", code: "phone", message: "Looks like" }],
};

function reportOf(rows: Row[], applied = false): Report {
  const count = (outcome: Row["outcome"]) => rows.filter((row) => row.outcome === outcome).length;
  const [changed, unchanged] = [count("changed"), count("unchanged")];
  const counts = { new: count("new"), changed, unchanged, refused: count("refused") };
  return { sheet: "solutions", applied, rows, counts, file: "line\r\n2\r\n" };
}

type Answers = { check?: Answer; apply?: Answer };

async function open(answers: Answers = {}) {
  const asked = answerWith((method, path) => {
    if (path.endsWith("/auth/session")) {
      return { body: sessionOf(membership("m", "Otter Ltd", "supplier_member")) };
    }
    if (path === "/api/v1/imports") return { body: { items: SHEETS } };
    if (method === "POST") return path.endsWith("/checks") ? answers.check : answers.apply;
    return { body: { items: [], total: 0, next_cursor: null, dropped_filters: [] } };
  });
  openService("/supplier/solutions/import", routes);
  await screen.findByRole("heading", { level: 1, name: "Add or change many at once" });
  return asked;
}

function choose(content = "name\r\nOtter\r\n", size?: number) {
  const file = new File([content], "cards.csv", { type: "application/vnd.ms-excel" });
  file.arrayBuffer = async () => new TextEncoder().encode(content).buffer as ArrayBuffer;
  if (size !== undefined) Object.defineProperty(file, "size", { value: size });
  fireEvent.change(screen.getByLabelText("Choose the file"), { target: { files: [file] } });
}

const press = (name: string) => fireEvent.click(screen.getByRole("button", { name }));
const checked = (...rows: Row[]): Answer => ({
  body: reportOf(rows),
  headers: { ETag: '"a.b"' },
});

describe("an import", () => {
  it("offers one's own files, templates and the columns", async () => {
    await open();
    const own = screen.getByRole("link", { name: "Download your product cards" });
    expect(own.getAttribute("href")).toBe("/api/v1/imports/solutions.csv");
    const template = screen.getByRole("link", { name: "Download a template for deployments" });
    expect(template.getAttribute("href")).toBe("/api/v1/imports/deployments/template.csv");
    const table = document.querySelector("table");
    expect(table?.textContent).toContain("The product’s name.One line. 120 at most. Needed.");
    expect(table?.textContent).toContain("One of: uk_only, any.");
  });

  it("asks for a file, and for a smaller one", async () => {
    const asked = await open();
    press("Check the file");
    const summary = await screen.findByRole("alert");
    expect(within(summary).getByRole("link", { name: "Choose a file" })).toBeTruthy();
    expect(document.title).toMatch(/^Error: /);
    choose("x", 1024 * 1024 + 1);
    press("Check the file");
    await screen.findByRole("link", { name: /larger than 1 MB/ });
    expect(asked.filter(({ method }) => method === "POST")).toEqual([]);
  });

  it("says what is wrong with a file as a whole, at its control", async () => {
    const errors = [
      { pointer: "/file", code: "unknown_column", message: "“nmae” is not a column" },
      { pointer: "/file", code: "repeated_column", message: "The column name is there 2 times" },
    ];
    await open({ check: { status: 422, body: { title: "No", status: 422, errors } } });
    choose();
    press("Check the file");
    const link = await screen.findByRole("link", { name: "“nmae” is not a column" });
    expect(link.getAttribute("href")).toBe("#file");
    expect(screen.getByRole("link", { name: "The column name is there 2 times" })).toBeTruthy();
  });

  it("shows what would happen, imports it, and leads to what was made", async () => {
    const created = { ...ROW, reference: "SO-2030-0002" };
    const asked = await open({
      check: checked(ROW, REFUSED, CHANGED),
      apply: { body: reportOf([created, REFUSED, CHANGED], true) },
    });
    choose();
    press("Check the file");
    await screen.findByRole("heading", { level: 1, name: "Check of cards.csv" });
    expect(document.activeElement?.id).toBe("main");
    expect(screen.getByText("1 has a problem")).toBeTruthy();
    const table = screen.getByRole("table", { name: "Row by row" });
    expect(within(table).getAllByRole("row")).toHaveLength(2);
    expect(table.textContent).toContain("maturity: Give a whole number (“eight”)");
    expect(table.textContent).toContain("This row has 3 cells");
    fireEvent.change(screen.getByLabelText("Show"), { target: { value: "all" } });
    expect(screen.getByText("3 rows")).toBeTruthy();
    expect(table.textContent).toContain("Changes: summary, maturity");
    expect(table.textContent).toContain("Look at this: summary: Looks like (“0113 496 0000”)");
    expect(table.textContent).toContain("Empties: maturity");
    expect(table.textContent).toContain("Row 5");

    press("Import 2 cards");
    await screen.findByRole("heading", { level: 1, name: "2 cards were imported" });
    const link = screen.getByRole("link", { name: "Otter" });
    expect(link.getAttribute("href")).toBe("/supplier/solutions/SO-2030-0002");
    const posts = asked.filter(({ method }) => method === "POST");
    expect(posts.map(({ path }) => path)).toEqual([
      "/api/v1/imports/solutions/checks",
      "/api/v1/imports/solutions",
    ]);
    expect(posts[1]?.body).toBe(posts[0]?.body);
  });

  it("is checked again when the cards have changed since", async () => {
    const body = { title: "No", status: 412, detail: "Your cards have changed since the check." };
    const answers: Answers = { check: checked(ROW), apply: { status: 412, body } };
    await open(answers);
    choose();
    press("Check the file");
    await screen.findByRole("heading", { level: 1, name: "Check of cards.csv" });
    press("Import 1 card");
    await screen.findByText("Your cards have changed since the check.");
    answers.check = { ...checked({ ...ROW, outcome: "unchanged" }), headers: { ETag: '"a.c"' } };
    press("Check the file again");
    await screen.findByText(/There is nothing to import/);
    expect(screen.queryByRole("button", { name: /^Import/ })).toBeNull();
    press("Choose another file");
    await screen.findByRole("heading", { level: 1, name: "Add or change many at once" });
  });

  it("shows long reports in parts and gives them as a file", async () => {
    const rows = Array.from({ length: 60 }, (_, index) => ({ ...ROW, line: index + 2 }));
    await open({ check: checked(...rows) });
    choose();
    press("Check the file");
    const table = await screen.findByRole("table", { name: "Row by row" });
    expect(within(table).getAllByRole("row")).toHaveLength(51);
    press("Show 10 more rows");
    expect(within(table).getAllByRole("row")).toHaveLength(61);
    expect(document.activeElement?.id).toBe("show");
    const kept = vi.fn((_: Blob) => "blob:kept");
    vi.stubGlobal("URL", Object.assign(URL, { createObjectURL: kept, revokeObjectURL: vi.fn() }));
    const clicked = vi.spyOn(HTMLAnchorElement.prototype, "click").mockReturnValue();
    press("Download the report (CSV)");
    expect(clicked).toHaveBeenCalledOnce();
    await waitFor(() => expect(kept).toHaveBeenCalled());
    expect(kept.mock.calls[0]?.[0].size).toBe("line\r\n2\r\n".length);
  });
});
