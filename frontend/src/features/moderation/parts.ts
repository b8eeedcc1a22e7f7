import { t } from "./texts";

/** "2: a phone number, a person’s name". */
export function foundWords(kinds: readonly string[]): string {
  if (kinds.length === 0) return t("found.none");
  const names = [...new Set(kinds)].map((kind) => {
    const key = `kind.${kind}`;
    return t.has(key) ? t(key) : kind;
  });
  return t("found.kinds", { count: kinds.length, kinds: names.join(", ") });
}

/** The name of the part a pointer leads to: "/outcomes/0/measure" is "Outcome wanted 1". */
export function partName(pointer: string): string {
  const [, part = "", place = ""] = pointer.split("/");
  const key = `part.${part}`;
  const number = /^\d+$/.test(place) ? Number(place) + 1 : "";
  return t.has(key) ? t(key, { number }).trim() : part.replaceAll("_", " ");
}

type Names = Readonly<Record<string, string>>;

/** A value of a difference as words; what stands for something with a name is named. */
export function valueText(value: unknown, names: Names = {}): string {
  if (value === null || value === undefined || value === "") return "–";
  if (typeof value === "string") return names[value] ?? value;
  if (Array.isArray(value)) return value.map((one) => valueText(one, names)).join(", ");
  if (typeof value === "object")
    return Object.values(value)
      .map((one) => valueText(one, names))
      .join(". ");
  return String(value);
}
