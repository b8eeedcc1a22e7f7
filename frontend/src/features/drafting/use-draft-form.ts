import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import type { Versioned } from "@/api/client";
import { type ApiProblem, isProblem } from "@/api/problem";
import { type Autosave, useAutosave } from "@/shared/forms/use-autosave";
import { type ProblemForm, useProblemForm } from "@/shared/forms/use-problem-form";
import { type Challenge, challengeQuery } from "@/shared/records";
import { editDraft } from "./api";
import { type Edit, editOf, partOf, read, same, write } from "./edit";
import { t } from "./texts";

/** The version of somebody who was first, and the paths that both changed. */
export type Clash = { theirs: Versioned<Challenge>; paths: string[]; refusal: ApiProblem };

type Values = { edit: Edit };

/** Dates are typed in parts, so what the API says of their form helps nobody. */
const DATES: readonly string[] = [
  "/opens_at",
  "/questions_close_at",
  "/responses_close_at",
  "/outcome_expected_on",
];

type DraftFormOptions = {
  read: Versioned<Challenge>;
  /** The paths that the page changes. */
  paths: readonly string[];
  onDone: () => void | Promise<void>;
};

export type DraftForm = {
  form: ProblemForm<Values>;
  saving: Autosave;
  edit: Edit;
  change: (edit: Edit) => void;
  clash: Clash | null;
  /** After a clash: keep one's own text at these paths, theirs everywhere else. */
  choose: (keepYours: ReadonlySet<string>) => void;
};

/** `theirs` with one's own values at the paths that one has changed since `base`. */
function merged(theirs: Edit, yours: Edit, base: Edit, paths: readonly string[]): Edit {
  return paths
    .filter((path) => !same(read(yours, path), read(base, path)))
    .reduce((edit, path) => write(edit, path, read(yours, path)), theirs);
}

/**
 * A page of a draft that saves itself. When somebody was first elsewhere in the draft, both changes
 * are kept and nobody is asked; where both changed the same part, the page asks.
 */
export function useDraftForm({ read: first, paths: asked, onDone }: DraftFormOptions): DraftForm {
  const ref = first.value.reference;
  const queries = useQueryClient();
  const paths = [...asked, "explained_findings"];
  const base = useRef(editOf(first.value));
  const failure = useRef<unknown>(null);
  const [clash, setClash] = useState<Clash | null>(null);

  const form = useProblemForm<Values, boolean>({
    initial: { edit: base.current },
    submit: async () => {
      if (await saving.flush()) return true;
      // A clash has a page of its own.
      if (isProblem(failure.current, 412)) return false;
      throw failure.current;
    },
    onDone: (saved) => (saved ? onDone() : undefined),
    words: ({ pointer }) => (DATES.includes(pointer) ? t("date.wrong") : undefined),
  });
  const { edit } = form.values;

  function keep(answer: Versioned<Challenge>) {
    queries.setQueryData(challengeQuery(ref).queryKey, answer);
    void queries.invalidateQueries({ queryKey: ["challenge", ref, "readiness"] });
  }

  async function saveOver(mine: Edit, refusal: ApiProblem): Promise<string> {
    const theirs = await queries.fetchQuery({ ...challengeQuery(ref), staleTime: 0 });
    const now = editOf(theirs.value);
    const both = paths.filter(
      (path) =>
        !same(read(now, path), read(base.current, path)) &&
        !same(read(now, path), read(mine, path)) &&
        !same(read(mine, path), read(base.current, path)),
    );
    if (both.length > 0) {
      setClash({ theirs, paths: both, refusal });
      throw refusal;
    }
    const next = merged(now, mine, base.current, paths);
    const answer = await editDraft(ref, partOf(next, paths), theirs.etag);
    base.current = next;
    keep(answer);
    // What they changed on this page shows here too.
    if (!same(partOf(next, paths), partOf(mine, paths))) form.set({ edit: next });
    return answer.etag;
  }

  async function save(part: Partial<Edit>, etag: string): Promise<string> {
    try {
      const answer = await editDraft(ref, part, etag);
      base.current = edit;
      keep(answer);
      return answer.etag;
    } catch (error) {
      failure.current = error;
      if (isProblem(error, 412)) return saveOver(edit, error);
      throw error;
    }
  }

  const saving = useAutosave({ value: partOf(edit, paths), etag: first.etag, save });

  function choose(keepYours: ReadonlySet<string>) {
    if (!clash) return;
    const now = editOf(clash.theirs.value);
    const mine = merged(now, edit, base.current, paths);
    const next = clash.paths
      .filter((path) => !keepYours.has(path))
      .reduce((text, path) => write(text, path, read(now, path)), mine);
    base.current = now;
    saving.settle(clash.theirs.etag, partOf(now, paths));
    form.clear();
    form.set({ edit: next });
    setClash(null);
  }

  return { form, saving, edit, change: (next) => form.set({ edit: next }), clash, choose };
}
