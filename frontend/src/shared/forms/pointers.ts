import type { FieldError } from "@/api/problem";
import type { SummaryError } from "@/govuk/error-summary";

/** The id of the control for a JSON pointer: "/outcomes/0/measure" is "outcomes-0-measure". */
export function idOfPointer(pointer: string): string {
  return pointer
    .replace(/^\//, "")
    .replaceAll("~1", "/")
    .replaceAll("~0", "~")
    .replaceAll("/", "-");
}

/** An error as it is shown: with the id of its control, if the page has one for it. */
export type PlacedError = { id: string | null; text: string };

/** The words of the form itself for an error; undefined leaves those of the API. */
export type ErrorWords = (error: FieldError) => string | undefined;

/** A control, or the first part of a date. */
const controlOf = (id: string): string | null =>
  [id, `${id}-day`].find((candidate) => {
    const element = document.getElementById(candidate);
    return element?.matches("input, textarea, select, button, [tabindex]");
  }) ?? null;

/**
 * Place each error at the control its pointer names, or at the nearest control above it
 * ("/outcomes/3" falls to "/outcomes"); what has no control stays text in the summary.
 */
export function placeErrors(errors: readonly FieldError[], words: ErrorWords): PlacedError[] {
  return errors.map((error) => {
    const { pointer } = error;
    const text = words(error) ?? error.message;
    for (let path = pointer; path.length > 1; path = path.slice(0, path.lastIndexOf("/"))) {
      const id = idOfPointer(path);
      if (controlOf(id)) return { id, text };
    }
    return { id: null, text };
  });
}

/** The lines of the error summary, linked to the controls. */
export function summaryOf(errors: readonly PlacedError[]): SummaryError[] {
  return errors.map(({ id, text }) => ({
    text,
    href: id === null ? undefined : `#${controlOf(id) ?? id}`,
  }));
}
