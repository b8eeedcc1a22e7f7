import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { Pagination } from "@/govuk/pagination";
import { SubNavigation } from "@/moj/sub-navigation";
import { ChallengeHead, useChallengePlace } from "@/shared/challenge-head";
import { formatMoment, formatRelative } from "@/shared/dates";
import { FollowLinks, fileAddress } from "@/shared/follow-links";
import { useListState } from "@/shared/lists/list-state";
import { ResultCount } from "@/shared/lists/result-count";
import { Page } from "@/shared/page";
import { href } from "@/shared/paths";
import { type Challenge, challengeQuery } from "@/shared/records";
import { useParam, useQueryParams } from "@/shared/routing";
import type { Screen } from "@/shared/screen";
import { t as words } from "@/shared/texts/question";
import { answersThem, askedOf, questionQuery, questionsQuery, SPEC, TABS } from "./api";
import { Done } from "./done";
import { QuestionTable } from "./question-table";
import { t } from "./texts";

function Questions() {
  const ref = useParam("ref");
  const query = useQueryParams();
  const { value: challenge } = useSuspenseQuery(challengeQuery(ref)).data;
  const answers = answersThem(challenge);
  const asked = askedOf(query, answers);
  const page = useSuspenseQuery(questionsQuery(ref, asked)).data;
  const list = useListState(SPEC);
  const place = useChallengePlace(challenge);
  const [tab] = asked.status;
  return (
    <Page title={t("title")} record={challenge.title} {...place}>
      <JustDone id={query.get("done")} />
      <ChallengeHead challenge={challenge} current="manage" />
      <h2 className="govuk-heading-l">{t("title")}</h2>
      <p className="govuk-body">
        {answers ? t("lead") : t("lead.others", { force: challenge.lead_force.name })}
      </p>
      {answers && (
        <SubNavigation
          label={t("tabs")}
          items={TABS.map((one) => ({
            text: words(`state.${one}`),
            href: href(
              "challengeManageQuestions",
              { ref },
              { status: one === "asked" ? null : one },
            ),
            current: one === tab,
          }))}
        />
      )}
      {page.items.length === 0 ? (
        <>
          <p className="govuk-body">{t(`none.${tab}`)}</p>
          {tab === "asked" && <p className="govuk-body">{windowOf(challenge)}</p>}
        </>
      ) : (
        <>
          <ResultCount>{t("count", { count: page.total })}</ResultCount>
          <QuestionTable items={page.items} tab={tab} key={list.key} />
        </>
      )}
      <Pagination {...list.pages(page.next_cursor)} />
      {page.items.length > 0 && (
        <FollowLinks
          links={[
            {
              kind: "csv",
              to: fileAddress(`challenges/${ref}/questions.csv`, { status: asked.status }),
            },
          ]}
        />
      )}
    </Page>
  );
}

/** What the reader did on the page before this one, told from the record itself. */
function JustDone({ id }: { id: string | null }) {
  const { data } = useQuery({ ...questionQuery(id ?? ""), enabled: id !== null });
  return data && <Done question={data.value} />;
}

/** Until when suppliers can ask. */
function windowOf(challenge: Challenge): string {
  const { status, opens_at: opens, responses_close_at, questions_close_at } = challenge;
  const closes = questions_close_at ?? responses_close_at;
  if (status === "scheduled" && opens) return t("window.opens", { moment: formatMoment(opens) });
  if (status === "open" && closes && Date.parse(closes) > Date.now()) {
    return t("window.until", { moment: formatMoment(closes), relative: formatRelative(closes) });
  }
  if ((status === "open" || status === "closed") && closes) {
    return t("window.closed", { moment: formatMoment(closes) });
  }
  return t(challenge.published_at === null ? "window.unpublished" : "window.over");
}

export const screen: Screen = {
  load: async ({ params: { ref = "" }, query, queries }) => {
    const done = query.get("done");
    const { value } = await queries.fetchQuery(challengeQuery(ref));
    await Promise.all([
      queries.fetchQuery(questionsQuery(ref, askedOf(query, answersThem(value)))),
      done && queries.prefetchQuery(questionQuery(done)),
    ]);
  },
  Component: Questions,
};
