import type { ScreenRoute } from "@/shared/screen";

export const routes: readonly ScreenRoute[] = [
  { name: "solutions", for: "everybody", module: () => import("./list-screen") },
  { name: "solutionChanges", for: "everybody", module: () => import("./changes-screen") },
  { name: "solution", for: "everybody", module: () => import("./solution-screen") },
];
