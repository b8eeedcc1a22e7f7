import type { ScreenRoute } from "@/shared/screen";
import { ROLES } from "@/shared/session";

const forModerators = [...ROLES.moderator];

export const routes: readonly ScreenRoute[] = [
  { name: "moderationQueue", for: forModerators, module: () => import("./queue-screen") },
  { name: "moderationCase", for: forModerators, module: () => import("./case-screen") },
];
