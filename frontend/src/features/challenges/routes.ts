import type { ScreenRoute } from "@/shared/screen";

export const routes: readonly ScreenRoute[] = [
  { name: "challenges", for: "everybody", module: () => import("./list-screen") },
  { name: "challenge", for: "everybody", module: () => import("./challenge-screen") },
  { name: "challengeOutcome", for: "everybody", module: () => import("./outcome-screen") },
];
