import { describe, expect, it } from "vitest";
import { Lanes } from "./lanes";

describe("lanes", () => {
  it("run so many at once, the others in the order they came, also after a failure", async () => {
    const lanes = new Lanes(2);
    const began: number[] = [];
    const ends: (() => void)[] = [];
    const all = [0, 1, 2, 3].map((number) =>
      lanes.run(async () => {
        began.push(number);
        await new Promise<void>((end) => ends.push(end));
        if (number === 0) throw new Error("lost");
        return number;
      }),
    );
    const settled = Promise.allSettled(all);
    await Promise.resolve();
    expect(began).toEqual([0, 1]);
    ends[0]?.();
    await expect(all[0]).rejects.toThrow("lost");
    await expect.poll(() => began).toEqual([0, 1, 2]);
    ends[1]?.();
    await expect.poll(() => began).toEqual([0, 1, 2, 3]);
    ends[2]?.();
    ends[3]?.();
    expect((await settled).map(({ status }) => status)).toEqual([
      ...["rejected", "fulfilled", "fulfilled", "fulfilled"],
    ]);
  });
});
