import { t } from "./texts/common";

/** "a", "a and b", "a, b and c". */
export function listed(names: readonly string[]): string {
  const last = names.at(-1) ?? "";
  return names.length < 2 ? last : t("and", { first: names.slice(0, -1).join(", "), last });
}
