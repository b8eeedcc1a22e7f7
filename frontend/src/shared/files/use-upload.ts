import { useRef, useState } from "react";
import { ApiProblem } from "@/api/problem";
import { type FileName, type Purpose, uploadFile } from "./api";
import { t } from "./texts";

const LARGEST = 25 * 1024 * 1024;

type Upload = {
  /** The name of the file that is on its way. */
  sending: string | null;
  /** Why the last one was refused, with the remedy. */
  error: string | undefined;
  /** What was added here, by id. */
  added: Readonly<Record<string, FileName>>;
  send: (file: File) => Promise<void>;
  refuse: (message: string) => void;
};

function wordsFor(error: unknown, name: string): string {
  if (!(error instanceof ApiProblem)) return t("error.arrived", { name });
  if (error.status === 413) return t("error.size", { name });
  if (error.status === 409) return t("error.full");
  const told = error.errors[0]?.message;
  return told ? `${name}: ${told}` : t("error.busy", { name });
}

/** Sends one file at a time; `onAdded` gets its id. */
export function useUpload(purpose: Purpose, onAdded: (file: FileName) => void): Upload {
  const [sending, setSending] = useState<string | null>(null);
  const [error, setError] = useState<string>();
  const [added, setAdded] = useState<Record<string, FileName>>({});
  const latest = useRef(onAdded);
  latest.current = onAdded;

  async function send(file: File): Promise<void> {
    setError(file.size > LARGEST ? t("error.size", { name: file.name }) : undefined);
    if (file.size > LARGEST) return;
    setSending(file.name);
    try {
      const made = await uploadFile(file, purpose, crypto.randomUUID());
      setAdded((known) => ({ ...known, [made.id]: made }));
      latest.current(made);
    } catch (failure) {
      setError(wordsFor(failure, file.name));
    } finally {
      setSending(null);
    }
  }
  return { sending, error, added, send, refuse: setError };
}
