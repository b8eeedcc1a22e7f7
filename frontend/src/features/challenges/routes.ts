import type { ScreenRoute } from "@/shared/screen";
import { ROLES } from "@/shared/session";

export const routes: readonly ScreenRoute[] = [
  { name: "challenges", for: "everybody", module: () => import("./list-screen") },
  { name: "challenge", for: "everybody", module: () => import("./challenge-screen") },
  { name: "forceChallenges", for: [...ROLES.force], module: () => import("./own-list-screen") },
  { name: "forceOthers", for: [...ROLES.force], module: () => import("./others-list-screen") },
  { name: "challengeOutcome", for: "everybody", module: () => import("./outcome-screen") },
];
