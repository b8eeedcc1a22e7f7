import type { ScreenRoute } from "@/shared/screen";
import { ROLES } from "@/shared/session";

const READERS = [...ROLES.force, ...ROLES.moderator, ...ROLES.oversight];

export const routes: readonly ScreenRoute[] = [
  { name: "challengeResponses", for: READERS, module: () => import("./responses-screen") },
  { name: "challengeCompare", for: READERS, module: () => import("./compare-screen") },
  { name: "response", for: READERS, module: () => import("./review-screen") },
  { name: "responseDecide", for: ROLES.force, module: () => import("./decide-screen") },
  {
    name: "responseConfidential",
    for: ROLES.moderator,
    module: () => import("./confidential-screen"),
  },
];
