import { useId, useLayoutEffect } from "react";
import { t } from "./texts/common";

/** Titles and errors of what is on the page; the last one shown gives the document its title. */
const titles = new Map<string, string>();
const withErrors = new Set<string>();

function write(): void {
  const title = [...titles.values()].at(-1);
  if (title === undefined) return;
  document.title = withErrors.size > 0 ? t("title.error", { title }) : title;
}

/** The title of the document: page, record, service. */
export function usePageTitle(page: string, record?: string): void {
  const id = useId();
  useLayoutEffect(() => {
    const parts = [page, record, t("service.name")];
    titles.delete(id);
    titles.set(id, parts.filter(Boolean).join(" – "));
    write();
    return () => {
      titles.delete(id);
      write();
    };
  }, [id, page, record]);
}

/** While there are errors on the page, its title starts with "Error: ". */
export function useErrorTitle(hasErrors: boolean): void {
  const id = useId();
  useLayoutEffect(() => {
    if (hasErrors) withErrors.add(id);
    write();
    return () => {
      withErrors.delete(id);
      write();
    };
  }, [id, hasErrors]);
}
