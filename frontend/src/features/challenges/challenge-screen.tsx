import { useSuspenseQuery } from "@tanstack/react-query";
import { ChallengeHead, useChallengePlace } from "@/shared/challenge-head";
import { Page, TwoThirds } from "@/shared/page";
import { TextSection } from "@/shared/record-parts";
import { challengeQuery } from "@/shared/records";
import { useParam } from "@/shared/routing";
import type { Screen } from "@/shared/screen";
import { AboutEngagement } from "./about-engagement";
import { renewalsQuery } from "./api";
import { AtAGlance, Dates } from "./dates-and-facts";
import { Deadline } from "./deadline";
import { MomentNotice } from "./moment-notice";
import { Constraints, OutcomesWanted } from "./problem";
import { Safeguards } from "./safeguards";
import { Similar } from "./similar";
import { mayStillBeNeeded, StillNeeded } from "./still-needed";
import { TakePart } from "./take-part";
import { t } from "./texts";

function ChallengePage() {
  const { value: challenge } = useSuspenseQuery(challengeQuery(useParam("ref"))).data;
  const place = useChallengePlace(challenge);
  return (
    <Page title={challenge.title} record={challenge.reference} {...place}>
      <MomentNotice challenge={challenge} />
      <ChallengeHead challenge={challenge} current="overview" />
      <TwoThirds
        side={
          <aside aria-label={t("side")}>
            <TakePart challenge={challenge} />
            <Dates challenge={challenge} />
            <AtAGlance challenge={challenge} />
          </aside>
        }
      >
        {challenge.summary && <p className="govuk-body-l">{challenge.summary}</p>}
        <Deadline challenge={challenge} />
        <StillNeeded challenge={challenge} />
        <TextSection id="problem" title={t("problem")} text={challenge.problem_today} />
        <TextSection id="affected" title={t("affected")} text={challenge.who_is_affected} />
        <OutcomesWanted outcomes={challenge.outcomes} />
        <TextSection id="in-use" title={t("in.use")} text={challenge.in_use_now} />
        <TextSection id="tried" title={t("tried")} text={challenge.tried_before} />
        <Constraints challenge={challenge} />
        <Safeguards challenge={challenge} />
        <TextSection id="next" title={t("next")} text={challenge.what_happens_next} />
        <AboutEngagement challenge={challenge} />
        <Similar reference={challenge.reference} />
      </TwoThirds>
    </Page>
  );
}

export const screen: Screen = {
  load: async ({ params: { ref = "" }, queries }) => {
    const { value } = await queries.fetchQuery(challengeQuery(ref));
    if (mayStillBeNeeded(value)) await queries.prefetchQuery(renewalsQuery(value.reference));
  },
  Component: ChallengePage,
};
