export type SortState = "ascending" | "descending" | "none";

type SortButtonProps = { text: string; onSort: () => void };

/** The heading of a sortable column; the column itself carries `aria-sort`. */
export function SortButton({ text, onSort }: SortButtonProps) {
  return (
    <button type="button" onClick={onSort}>
      {text}
    </button>
  );
}
