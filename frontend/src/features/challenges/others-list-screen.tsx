import type { Screen } from "@/shared/screen";
import { ChallengeList, loadList } from "./list-screen";
import { t } from "./texts-list";

/** The challenges of other forces, those for policing only included. */
function OtherForces() {
  return (
    <ChallengeList
      scope="others"
      title={t("others.title")}
      lede={t("others.lede")}
      none={t("others.none")}
    />
  );
}

export const screen: Screen = { load: loadList("others"), Component: OtherForces };
