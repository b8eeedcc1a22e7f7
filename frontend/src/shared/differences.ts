/** A stretch of words that stayed, came or went. */
export type Stretch = { kind: "same" | "added" | "removed"; text: string };

/** So many pairs of words are compared; longer texts are shown as a whole. */
const MOST_PAIRS = 4_000_000;

/** Words with the blanks after them. */
const wordsOf = (text: string): string[] => text.match(/\S+\s*/g) ?? [];

/** For each pair of places, how many words the rests of both texts have in common. */
function commonLengths(before: readonly string[], after: readonly string[]): Uint16Array[] {
  const rows = Array.from({ length: before.length + 1 }, () => new Uint16Array(after.length + 1));
  for (let i = before.length - 1; i >= 0; i -= 1) {
    for (let j = after.length - 1; j >= 0; j -= 1) {
      const [row, below] = [rows[i], rows[i + 1]];
      if (!row || !below) continue;
      row[j] =
        before[i]?.trim() === after[j]?.trim()
          ? (below[j + 1] ?? 0) + 1
          : Math.max(below[j] ?? 0, row[j + 1] ?? 0);
    }
  }
  return rows;
}

/** What came and what went between two texts, by words. */
export function differences(beforeText: string, afterText: string): Stretch[] {
  const [before, after] = [wordsOf(beforeText), wordsOf(afterText)];
  if (before.length * after.length > MOST_PAIRS) {
    return [
      { kind: "removed", text: beforeText },
      { kind: "added", text: afterText },
    ];
  }
  const common = commonLengths(before, after);
  const found: Stretch[] = [];
  const add = (kind: Stretch["kind"], text: string) => {
    const last = found.at(-1);
    if (last?.kind === kind) last.text += text;
    else found.push({ kind, text });
  };
  let [i, j] = [0, 0];
  while (i < before.length || j < after.length) {
    const [old, next] = [before[i], after[j]];
    if (old !== undefined && next !== undefined && old.trim() === next.trim()) {
      add("same", next);
      i += 1;
      j += 1;
    } else if (
      old !== undefined &&
      (next === undefined || (common[i + 1]?.[j] ?? 0) >= (common[i]?.[j + 1] ?? 0))
    ) {
      add("removed", old);
      i += 1;
    } else {
      add("added", next ?? "");
      j += 1;
    }
  }
  return found;
}
