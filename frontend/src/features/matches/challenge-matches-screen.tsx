import { useSuspenseQuery } from "@tanstack/react-query";
import { Hidden } from "@/govuk/hidden";
import { ChallengeHead, useChallengePlace } from "@/shared/challenge-head";
import { Page } from "@/shared/page";
import { href } from "@/shared/paths";
import { challengeQuery } from "@/shared/records";
import { useParam, useQueryParams } from "@/shared/routing";
import type { Screen } from "@/shared/screen";
import { useRole } from "@/shared/session";
import { askedOf, challengeMatchesQuery } from "./api";
import { MatchCard } from "./match-card";
import { MatchList, NothingFits } from "./match-list";
import { NotRelevant } from "./not-relevant";
import { t } from "./texts";

function ChallengeMatches() {
  const ref = useParam("ref");
  const asked = askedOf(useQueryParams());
  const { value: challenge } = useSuspenseQuery(challengeQuery(ref)).data;
  const page = useSuspenseQuery(challengeMatchesQuery(ref, asked)).data;
  const place = useChallengePlace(challenge);
  const labels = useRole() !== "moderator";
  return (
    <Page title={t("title")} record={challenge.title} {...place}>
      <ChallengeHead challenge={challenge} current="matches" />
      <h2 className="govuk-visually-hidden">{t("title")}</h2>
      <MatchList
        page={page}
        what="count.solutions"
        empty={
          <NothingFits
            title={t("none.challenge.title")}
            lead={t("none.challenge.body")}
            help={[t("none.challenge.capability"), t("none.challenge.plain")]}
          />
        }
        card={(match, label) => (
          <MatchCard
            match={match}
            asking="challenge"
            head={{
              reference: match.solution.reference,
              by: match.solution.supplier.name,
              title: match.solution.name,
              summary: match.solution.summary,
              href: href("solution", { ref: match.solution.reference }),
              example: match.solution.is_example,
            }}
          >
            {labels ? (
              <NotRelevant match={match} name={match.solution.name} {...label} />
            ) : (
              match.id && (
                <a className="govuk-link" href={href("moderationMatch", { id: match.id })}>
                  {t("decide")}
                  <Hidden>: {match.solution.name}</Hidden>
                </a>
              )
            )}
          </MatchCard>
        )}
      />
    </Page>
  );
}

export const screen: Screen = {
  load: ({ params, query, queries }) => {
    const ref = params.ref ?? "";
    return Promise.all([
      queries.fetchQuery(challengeQuery(ref)),
      queries.fetchQuery(challengeMatchesQuery(ref, askedOf(query))),
    ]);
  },
  Component: ChallengeMatches,
};
