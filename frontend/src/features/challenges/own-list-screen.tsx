import { ButtonLink } from "@/govuk/button";
import { href } from "@/shared/paths";
import type { Screen } from "@/shared/screen";
import { ChallengeList, loadList } from "./list-screen";
import { t } from "./texts-list";

const WRITTEN: readonly string[] = ["draft", "changes_requested"];

/** The challenges of one's own force, drafts included. */
function OwnChallenges() {
  return (
    <ChallengeList
      scope="own"
      title={t("own.title")}
      lede={t("own.lede")}
      none={t("own.none")}
      action={<ButtonLink href={href("forceNewChallenge")}>{t("own.start")}</ButtonLink>}
      addressOf={({ status, reference: ref }) =>
        WRITTEN.includes(status) ? href("draft", { ref }) : undefined
      }
    />
  );
}

export const screen: Screen = { load: loadList("own"), Component: OwnChallenges };
