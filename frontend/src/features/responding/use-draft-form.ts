import { useQueryClient } from "@tanstack/react-query";
import type { Versioned } from "@/api/client";
import type { ConflictField } from "@/shared/forms/saved-conflict";
import { type SavedForm, useSavedForm } from "@/shared/forms/use-saved-form";
import { href } from "@/shared/paths";
import { useGo } from "@/shared/routing";
import {
  type Edit,
  editResponse,
  type ResponseView,
  readResponse,
  responseQuery,
  type WorkingCopy,
} from "./api";

/** A response as a question of it was opened. */
export type Draft = { response: ResponseView; etag: string };

type DraftFormOptions<V extends object> = {
  draft: Draft;
  /** What this question shows of the working copy. */
  valuesOf: (copy: WorkingCopy) => V;
  /** The change that these values are; the rest of the working copy is as it is now. */
  editOf: (values: V, copy: WorkingCopy) => Edit;
  /** The parts that two people may both have changed. */
  fields: readonly ConflictField<V>[];
};

export type DraftForm<V extends object> = {
  saved: SavedForm<V>;
  fields: readonly ConflictField<V>[];
  theirs: () => Promise<Versioned<V>>;
};

/** A working copy as it is before anything was written. */
function copyOf({ working_copy: copy }: ResponseView): WorkingCopy {
  if (!copy) throw new Error("A response without working copy was opened for writing.");
  return copy;
}

/** One question of a response: it saves itself, and goes back to the list of tasks when done. */
export function useDraftForm<V extends object>(options: DraftFormOptions<V>): DraftForm<V> {
  const { draft, valuesOf, editOf, fields } = options;
  const { reference: ref } = draft.response;
  const queries = useQueryClient();
  const go = useGo();
  const { queryKey } = responseQuery(ref);
  const saved = useSavedForm<V>({
    initial: valuesOf(copyOf(draft.response)),
    etag: draft.etag,
    save: (values, etag) => {
      const now = queries.getQueryData(queryKey)?.value ?? draft.response;
      return editResponse(queries, ref, editOf(values, copyOf(now)), etag);
    },
    onDone: () => go(href("supplierResponseDraft", { ref })),
  });
  const theirs = async (): Promise<Versioned<V>> => {
    const now = await readResponse(ref);
    queries.setQueryData(queryKey, now);
    return { value: valuesOf(copyOf(now.value)), etag: now.etag };
  };
  return { saved, fields, theirs };
}
