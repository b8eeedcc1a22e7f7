import type { ScreenRoute } from "@/shared/screen";
import { ROLES } from "@/shared/session";

const forModerators = [...ROLES.moderator];

export const routes: readonly ScreenRoute[] = [
  { name: "moderationMatches", for: forModerators, module: () => import("./list-screen") },
  { name: "moderationMatchesQueue", for: forModerators, module: () => import("./queue-screen") },
  { name: "moderationMatch", for: forModerators, module: () => import("./match-screen") },
];
