import type { ScreenRoute } from "@/shared/screen";
import { ROLES } from "@/shared/session";

const force = [...ROLES.force];

export const routes: readonly ScreenRoute[] = [
  { name: "draft", for: force, module: () => import("./draft-screen") },
  { name: "draftSafeguards", for: force, module: () => import("./safeguards-screen") },
  { name: "draftCheck", for: force, module: () => import("./check-screen") },
  { name: "draftDone", for: force, module: () => import("./done-screen") },
  { name: "draftSection", for: force, module: () => import("./section-screen") },
  { name: "challengeSignOff", for: force, module: () => import("./sign-off-screen") },
];
