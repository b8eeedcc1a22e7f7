import { describe, expect, it } from "vitest";
import { inLines, layOut, type Placed } from "./radar-layout";

/** As many marks as asked in every sector of every ring. */
const filled = (each: number, sectors: number, rings: number): Placed[] =>
  Array.from({ length: each * sectors * rings }, (_, place) => ({
    sector: place % sectors,
    ring: Math.floor(place / sectors) % rings,
  }));

describe("the layout of a radar", () => {
  it("lets no mark cover another, however full a sector is", () => {
    for (const each of [1, 3, 12]) {
      const { points } = layOut(filled(each, 14, 4), 14, 4);
      let nearest = Number.POSITIVE_INFINITY;
      points.forEach((one, place) => {
        for (const other of points.slice(place + 1)) {
          nearest = Math.min(nearest, Math.hypot(one.x - other.x, one.y - other.y));
        }
      });
      expect(nearest).toBeGreaterThan(24);
    }
  });

  it("keeps every mark inside its ring and its sector", () => {
    const marks = filled(5, 14, 4);
    const { points, radii, edges } = layOut(marks, 14, 4);
    marks.forEach(({ sector, ring }, place) => {
      const { x, y } = points[place] ?? { x: 0, y: 0 };
      const distance = Math.hypot(x, y);
      expect(distance).toBeLessThan(radii[ring] ?? 0);
      expect(distance).toBeGreaterThan(ring === 0 ? 0 : (radii[ring - 1] ?? 0));
      const angle = (Math.atan2(x, -y) + 2 * Math.PI) % (2 * Math.PI);
      expect(angle).toBeGreaterThan(edges[sector] ?? 0);
      expect(angle).toBeLessThan(edges[sector + 1] ?? 0);
    });
  });

  it("draws rings that are empty, and nothing to divide by", () => {
    const { radii, size } = layOut([], 0, 4);
    expect(radii).toEqual([46, 92, 138, 184]);
    expect(size).toBe(604);
  });

  it("breaks names between words", () => {
    expect(inLines("Investigation and intelligence", 14)).toEqual([
      "Investigation",
      "and",
      "intelligence",
    ]);
    expect(inLines("Drones and sensors", 14)).toEqual(["Drones and", "sensors"]);
  });
});
