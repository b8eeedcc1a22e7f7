import type { ScreenRoute } from "@/shared/screen";
import { ROLES } from "@/shared/session";

const { supplier } = ROLES;

export const routes: readonly ScreenRoute[] = [
  { name: "supplierSolutions", for: supplier, module: () => import("./list-screen") },
  { name: "supplierNewSolution", for: supplier, module: () => import("./new-screen") },
  { name: "supplierSolution", for: supplier, module: () => import("./card-screen") },
  { name: "supplierSolutionSection", for: supplier, module: () => import("./section-screen") },
  {
    name: "supplierSolutionDeployments",
    for: supplier,
    module: () => import("./deployments-screen"),
  },
  {
    name: "supplierSolutionDeployment",
    for: supplier,
    module: () => import("./deployment-screen"),
  },
  { name: "supplierSolutionCheck", for: supplier, module: () => import("./check-screen") },
  { name: "supplierSolutionDiscard", for: supplier, module: () => import("./discard-screen") },
  { name: "supplierSolutionRetire", for: supplier, module: () => import("./retire-screen") },
];
