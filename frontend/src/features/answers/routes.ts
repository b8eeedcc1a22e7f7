import type { ScreenRoute } from "@/shared/screen";
import { ROLES } from "@/shared/session";

const { supplier } = ROLES;

export const routes: readonly ScreenRoute[] = [
  { name: "supplierAnswers", for: supplier, module: () => import("./library-screen") },
  { name: "supplierAnswer", for: supplier, module: () => import("./answer-screen") },
];
