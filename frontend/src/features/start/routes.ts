import type { ScreenRoute } from "@/shared/screen";

export const routes: readonly ScreenRoute[] = [
  { name: "start", for: "everybody", module: () => import("./start-screen") },
];
