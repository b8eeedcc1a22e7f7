import type { FormEvent } from "react";
import { Button } from "@/govuk/button";
import { Input } from "@/govuk/input";
import { href } from "./paths";
import { useGo } from "./routing";
import { t } from "./texts/search";

/** As many characters as the API takes. */
export const MOST_CHARACTERS = 200;

type SearchBoxProps = {
  /** What was searched for. */
  asked?: string;
  /** The start page has no room for the hint. */
  brief?: boolean;
};

/** The one box that searches everything; it leads to the page of results. */
export function SearchBox({ asked = "", brief = false }: SearchBoxProps) {
  const go = useGo();
  function search(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const typed = String(new FormData(event.currentTarget).get("q") ?? "").trim();
    void go(href("search", {}, { q: typed || null }));
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: older browsers give <search> no role
    <form className="eme-search" role="search" action={href("search")} noValidate onSubmit={search}>
      <Input
        key={asked}
        id="q"
        type="search"
        label={t("label")}
        labelSize={brief ? undefined : "s"}
        hint={brief ? undefined : t("hint")}
        defaultValue={asked}
        autoComplete="off"
        error={
          asked.length > MOST_CHARACTERS ? t("too.long", { most: MOST_CHARACTERS }) : undefined
        }
      />
      <Button>{t("button")}</Button>
    </form>
  );
}

/** The way from a list to the search of everything. */
export function SearchLink() {
  return (
    <p className="govuk-body eme-no-print">
      <a className="govuk-link" href={href("search")}>
        {t("link")}
      </a>
    </p>
  );
}
