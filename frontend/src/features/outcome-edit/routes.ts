import type { ScreenRoute } from "@/shared/screen";
import { ROLES } from "@/shared/session";

export const routes: readonly ScreenRoute[] = [
  { name: "challengeOutcomeEdit", for: ROLES.force, module: () => import("./tasks-screen") },
  { name: "challengeOutcomeSection", for: ROLES.force, module: () => import("./section-screen") },
  { name: "challengeOutcomeCheck", for: ROLES.force, module: () => import("./check-screen") },
];
