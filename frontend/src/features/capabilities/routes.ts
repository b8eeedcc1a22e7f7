import type { ScreenRoute } from "@/shared/screen";

export const routes: readonly ScreenRoute[] = [
  { name: "capabilities", for: "everybody", module: () => import("./radar-screen") },
  { name: "capability", for: "everybody", module: () => import("./capability-screen") },
];
