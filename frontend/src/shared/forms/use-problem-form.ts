import { type ChangeEvent, type FormEvent, useCallback, useMemo, useRef, useState } from "react";
import { ApiProblem, Unreachable } from "@/api/problem";
import { useErrorTitle } from "../page-title";
import { IdempotencyKey } from "./idempotency";
import { type ErrorWords, idOfPointer, type PlacedError, placeErrors } from "./pointers";

/** What a submit gets beside the values: the key that makes repeating it safe. */
export type SubmitContext = { idempotencyKey: string };

type ProblemFormOptions<V extends object, R> = {
  initial: V;
  submit: (values: V, context: SubmitContext) => Promise<R>;
  onDone: (result: R, values: V) => void | Promise<void>;
  /** Words of the form's own for an error: "Enter a title" for "/title" missing. */
  words?: ErrorWords;
};

type TextKey<V> = { [K in keyof V]: V[K] extends string ? K : never }[keyof V] & string;
type ChoiceKey<V> = { [K in keyof V]: V[K] extends string | null ? K : never }[keyof V] & string;
type ChoicesKey<V> = {
  [K in keyof V]: V[K] extends readonly string[] ? K : never;
}[keyof V] &
  string;
type TypedControl = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

export type ProblemForm<V extends object> = {
  values: V;
  set: (change: Partial<V>) => void;
  /** Errors of the last submit, placed at their controls. */
  errors: readonly PlacedError[];
  /** The last refusal that is not about fields: shown by `FormProblem`. */
  problem: ApiProblem | Unreachable | null;
  busy: boolean;
  /** Props for `<form>`. */
  form: { noValidate: true; onSubmit: (event: FormEvent) => void };
  submit: () => Promise<void>;
  /** Props for `Input`, `Textarea`, `CharacterCount` and `Select`. */
  text: (name: TextKey<V>) => {
    id: string;
    name: string;
    value: string;
    error: string | undefined;
    onChange: (event: ChangeEvent<TypedControl>) => void;
  };
  /** Props for `Radios`. */
  choice: (name: ChoiceKey<V>) => {
    id: string;
    value: string | null;
    error: string | undefined;
    onChange: (value: string) => void;
  };
  /** Props for `Checkboxes`. */
  choices: (name: ChoicesKey<V>) => {
    id: string;
    value: readonly string[];
    error: string | undefined;
    onChange: (value: string[]) => void;
  };
  /** Id and error of a control that is not one plain value: `at("/outcomes/0/measure")`. */
  at: (pointer: string) => { id: string; error: string | undefined };
  /** Show errors found on this page, or take those of a problem handled elsewhere. */
  refuse: (problem: unknown) => void;
  clear: () => void;
};

const isDefinite = (error: unknown): boolean =>
  error instanceof ApiProblem && error.status < 500 && error.status !== 429;

/**
 * A form whose checks are the server's: pointers of a refusal become messages at the fields and a
 * focused summary, the title starts with "Error:", a submit in flight is not sent twice, and the
 * same content sent again carries the same `Idempotency-Key`.
 */
export function useProblemForm<V extends object, R>(
  options: ProblemFormOptions<V, R>,
): ProblemForm<V> {
  const [values, setValues] = useState(options.initial);
  const [errors, setErrors] = useState<readonly PlacedError[]>([]);
  const [problem, setProblem] = useState<ApiProblem | Unreachable | null>(null);
  const [crash, setCrash] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const inFlight = useRef(false);
  const words = useRef<ErrorWords>(() => undefined);
  words.current = options.words ?? (() => undefined);
  const key = useMemo(() => new IdempotencyKey(), []);
  useErrorTitle(errors.length > 0 || problem !== null);
  if (crash !== null) throw crash;

  const refuse = useCallback((error: unknown) => {
    if (error instanceof ApiProblem || error instanceof Unreachable) {
      const placed = error instanceof ApiProblem ? placeErrors(error.errors, words.current) : [];
      setErrors(placed);
      setProblem(placed.length > 0 ? null : error);
    } else {
      setCrash(error);
    }
  }, []);

  function clear() {
    setErrors([]);
    setProblem(null);
  }

  async function submit() {
    if (inFlight.current) return;
    inFlight.current = true;
    setBusy(true);
    try {
      const result = await options.submit(values, { idempotencyKey: key.keyFor(values) });
      key.forget();
      clear();
      await options.onDone(result, values);
    } catch (error) {
      if (isDefinite(error)) key.forget();
      refuse(error);
    } finally {
      inFlight.current = false;
      setBusy(false);
    }
  }

  const set = (change: Partial<V>) => setValues((now) => ({ ...now, ...change }));
  const errorAt = (id: string) => errors.find((error) => error.id === id)?.text;
  const change = (name: string, value: unknown) => set({ [name]: value } as Partial<V>);
  const at = (pointer: string) => {
    const id = idOfPointer(pointer);
    return { id, error: errorAt(id) };
  };

  return {
    ...{ values, set, errors, problem, busy, submit, at, refuse, clear },
    form: {
      noValidate: true,
      onSubmit: (event) => {
        event.preventDefault();
        void submit();
      },
    },
    text: (name) => ({
      ...at(`/${name}`),
      name,
      value: values[name] as string,
      onChange: (event) => change(name, event.target.value),
    }),
    choice: (name) => ({
      ...at(`/${name}`),
      value: values[name] as string | null,
      onChange: (value) => change(name, value),
    }),
    choices: (name) => ({
      ...at(`/${name}`),
      value: values[name] as readonly string[],
      onChange: (value) => change(name, value),
    }),
  };
}
