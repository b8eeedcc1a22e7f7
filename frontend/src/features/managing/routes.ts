import type { ScreenRoute } from "@/shared/screen";
import { ROLES } from "@/shared/session";

export const routes: readonly ScreenRoute[] = [
  {
    name: "challengeManage",
    for: [...ROLES.force, ...ROLES.moderator],
    module: () => import("./manage-screen"),
  },
  {
    name: "challengeWithdraw",
    for: ROLES.force,
    module: () => import("./withdraw-screen"),
  },
];
