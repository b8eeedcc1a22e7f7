import { useSuspenseQuery } from "@tanstack/react-query";
import { Audience } from "@/shared/audience";
import { ChallengeHead, useChallengePlace } from "@/shared/challenge-head";
import { formatMoment } from "@/shared/dates";
import { Page } from "@/shared/page";
import { href } from "@/shared/paths";
import { type Challenge, challengeQuery } from "@/shared/records";
import { useParam, useQueryParams } from "@/shared/routing";
import type { Screen } from "@/shared/screen";
import { sectorsQuery } from "@/shared/vocabulary";
import { type Comparison, canCompare, chosenOf, comparisonQuery, FEWEST } from "./api";
import { CompareTable } from "./compare-table";
import { t } from "./texts";

function Compare() {
  const ref = useParam("ref");
  const chosen = chosenOf(useQueryParams());
  const { value: challenge } = useSuspenseQuery(challengeQuery(ref)).data;
  const place = useChallengePlace(challenge);
  return (
    <Page title={t("compare.title")} record={challenge.title} {...place}>
      <ChallengeHead challenge={challenge} current="responses" />
      {canCompare(chosen) ? (
        <Chosen challenge={challenge} chosen={chosen} />
      ) : (
        <Explained
          challenge={challenge}
          why={chosen.length < FEWEST ? t("compare.few") : t("compare.many")}
          chosen={chosen}
        />
      )}
    </Page>
  );
}

type ChosenProps = { challenge: Challenge; chosen: readonly string[] };

function Chosen({ challenge, chosen }: ChosenProps) {
  const comparison = useSuspenseQuery(comparisonQuery(challenge.reference, chosen)).data;
  if (comparison === null) {
    return <Explained challenge={challenge} why={t("compare.sealed")} chosen={chosen} />;
  }
  return <Compared challenge={challenge} comparison={comparison} chosen={chosen} />;
}

const choiceHref = (challenge: Challenge, chosen: readonly string[]): string =>
  href("challengeResponses", { ref: challenge.reference }, { response: [...chosen] });

/** Fewer than two, more than four, or sealed: why there is nothing to compare. */
function Explained({ challenge, why, chosen }: ChosenProps & { why: string }) {
  return (
    <>
      <h2 className="govuk-heading-l">{t("compare.title")}</h2>
      <p className="govuk-body">{why}</p>
      <p className="govuk-body">
        <a className="govuk-link" href={choiceHref(challenge, chosen)}>
          {t("compare.choose")}
        </a>
      </p>
    </>
  );
}

function Compared({ challenge, comparison, chosen }: ChosenProps & { comparison: Comparison }) {
  const count = comparison.responses.length;
  const closed = comparison.challenge.responses_close_at;
  return (
    <>
      <h2 className="govuk-heading-l">
        {t("compare.heading", { chosen: count, count: comparison.count })}
      </h2>
      <p className="govuk-body">{t("compare.how")}</p>
      <Audience kind="opened" />
      <p className="govuk-body eme-no-print">
        <a className="govuk-link" href={choiceHref(challenge, chosen)}>
          {t("compare.others")}
        </a>{" "}
        ·{" "}
        <button type="button" className="govuk-link eme-link-button" onClick={() => window.print()}>
          {t("compare.print")}
        </button>
      </p>
      <CompareTable challenge={challenge} comparison={comparison} />
      <p className="govuk-body-s eme-quiet govuk-!-margin-bottom-0">
        {closed && t("opened.at", { moment: formatMoment(closed) })} {t("confidential.stays")}
      </p>
    </>
  );
}

export const screen: Screen = {
  load: ({ params, query, queries }) => {
    const ref = params.ref ?? "";
    const chosen = chosenOf(query);
    return Promise.all([
      queries.fetchQuery(challengeQuery(ref)),
      queries.fetchQuery(sectorsQuery),
      canCompare(chosen) ? queries.fetchQuery(comparisonQuery(ref, chosen)) : null,
    ]);
  },
  Component: Compare,
};
