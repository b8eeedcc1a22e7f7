import { queryOptions } from "@tanstack/react-query";
import { api, body, type Schemas, safely } from "@/api/client";
import { apiFetch } from "@/api/http";
import type { Complete } from "@/shared/records";

export type FileName = Complete<Schemas["FileName"]>;
export type Purpose = "product" | "response";

const FILES = "/api/v1/files";
/** Media types by extension: what a browser says depends on the programs of its machine. */
const MEDIA_TYPES: Readonly<Record<string, string>> = {
  pdf: "application/pdf",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  pptx: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
  odt: "application/vnd.oasis.opendocument.text",
  ods: "application/vnd.oasis.opendocument.spreadsheet",
  odp: "application/vnd.oasis.opendocument.presentation",
  csv: "text/csv",
  txt: "text/plain",
  png: "image/png",
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
};

export const ACCEPTED = Object.keys(MEDIA_TYPES)
  .map((extension) => `.${extension}`)
  .join(",");

const mediaTypeOf = ({ name, type }: File): string =>
  type || MEDIA_TYPES[name.split(".").at(-1)?.toLowerCase() ?? ""] || "application/octet-stream";

/** Send a file as it is; it stays in quarantine until it was scanned. */
export async function uploadFile(
  file: File,
  purpose: Purpose,
  idempotencyKey: string,
): Promise<FileName> {
  const address = new URL(FILES, window.location.origin);
  address.searchParams.set("purpose", purpose);
  address.searchParams.set("name", file.name);
  const answer = await apiFetch(
    new Request(address, {
      method: "POST",
      headers: { "Content-Type": mediaTypeOf(file), ...safely({ idempotencyKey }).headers },
      body: file,
    }),
  );
  return (await answer.json()) as FileName;
}

/** What is known of a file now. */
export const fileQuery = (id: string) =>
  queryOptions({
    queryKey: ["file", id],
    queryFn: async () =>
      (await body(
        api.GET("/api/v1/files/{file_id}", { params: { path: { file_id: id } } }),
      )) as FileName,
  });
