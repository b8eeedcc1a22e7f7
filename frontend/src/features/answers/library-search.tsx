import { type FormEvent, useState } from "react";
import { Button } from "@/govuk/button";
import { Input } from "@/govuk/input";
import { Select } from "@/govuk/select";
import { PARTS } from "@/shared/answers/api";
import { t as words } from "@/shared/answers/texts";
import type { ListState } from "@/shared/lists/list-state";
import { statusName } from "@/shared/tags";
import { t } from "./texts";

const SOURCES = ["sent", "kept"] as const;
const FATES = ["shortlisted", "kept_on_file", "not_taken_forward", "withdrawn"] as const;
const LONGEST = 200;

type LibrarySearchProps = { list: ListState; narrowed: boolean };
type Choice = { filter: "part" | "source" | "fared"; items: { value: string; text: string }[] };

const any = { value: "", text: t("filter.any") };
const choices = (): Choice[] => [
  {
    filter: "part",
    items: [any, ...PARTS.map((value) => ({ value, text: words(`part.${value}`) }))],
  },
  {
    filter: "source",
    items: [any, ...SOURCES.map((value) => ({ value, text: t(`source.${value}`) }))],
  },
  {
    filter: "fared",
    items: [any, ...FATES.map((value) => ({ value, text: statusName("response", value) }))],
  },
];

/** What is looked for in the library; the address holds it. */
export function LibrarySearch({ list, narrowed }: LibrarySearchProps) {
  const applied = {
    q: list.values("q")[0] ?? "",
    part: list.values("part")[0] ?? "",
    source: list.values("source")[0] ?? "",
    fared: list.values("fared")[0] ?? "",
  };
  const [now, setNow] = useState({ key: list.key, values: applied });
  const values = now.key === list.key ? now.values : applied;
  const set = (change: Partial<typeof applied>) =>
    setNow({ key: list.key, values: { ...values, ...change } });
  const search = (event: FormEvent) => {
    event.preventDefault();
    const chosen = Object.entries(values).map(([name, value]) => [name, value.trim() || null]);
    list.apply(Object.fromEntries(chosen));
  };
  return (
    <form noValidate onSubmit={search} className="eme-earlier__search">
      <Input
        id="q"
        label={t("filter.q")}
        hint={t("filter.q.hint")}
        maxLength={LONGEST}
        autoComplete="off"
        value={values.q}
        onChange={(event) => set({ q: event.target.value })}
      />
      {choices().map(({ filter, items }) => (
        <Select
          key={filter}
          id={filter}
          label={t(`filter.${filter}`)}
          items={items}
          value={values[filter]}
          onChange={(event) => set({ [filter]: event.target.value })}
        />
      ))}
      <div className="eme-button-row">
        <Button variant="secondary">{t("filter.apply")}</Button>
        {narrowed && (
          <a className="govuk-link" href={list.clearHref}>
            {t("filter.clear")}
          </a>
        )}
      </div>
    </form>
  );
}
