import type { ScreenRoute } from "@/shared/screen";

export const routes: readonly ScreenRoute[] = [
  { name: "signIn", for: "everybody", module: () => import("./sign-in-screen") },
  { name: "actingAs", for: "signed_in", module: () => import("./acting-as-screen") },
];
