import type { ScreenRoute } from "@/shared/screen";
import { ROLES } from "@/shared/session";

const force = [...ROLES.force];

export const routes: readonly ScreenRoute[] = [
  { name: "forceNewChallenge", for: force, module: () => import("./new-screen") },
  { name: "forceNewChallengeSimilar", for: force, module: () => import("./similar-screen") },
];
