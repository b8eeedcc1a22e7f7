import type { Found, Use } from "./api";

let words: typeof import("./use-standing") | undefined;

/** Results with all that shows them: what stands behind uses comes with the first that has any. */
export async function withStandings(found: Found): Promise<Found> {
  if (found.items.some(({ use }) => use)) words ??= await import("./use-standing");
  return found;
}

/** How well a use is evidenced. */
export function UseStanding({ use }: { use: Use }) {
  return words && <words.Standing use={use} />;
}
