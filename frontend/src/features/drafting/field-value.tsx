import type { ReactNode } from "react";
import { formatDate, formatMoment } from "@/shared/dates";
import { capabilityName, type Sector, type Theme } from "@/shared/vocabulary";
import { choiceText } from "./control";
import { type Edit, read, readList, readText } from "./edit";
import type { Field } from "./fields";
import { t } from "./texts";

/** The names that slugs stand for. */
export type Names = {
  themes: readonly Theme[];
  sectors: readonly Sector[];
  forces: readonly { slug: string; name: string }[];
};

const nameIn = (list: readonly { slug: string; name: string }[], slug: string): string =>
  list.find((one) => one.slug === slug)?.name ?? slug;

function yesNo(value: unknown): string {
  if (value === null || value === undefined) return "";
  return value === true ? t("yes") : t("no");
}

const isDate = (text: string): boolean => /^\d{4}-\d{2}-\d{2}/.test(text);

/** What is kept in a field as the lines people read; none when nothing was given. */
export function linesOf(field: Field, edit: Edit, names: Names): string[] {
  const { path } = field;
  const text = readText(edit, path);
  switch (field.kind) {
    case "line":
    case "text":
      return text.split(/\n+/).filter(Boolean);
    case "lines":
      return [...readList(edit, path)];
    case "one":
      return text ? [choiceText(field.words, text)] : [];
    case "many":
      return readList(edit, path).map((value) => choiceText(field.words, value));
    case "yes_no":
    case "wanted":
      return [yesNo(read(edit, path))].filter(Boolean);
    case "level": {
      const level = read(edit, path);
      return typeof level === "number" ? [choiceText("level", String(level))] : [];
    }
    case "moment":
      return isDate(text) ? [formatMoment(text)] : [];
    case "day":
      return isDate(text) ? [formatDate(text)] : [];
    case "outcomes":
      return edit.outcomes.map(({ title, measure }) => [title, measure].filter(Boolean).join(": "));
    case "capabilities":
      return edit.capabilities.map((slug) => capabilityName(names.themes, slug));
    case "sectors":
      if (edit.sectors_none) return [t("sectors.none")];
      return edit.sectors_welcome.map((slug) => nameIn(names.sectors, slug));
    case "sponsors":
      return edit.co_sponsors.map(({ force, local_context }) =>
        [nameIn(names.forces, force), local_context].filter(Boolean).join(": "),
      );
  }
}

const PROSE: readonly Field["kind"][] = ["line", "text"];

type FieldValueProps = { field: Field; edit: Edit; names: Names };

/** What is kept in a field, for reading. */
export function FieldValue({ field, edit, names }: FieldValueProps): ReactNode {
  const lines = linesOf(field, edit, names);
  const [only] = lines;
  if (only === undefined) return <span className="eme-quiet">{t("not.given")}</span>;
  if (PROSE.includes(field.kind)) {
    return lines.map((line, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs are known by their place.
      <p className="govuk-body" key={index}>
        {line}
      </p>
    ));
  }
  if (lines.length === 1) return only;
  return (
    <ul className="govuk-list">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
