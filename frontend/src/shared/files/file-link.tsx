import type { FileName } from "./api";
import { t } from "./texts-link";

const KB = 1000;
const MB = 1000 * KB;

/** Where the content of a file is; the API answers with an attachment. */
const contentHref = (id: string): string => `/api/v1/files/${id}/content`;

/** "240 KB", "3.1 MB". */
export function sizeText(bytes: number): string {
  if (bytes < MB) return t("size.kb", { size: Math.max(1, Math.round(bytes / KB)) });
  return t("size.mb", { size: (bytes / MB).toFixed(1) });
}

/** A file by name, type and size; a link once it can be downloaded. */
export function FileLink({ file }: { file: FileName }) {
  const text = t("link", {
    name: file.name,
    kind: file.kind.toUpperCase(),
    size: sizeText(file.size),
  });
  if (file.status !== "clean") return <span className="eme-file__name">{text}</span>;
  return (
    <a className="govuk-link eme-file__name" href={contentHref(file.id)} download={file.name}>
      {text}
    </a>
  );
}

type FileLinksProps = {
  ids: readonly string[];
  files: Readonly<Record<string, FileName>>;
};

/** The files of a record in their order; one that this reader cannot have yet is said to be so. */
export function FileLinks({ ids, files }: FileLinksProps) {
  return (
    <ul className="govuk-list eme-files">
      {ids.map((id) => {
        const file = files[id];
        return <li key={id}>{file ? <FileLink file={file} /> : t("missing.gone")}</li>;
      })}
    </ul>
  );
}
