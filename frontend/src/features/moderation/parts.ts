import { t } from "./texts";

/** The name of the part a pointer leads to: "/outcomes/0/measure" is "Outcome wanted 1". */
export function partName(pointer: string): string {
  const [, part = "", place = ""] = pointer.split("/");
  const key = `part.${part}`;
  const number = /^\d+$/.test(place) ? Number(place) + 1 : "";
  return t.has(key) ? t(key, { number }).trim() : part.replaceAll("_", " ");
}

/** A value of a difference as words. */
export function valueText(value: unknown): string {
  if (value === null || value === undefined || value === "") return "–";
  if (typeof value === "string") return value;
  if (Array.isArray(value)) return value.map(valueText).join(", ");
  if (typeof value === "object") return Object.values(value).map(valueText).join(". ");
  return String(value);
}
