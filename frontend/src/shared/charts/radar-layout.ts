/** Where the marks of a radar stand: rings from the centre, sectors clockwise from the top. */

export type Placed = { sector: number; ring: number };
export type Point = { x: number; y: number };
export type RadarLayout = {
  /** Width and height of the square drawing. */
  size: number;
  /** The outer radius of each ring, the centre first. */
  radii: readonly number[];
  /** One point for each mark, in the order given. */
  points: readonly Point[];
  /** Angles at which sectors begin, and the last one ends, clockwise from the top. */
  edges: readonly number[];
};

/** From mark to mark: a target of 24 pixels and a little air. */
const STEP = 27;
/** The names of the rings stand in a gap at the top. */
const GAP = (40 / 180) * Math.PI;
const NARROWEST_RING = 46;
/** Around the rings, for the names of the sectors. */
export const MARGIN = 118;

/** The point at an angle (clockwise from the top) and a distance from the centre. */
export function pointAt(angle: number, distance: number): Point {
  return { x: Math.sin(angle) * distance, y: -Math.cos(angle) * distance };
}

/** A ring is as wide as its fullest sector needs, so that no mark ever covers another. */
export function layOut(marks: readonly Placed[], sectors: number, rings: number): RadarLayout {
  const span = (2 * Math.PI - GAP) / Math.max(sectors, 1);
  const edges = Array.from({ length: sectors + 1 }, (_, place) => GAP / 2 + place * span);
  const points: Point[] = marks.map(() => ({ x: 0, y: 0 }));
  const radii: number[] = [];
  let inner = 0;
  for (let ring = 0; ring < rings; ring += 1) {
    let reach = inner;
    for (let sector = 0; sector < sectors; sector += 1) {
      const here = marks.flatMap((mark, place) =>
        mark.ring === ring && mark.sector === sector ? [place] : [],
      );
      const rows = rowsOf(here, inner, span);
      for (const { distance, members } of rows) {
        members.forEach((place, index) => {
          const angle = (edges[sector] ?? 0) + (span * (index + 0.5)) / members.length;
          points[place] = pointAt(angle, distance);
        });
        reach = Math.max(reach, distance + STEP / 2);
      }
    }
    inner = Math.max(reach + 3, inner + NARROWEST_RING);
    radii.push(inner);
  }
  return { size: 2 * (inner + MARGIN), radii, points, edges };
}

type Row = { distance: number; members: readonly number[] };

function rowsOf(places: readonly number[], inner: number, span: number): Row[] {
  const rows: Row[] = [];
  let left = places;
  let distance = Math.max(inner + STEP / 2 + 3, STEP / span);
  while (left.length > 0) {
    const most = Math.max(1, Math.floor((span * distance) / STEP));
    rows.push({ distance, members: left.slice(0, most) });
    left = left.slice(most);
    distance += STEP;
  }
  return rows;
}

/** The words of a name in lines of about a length. */
export function inLines(name: string, length: number): string[] {
  const lines: string[] = [];
  for (const word of name.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < length) {
      lines[lines.length - 1] = `${last} ${word}`;
    } else {
      lines.push(word);
    }
  }
  return lines;
}
