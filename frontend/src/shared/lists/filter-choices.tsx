import { useState } from "react";
import { Checkboxes } from "@/govuk/checkboxes";
import { Hidden } from "@/govuk/hidden";
import { Select } from "@/govuk/select";
import { t } from "../texts/lists";

/** A value one may filter by, its words, and how many records it would leave. */
export type FilterValue = {
  value: string;
  text: string;
  count: number;
  /** Shown with its count, but not to be chosen: it would leave nothing. */
  disabled?: boolean;
};

type FilterChoicesProps = {
  id: string;
  legend: string;
  values: readonly FilterValue[];
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
  /** What is counted, for screen readers: "challenges". */
  counted: string;
};

/** So many are shown before "Show all". */
const SHOWN = 6;

/** One filter with its counts; long ones show the most frequent first and the rest when asked. */
export function FilterChoices({
  id,
  legend,
  values,
  chosen,
  onChange,
  counted,
}: FilterChoicesProps) {
  const [all, setAll] = useState(false);
  if (values.length === 0) return null;
  const first = mostFrequent(values);
  const shown = values.filter(({ value }) => all || first.has(value) || chosen.includes(value));
  return (
    <Checkboxes
      id={id}
      legend={legend}
      legendSize="s"
      small
      value={chosen}
      onChange={onChange}
      items={shown.map(({ value, text, count, disabled }) => ({
        value,
        disabled,
        text: (
          <>
            {text}{" "}
            <span className="eme-filter__count">
              ({count}
              <Hidden> {counted}</Hidden>)
            </span>
          </>
        ),
      }))}
      after={
        first.size < values.length && (
          <p className="govuk-body-s govuk-!-margin-top-2 govuk-!-margin-bottom-0">
            <button
              type="button"
              className="govuk-link eme-link-button"
              aria-expanded={all}
              onClick={() => setAll(!all)}
            >
              {all ? t("show.fewer") : t("show.all", { count: values.length })}
              <Hidden> {t("show.of", { filter: legend })}</Hidden>
            </button>
          </p>
        )
      }
    />
  );
}

function mostFrequent(values: readonly FilterValue[]): ReadonlySet<string> {
  if (values.length <= SHOWN + 1) return new Set(values.map(({ value }) => value));
  const byCount = [...values].sort((a, b) => b.count - a.count).slice(0, SHOWN);
  return new Set(byCount.map(({ value }) => value));
}

type FilterSelectProps = Omit<FilterChoicesProps, "legend" | "counted"> & {
  label: string;
  any: string;
};

/** One filter of many values of which one is chosen at a time. */
export function FilterSelect({ id, label, any, values, chosen, onChange }: FilterSelectProps) {
  if (values.length === 0) return null;
  return (
    <Select
      id={id}
      label={label}
      labelSize="s"
      groupClasses="govuk-!-margin-bottom-0"
      classes="eme-select--full"
      value={chosen[0] ?? ""}
      onChange={(event) => onChange(event.target.value ? [event.target.value] : [])}
      items={[
        { value: "", text: any },
        ...values.map(({ value, text, count }) => ({
          value,
          text: t("value.count", { value: text, count }),
        })),
      ]}
    />
  );
}
