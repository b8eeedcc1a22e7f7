import type { ScreenRoute } from "@/shared/screen";
import { ROLES } from "@/shared/session";

export const routes: readonly ScreenRoute[] = [
  { name: "challengeQuestions", for: "everybody", module: () => import("./questions-screen") },
  { name: "challengeAsk", for: ROLES.supplier, module: () => import("./ask-screen") },
];
