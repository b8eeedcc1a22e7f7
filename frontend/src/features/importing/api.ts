import { queryOptions } from "@tanstack/react-query";
import { api, body, type Schemas, safely, type Versioned, versioned } from "@/api/client";
import { apiFetch } from "@/api/http";
import type { Complete } from "@/shared/records";

export type SheetName = Schemas["Sheet"];
export type Sheet = Complete<Schemas["SheetView"]>;
export type Report = Complete<Schemas["ImportReport"]>;
export type Row = Report["rows"][number];
export type Note = Row["problems"][number];
export type Outcome = Row["outcome"];

const IMPORTS = "/api/v1/imports";

/** A chosen file: read once, so that what is imported is what was checked. */
export type Chosen = { sheet: SheetName; name: string; content: ArrayBuffer };

/** One's own rows, and the template, in the columns of the import. */
export const ownFileHref = (sheet: SheetName): string => `${IMPORTS}/${sheet}.csv`;
export const templateHref = (sheet: SheetName): string => `${IMPORTS}/${sheet}/template.csv`;

/** Both sheets with their columns. */
export const sheetsQuery = queryOptions({
  queryKey: ["imports", "sheets"],
  queryFn: async () => (await body(api.GET("/api/v1/imports"))) as { items: Sheet[] },
  staleTime: Number.POSITIVE_INFINITY,
});

async function send(path: string, content: ArrayBuffer, headers: Record<string, string>) {
  const request = new Request(new URL(path, window.location.origin), {
    method: "POST",
    headers: { "Content-Type": "text/csv", ...headers },
    body: content,
  });
  const response = await apiFetch(request);
  return { data: (await response.json()) as Report, response };
}

/** What a file would do, row by row; its version stands for what was checked. */
export const checkFile = ({ sheet, content }: Chosen): Promise<Versioned<Report>> =>
  versioned(send(`${IMPORTS}/${sheet}/checks`, content, {}));

/** Take the rows of a file that was checked. */
export const applyFile = (
  { sheet, content }: Chosen,
  precautions: { etag: string; idempotencyKey: string },
): Promise<Report> => body(send(`${IMPORTS}/${sheet}`, content, safely(precautions).headers));
