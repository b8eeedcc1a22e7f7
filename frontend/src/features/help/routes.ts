import type { ScreenRoute } from "@/shared/screen";

export const routes: readonly ScreenRoute[] = [
  { name: "help", for: "everybody", module: () => import("./help-screen") },
  { name: "openData", for: "everybody", module: () => import("./open-data-screen") },
];
