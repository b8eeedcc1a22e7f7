import type { ScreenRoute } from "@/shared/screen";

export const routes: readonly ScreenRoute[] = [
  { name: "solutions", for: "everybody", module: () => import("./list-screen") },
  { name: "solution", for: "everybody", module: () => import("./solution-screen") },
];
