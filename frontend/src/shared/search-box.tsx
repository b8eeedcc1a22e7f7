import type { FormEvent } from "react";
import { Button } from "@/govuk/button";
import { Hidden } from "@/govuk/hidden";
import { rich } from "./i18n/rich";
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

/**
 * The one box that searches everything; it leads to the page of results. Plain markup, since the
 * start page has no other field and need not load what forms are made of.
 */
export function SearchBox({ asked = "", brief = false }: SearchBoxProps) {
  const go = useGo();
  const tooLong = asked.length > MOST_CHARACTERS;
  const described = [!brief && "q-hint", tooLong && "q-error"].filter(Boolean).join(" ");
  function search(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const typed = String(new FormData(event.currentTarget).get("q") ?? "").trim();
    void go(href("search", {}, { q: typed || null }));
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: older browsers give <search> no role
    <form className="eme-search" role="search" action={href("search")} noValidate onSubmit={search}>
      <div className="govuk-form-group">
        <label className={brief ? "govuk-label" : "govuk-label govuk-label--s"} htmlFor="q">
          {t("label")}
        </label>
        {!brief && (
          <div className="govuk-hint" id="q-hint">
            {rich(t("hint"), { whole: (content) => <span className="eme-ref">{content}</span> })}
          </div>
        )}
        {tooLong && (
          <p className="govuk-error-message" id="q-error">
            <Hidden>{t("error")}</Hidden> {t("too.long", { most: MOST_CHARACTERS })}
          </p>
        )}
        <input
          key={asked}
          className="govuk-input"
          id="q"
          name="q"
          type="search"
          defaultValue={asked}
          autoComplete="off"
          aria-describedby={described || undefined}
        />
      </div>
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
