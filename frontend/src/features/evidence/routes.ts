import type { ScreenRoute } from "@/shared/screen";
import { ROLES } from "@/shared/session";

const { force, moderator, supplier } = ROLES;

export const routes: readonly ScreenRoute[] = [
  { name: "moderationEvidence", for: moderator, module: () => import("./moderation-screen") },
  { name: "moderationEvidenceClaim", for: moderator, module: () => import("./judge-screen") },
  { name: "forceDeployments", for: force, module: () => import("./force-screen") },
  { name: "forceDeployment", for: force, module: () => import("./judge-screen") },
  { name: "solutionContact", for: force, module: () => import("./ask-screen") },
  {
    name: "contactRequest",
    for: [...force, ...supplier, ...moderator],
    module: () => import("./contact-screen"),
  },
];
