import { lazy, Suspense } from "react";
import type { Found, Use } from "./api";

const standing = () => import("./use-standing");
const Standing = lazy(async () => ({ default: (await standing()).Standing }));

/** What stands behind uses comes with the first page that shows any, before it is shown. */
export async function withStandings({ items }: Found): Promise<void> {
  if (items.some(({ use }) => use)) await standing();
}

/** How well a use is evidenced; the words wait for nothing, since `withStandings` did. */
export function UseStanding({ use }: { use: Use }) {
  return (
    <Suspense>
      <Standing use={use} />
    </Suspense>
  );
}
