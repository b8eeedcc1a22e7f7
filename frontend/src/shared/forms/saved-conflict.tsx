import { useEffect, useState } from "react";
import type { Versioned } from "@/api/client";
import { Loading } from "../loading";
import { Page } from "../page";
import { t } from "../texts/conflict";
import { ConflictPage } from "./conflict-page";
import type { SavedForm } from "./use-saved-form";

/** One part of the values, as people read it. */
export type ConflictField<V> = {
  name: keyof V & string;
  label: string;
  text: (values: V) => string;
};

type SavedConflictProps<V extends object> = {
  saved: SavedForm<V>;
  /** What is there now, and its version. */
  theirs: () => Promise<Versioned<V>>;
  fields: readonly ConflictField<V>[];
  back: { href: string; text?: string };
};

const differs = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one) !== JSON.stringify(other);

/** Somebody else was first: what both changed is asked about, the rest is put together. */
export function SavedConflict<V extends object>(props: SavedConflictProps<V>) {
  const { saved, theirs, fields, back } = props;
  const [found, setFound] = useState<Versioned<V> | null>(null);
  const [error, setError] = useState<unknown>(null);
  const yours = saved.form.values;
  const base = saved.base();
  const { state } = saved.saving;
  const asked = found
    ? fields.filter(
        ({ name }) =>
          differs(found.value[name], base[name]) && differs(found.value[name], yours[name]),
      )
    : [];

  function settle(now: Versioned<V>, keepYours: ReadonlySet<string>) {
    const merged = { ...yours };
    for (const { name } of fields) {
      const theirsCounts = differs(now.value[name], base[name]) && !keepYours.has(name);
      if (theirsCounts) merged[name] = now.value[name];
    }
    saved.form.set(merged);
    saved.form.clear();
    saved.saving.settle(now.etag, now.value);
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: fetched once for each conflict.
  useEffect(() => {
    theirs().then(setFound, setError);
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: decided when their version is there.
  useEffect(() => {
    if (found && asked.length === 0) settle(found, new Set());
  }, [found]);
  if (error !== null) throw error;
  if (!found || asked.length === 0) {
    return (
      <Page title={t("title")} back={back}>
        <Loading />
      </Page>
    );
  }
  return (
    <ConflictPage
      refusal={state.kind === "conflict" ? state.problem : null}
      parts={asked.map(({ name, label, text }) => ({
        ...{ name, label },
        ...{ yours: text(yours), theirs: text(found.value) },
      }))}
      back={back}
      onChoose={(keepYours) => settle(found, keepYours)}
    />
  );
}
