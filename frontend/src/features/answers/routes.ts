import type { ScreenRoute } from "@/shared/screen";
import { ROLES } from "@/shared/session";

const { supplier } = ROLES;

export const routes: readonly ScreenRoute[] = [
  { name: "supplierAnswers", for: supplier, module: () => import("./library-screen") },
  { name: "supplierNewAnswer", for: supplier, module: () => import("./keep-screen") },
  { name: "supplierAnswer", for: supplier, module: () => import("./change-screen") },
];
