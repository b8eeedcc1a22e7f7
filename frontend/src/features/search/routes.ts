import type { ScreenRoute } from "@/shared/screen";

export const routes: readonly ScreenRoute[] = [
  { name: "search", for: "everybody", module: () => import("./search-screen") },
];
