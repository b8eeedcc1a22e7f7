import { useLayoutEffect, useRef, useState } from "react";
import { type EarlierAnswer, forgetUse, noteUse } from "@/shared/answers/api";

/** What a question of a response holds that an earlier answer may change. */
export type Said = { text: string; confidential: boolean };
export type How = "put" | "add" | "replace";

type Options = { response: string; place: string; box: string; said: Said };

export type UsingAnswers = {
  /** What was done last, to be undone: null before anything was done. */
  done: { how: How; undone: boolean; secret: boolean } | null;
  use: (answer: EarlierAnswer, how: How) => void;
  undo: () => void;
};

/** The box with an answer put into it: what was written stays, unless one replaces it. */
export function withAnswer(said: Said, answer: EarlierAnswer, how: How): Said {
  const added = how === "add" ? `${said.text.trimEnd()}\n\n${answer.text}` : answer.text;
  return { text: added, confidential: said.confidential || answer.confidential };
}

/**
 * Puts earlier answers into a box, and takes them out again. Undoing swaps what is there with what
 * was there before, so nothing is lost whatever was typed in between. That it was used is noted by
 * the service; when the note fails the text stays all the same.
 */
export function useEarlierAnswer(options: Options, set: (said: Said) => void): UsingAnswers {
  const { response, place, box, said } = options;
  const [done, setDone] = useState<UsingAnswers["done"]>(null);
  const before = useRef<Said>(said);
  const answer = useRef<EarlierAnswer | null>(null);
  const noted = useRef<Promise<string | null>>(Promise.resolve(null));
  const focusing = useRef(false);

  useLayoutEffect(() => {
    if (!focusing.current) return;
    focusing.current = false;
    document.getElementById(box)?.focus();
  });

  function note(used: EarlierAnswer) {
    noted.current = noteUse(response, place, used.id).catch(() => null);
  }

  async function forget() {
    const use = await noted.current;
    if (use !== null) await forgetUse(response, use).catch(() => null);
  }

  function swap(next: Said) {
    before.current = said;
    focusing.current = true;
    set(next);
  }

  return {
    done,
    use: (used, how) => {
      swap(withAnswer(said, used, how));
      answer.current = used;
      note(used);
      setDone({ how, undone: false, secret: used.confidential && !said.confidential });
    },
    undo: () => {
      if (done === null || answer.current === null) return;
      swap(before.current);
      setDone({ ...done, undone: !done.undone });
      if (done.undone) note(answer.current);
      else void forget();
    },
  };
}
