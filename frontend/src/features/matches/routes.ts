import type { ScreenRoute } from "@/shared/screen";
import { ROLES } from "@/shared/session";

export const routes: readonly ScreenRoute[] = [
  {
    name: "supplierMatches",
    for: ROLES.supplier,
    module: () => import("./supplier-matches-screen"),
  },
  {
    name: "challengeMatches",
    for: [...ROLES.force, ...ROLES.moderator],
    module: () => import("./challenge-matches-screen"),
  },
];
