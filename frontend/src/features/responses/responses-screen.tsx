import { useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { ChallengeHead, useChallengePlace } from "@/shared/challenge-head";
import { Page } from "@/shared/page";
import { usePassed } from "@/shared/passed";
import { type Challenge, challengeQuery } from "@/shared/records";
import { ReloadNotice } from "@/shared/reload-notice";
import { useParam, useQueryParams } from "@/shared/routing";
import type { Screen } from "@/shared/screen";
import { askedOf, type ChallengeResponses, responsesQuery } from "./api";
import { NoResponses } from "./no-responses";
import { OpenedList } from "./opened-list";
import { SealedPlace } from "./sealed-place";
import { t } from "./texts";

function Responses() {
  const ref = useParam("ref");
  const asked = askedOf(useQueryParams());
  const { value: challenge } = useSuspenseQuery(challengeQuery(ref)).data;
  const responses = useSuspenseQuery(responsesQuery(ref, asked)).data;
  const place = useChallengePlace(challenge);
  const passed = usePassed(responses.sealed ? responses.opens_at : null);
  return (
    <Page title={t("title")} record={challenge.title} {...place}>
      <div role="status">{passed && <Opened challenge={challenge} />}</div>
      <ChallengeHead challenge={challenge} current="responses" />
      <h2 className="govuk-heading-l">{t("title")}</h2>
      <Content challenge={challenge} responses={responses} passed={passed} />
    </Page>
  );
}

type ContentProps = { challenge: Challenge; responses: ChallengeResponses; passed: boolean };

function Content({ challenge, responses, passed }: ContentProps) {
  if (responses.sealed) {
    return <SealedPlace challenge={challenge} responses={responses} passed={passed} />;
  }
  if (responses.total === 0) return <NoResponses challenge={challenge} />;
  return <OpenedList challenge={challenge} responses={responses} />;
}

/** The deadline passes while somebody waits: said on top, and nothing opens by itself. */
function Opened({ challenge }: { challenge: Challenge }) {
  const queries = useQueryClient();
  return (
    <ReloadNotice
      heading={t("opened")}
      button={t("opened.reload")}
      onReload={() =>
        void queries.invalidateQueries({ queryKey: ["challenge", challenge.reference] })
      }
    />
  );
}

export const screen: Screen = {
  load: ({ params, query, queries }) => {
    const ref = params.ref ?? "";
    return Promise.all([
      queries.fetchQuery(challengeQuery(ref)),
      queries.fetchQuery(responsesQuery(ref, askedOf(query))),
    ]);
  },
  Component: Responses,
};
