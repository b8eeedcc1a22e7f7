import type { SelectItem } from "@/govuk/select";

type SortSelectProps = {
  label: string;
  value: string;
  items: readonly SelectItem[];
  onChange: (value: string) => void;
};

/** The sort of a list; choosing one applies it at once and keeps the focus. */
export function SortSelect({ label, value, items, onChange }: SortSelectProps) {
  return (
    <div className="eme-sort">
      <label className="govuk-label" htmlFor="sort">
        {label}
      </label>
      <select
        className="govuk-select"
        id="sort"
        name="sort"
        value={value}
        onChange={(event) => onChange(event.target.value)}
      >
        {items.map((item) => (
          <option key={item.value} value={item.value}>
            {item.text}
          </option>
        ))}
      </select>
    </div>
  );
}
