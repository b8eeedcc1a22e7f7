import type { ScreenRoute } from "@/shared/screen";
import { ROLES } from "@/shared/session";

const { supplier } = ROLES;

export const routes: readonly ScreenRoute[] = [
  { name: "challengeRespond", for: supplier, module: () => import("./respond-screen") },
  { name: "supplierResponses", for: supplier, module: () => import("./list-screen") },
  { name: "supplierResponse", for: supplier, module: () => import("./response-screen") },
  { name: "supplierResponseDraft", for: supplier, module: () => import("./tasks-screen") },
  { name: "supplierResponseSection", for: supplier, module: () => import("./section-screen") },
  { name: "supplierResponseCheck", for: supplier, module: () => import("./check-screen") },
  { name: "supplierResponseDone", for: supplier, module: () => import("./done-screen") },
  { name: "supplierResponseReceipt", for: supplier, module: () => import("./receipt-screen") },
  { name: "supplierResponseWithdraw", for: supplier, module: () => import("./withdraw-screen") },
];
