import type { KeyboardEvent } from "react";

/** What a single letter does while a suggestion has the focus. */
const ACTIONS = { e: "endorse", d: "dismiss", s: "skip", b: "back", u: "undo" } as const;

export type KeyAction = (typeof ACTIONS)[keyof typeof ACTIONS];

const TYPES = ["INPUT", "TEXTAREA", "SELECT"];

/**
 * What is asked for by a key. Nothing in a field, with another key held, or when the key repeats:
 * one press is one decision.
 */
export function actionOf(event: KeyboardEvent): KeyAction | null {
  const { key, repeat, altKey, ctrlKey, metaKey, target } = event;
  if (repeat || altKey || ctrlKey || metaKey) return null;
  if (target instanceof HTMLElement && TYPES.includes(target.tagName)) return null;
  const letter = key.toLowerCase();
  return letter in ACTIONS ? ACTIONS[letter as keyof typeof ACTIONS] : null;
}
