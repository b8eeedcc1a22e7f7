import type { ScreenRoute } from "@/shared/screen";

export const routes: readonly ScreenRoute[] = [
  { name: "organisation", for: "signed_in", module: () => import("./organisation-screen") },
];
