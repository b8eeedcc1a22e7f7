import type { ScreenRoute } from "@/shared/screen";
import { ROLES } from "@/shared/session";

export const routes: readonly ScreenRoute[] = [
  {
    name: "challengeEngagementRecord",
    for: [...ROLES.force, ...ROLES.moderator, ...ROLES.oversight, ...ROLES.auditor],
    module: () => import("./record-screen"),
  },
];
