import type { ScreenRoute } from "@/shared/screen";
import { ROLES } from "@/shared/session";

export const routes: readonly ScreenRoute[] = [
  { name: "supplierImport", for: ROLES.supplier, module: () => import("./import-screen") },
];
