import { useRef } from "react";
import type { ErrorWords } from "./pointers";
import { type Autosave, useAutosave } from "./use-autosave";
import { type ProblemForm, useProblemForm } from "./use-problem-form";

type SavedFormOptions<V extends object> = {
  initial: V;
  /** The version the page was made from. */
  etag: string;
  /** Send the values with `If-Match: etag`; gives the new version back. */
  save: (values: V, etag: string) => Promise<string>;
  /** All is saved and the person goes on. */
  onDone: () => void | Promise<void>;
  words?: ErrorWords;
};

export type SavedForm<V extends object> = {
  form: ProblemForm<V>;
  saving: Autosave;
  /** What was last acknowledged: what a change of somebody else is compared with. */
  base: () => V;
  save: (values: V, etag: string) => Promise<string>;
};

/** A question whose answer saves itself while it is typed; its button saves the rest and goes on. */
export function useSavedForm<V extends object>(options: SavedFormOptions<V>): SavedForm<V> {
  const base = useRef(options.initial);
  const failure = useRef<unknown>(null);
  const flush = useRef<() => Promise<boolean>>(async () => true);

  async function save(values: V, etag: string): Promise<string> {
    try {
      const next = await options.save(values, etag);
      base.current = values;
      return next;
    } catch (error) {
      failure.current = error;
      throw error;
    }
  }

  const form = useProblemForm<V, void>({
    initial: options.initial,
    submit: async () => {
      if (!(await flush.current())) throw failure.current;
    },
    onDone: () => options.onDone(),
    ...(options.words ? { words: options.words } : {}),
  });
  const saving = useAutosave({ value: form.values, etag: options.etag, save });
  flush.current = saving.flush;
  return { form, saving, base: () => base.current, save };
}
