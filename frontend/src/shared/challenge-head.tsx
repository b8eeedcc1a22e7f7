import { SubNavigation } from "@/moj/sub-navigation";
import { forceNames } from "./forces";
import { type Crumb, RecordHead, Ref } from "./page";
import { href } from "./paths";
import type { Challenge } from "./records";
import { useScreenExists } from "./routing";
import { useSessionIfKnown } from "./session";
import { InventedExampleTag, StatusTag } from "./tags";
import { t } from "./texts/challenge";
import { t as common } from "./texts/common";

/** The pages of a challenge, and the action that opens them to a reader. */
const TABS = [
  { tab: "overview", screen: "challenge", needs: null },
  { tab: "questions", screen: "challengeQuestions", needs: null },
  { tab: "responses", screen: "challengeResponses", needs: "read_responses" },
  { tab: "matches", screen: "challengeMatches", needs: "read_matches" },
  { tab: "outcome", screen: "challengeOutcome", needs: null },
  { tab: "record", screen: "challengeEngagementRecord", needs: "read_record" },
  { tab: "manage", screen: "challengeManage", needs: "manage" },
] as const;

export type ChallengeTab = (typeof TABS)[number]["tab"];

/** The lead force, with the forces behind it. */
export const forcesOf = ({ lead_force, co_sponsors }: Challenge): string =>
  forceNames(lead_force, co_sponsors);

type ChallengeHeadProps = { challenge: Challenge; current: ChallengeTab };

/** Reference, forces, title and status of a challenge, and the way to its other pages. */
export function ChallengeHead({ challenge, current }: ChallengeHeadProps) {
  const exists = useScreenExists();
  const { reference: ref, available_actions: actions } = challenge;
  const tabs = TABS.filter(
    ({ tab, screen, needs }) =>
      exists(screen) &&
      (needs === null || actions.includes(needs)) &&
      (tab !== "questions" || challenge.published_at),
  );
  return (
    <>
      <RecordHead
        caption={
          <>
            <Ref>{ref}</Ref> · {forcesOf(challenge)}
          </>
        }
        title={challenge.title}
        size={current === "overview" ? "xl" : "l"}
        tags={
          <>
            <StatusTag kind="challenge" status={challenge.status} />
            {challenge.is_example && <InventedExampleTag />}
          </>
        }
      />
      <SubNavigation
        label={t("tabs")}
        items={tabs.map(({ tab, screen }) => ({
          text: t(`tabs.${tab}`),
          href: href(screen, { ref }),
          current: tab === current,
        }))}
      />
    </>
  );
}

type Place = { crumbs: readonly Crumb[]; section: string };

/** Where a challenge stands for its reader: `<Page {...useChallengePlace(challenge)}>`. */
export function useChallengePlace({ lead_force, co_sponsors }: Challenge): Place {
  const acting = useSessionIfKnown()?.acting_as;
  if (acting?.organisation.kind !== "force") {
    const section = href("challenges");
    return { crumbs: [startCrumb(), { text: t("crumb.challenges"), href: section }], section };
  }
  const ours = [lead_force, ...co_sponsors].some(({ id }) => id === acting.organisation.id);
  const section = href(ours ? "forceChallenges" : "forceOthers");
  const home = { text: common("home.crumb"), href: href("forceHome") };
  const list = { text: t(ours ? "crumb.ours" : "crumb.others"), href: section };
  return { crumbs: [home, list], section };
}

/** The first step of the way on public pages. */
export const startCrumb = (): Crumb => ({ text: common("start.crumb"), href: href("start") });
