import type { ScreenRoute } from "@/shared/screen";
import { ROLES } from "@/shared/session";

export const routes: readonly ScreenRoute[] = [
  { name: "forceHome", for: [...ROLES.force], module: () => import("./home-screen") },
];
