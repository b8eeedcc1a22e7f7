import { useState } from "react";
import type { Query } from "../paths";
import type { ListState } from "./list-state";

type Staged = { key: string; changes: Record<string, readonly string[]> };

/** Filters as ticked on the page but not applied yet; following a link starts them anew. */
export function useStagedFilters(list: ListState) {
  const [staged, setStaged] = useState<Staged>({ key: list.key, changes: {} });
  const changes = staged.key === list.key ? staged.changes : {};
  return {
    value: (filter: string): readonly string[] => changes[filter] ?? list.values(filter),
    set: (filter: string, value: readonly string[]) =>
      setStaged({ key: list.key, changes: { ...changes, [filter]: value } }),
    apply: () => list.apply(changes satisfies Query),
  };
}
