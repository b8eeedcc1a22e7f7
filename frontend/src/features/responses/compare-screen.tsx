import { useSuspenseQuery } from "@tanstack/react-query";
import { InsetText } from "@/govuk/inset-text";
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
          why={chosen.length < FEWEST ? fewWords(challenge) : t("compare.many")}
          chosen={chosen}
        />
      )}
    </Page>
  );
}

/** Fewer than two were chosen, perhaps because fewer than two were sent. */
function fewWords({ responses_submitted: sent }: Challenge): string {
  if (sent > 1) return t("compare.few");
  return t(sent === 1 ? "compare.one.only" : "compare.none");
}

type ChosenProps = { challenge: Challenge; chosen: readonly string[] };

function Chosen({ challenge, chosen }: ChosenProps) {
  const comparison = useSuspenseQuery(comparisonQuery(challenge.reference, chosen)).data;
  if (comparison === null) {
    return <Explained challenge={challenge} why={t("compare.sealed")} chosen={chosen} />;
  }
  const kept = comparison.responses.filter(({ status }) => status !== "withdrawn");
  const gone = comparison.responses.filter(({ status }) => status === "withdrawn");
  const said = gone.map(({ supplier }) => t("compare.gone", { supplier: supplier.name }));
  if (kept.length < FEWEST) {
    const why = [...said, t("compare.gone.few")].join(" ");
    return <Explained challenge={challenge} why={why} chosen={kept.map(referenceOf)} />;
  }
  return (
    <Compared
      challenge={challenge}
      comparison={{ ...comparison, responses: kept }}
      chosen={chosen}
      gone={said}
    />
  );
}

const referenceOf = ({ reference }: { reference: string }): string => reference;

const choiceHref = (challenge: Challenge, chosen: readonly string[]): string =>
  href("challengeResponses", { ref: challenge.reference }, { response: [...chosen] });

/** Fewer than two, more than four, or sealed: why there is nothing to compare. */
function Explained({ challenge, why, chosen }: ChosenProps & { why: string }) {
  const { responses_submitted: sent, response_handling: handling, status } = challenge;
  const choice = sent >= FEWEST && (status !== "open" || handling === "rolling");
  return (
    <>
      <h2 className="govuk-heading-l">{t("compare.title")}</h2>
      <p className="govuk-body">{why}</p>
      <p className="govuk-body">
        <a className="govuk-link" href={choiceHref(challenge, chosen)}>
          {t(choice ? "compare.choose" : "compare.to.list")}
        </a>
      </p>
    </>
  );
}

type ComparedProps = ChosenProps & { comparison: Comparison; gone: readonly string[] };

function Compared({ challenge, comparison, chosen, gone }: ComparedProps) {
  const count = comparison.responses.length;
  const closed = comparison.challenge.responses_close_at;
  return (
    <>
      <h2 className="govuk-heading-l">
        {t("compare.heading", { chosen: count, count: comparison.count })}
      </h2>
      {gone.length > 0 && <InsetText>{gone.join(" ")}</InsetText>}
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
