import type { ScreenRoute } from "@/shared/screen";
import { ROLES } from "@/shared/session";

export const routes: readonly ScreenRoute[] = [
  { name: "supplierHome", for: ROLES.supplier, module: () => import("./home-screen") },
];
