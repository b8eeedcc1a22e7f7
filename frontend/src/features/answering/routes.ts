import type { ScreenRoute } from "@/shared/screen";
import { ROLES } from "@/shared/session";

const answerers = [...ROLES.force, ...ROLES.moderator];

export const routes: readonly ScreenRoute[] = [
  {
    name: "challengeManageQuestions",
    for: answerers,
    module: () => import("./list-screen"),
  },
  {
    name: "challengeManageQuestion",
    for: answerers,
    module: () => import("./question-screen"),
  },
];
