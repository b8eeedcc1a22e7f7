import { useSuspenseQuery } from "@tanstack/react-query";
import { formatStamp } from "@/shared/dates";
import { FoldedKey } from "@/shared/match-details";
import { Page } from "@/shared/page";
import { href } from "@/shared/paths";
import { NotFoundPage } from "@/shared/problem-pages";
import { useParam } from "@/shared/routing";
import type { Screen } from "@/shared/screen";
import { anew, matchQuery, storedOf } from "./api";
import { DecisionList } from "./decisions";
import { t } from "./texts";

function OneMatch() {
  const page = useSuspenseQuery(matchQuery(useParam("id"))).data;
  const matches = storedOf(page);
  const [match] = matches;
  if (!match) return <NotFoundPage />;
  const title = t("match.title", { solution: match.solution.name });
  const list = href("moderationMatches", {}, { challenge: match.challenge.reference });
  return (
    <Page
      title={title}
      record={match.challenge.title}
      crumbs={[{ text: t("title"), href: href("moderationMatches") }]}
      section={href("moderationMatches")}
    >
      <h1 className="govuk-heading-l">{title}</h1>
      <p className="govuk-body">
        <strong>{t("match.challenge")}</strong> {match.challenge.summary}
      </p>
      <FoldedKey page={page} />
      <DecisionList
        key={match.id}
        matches={matches}
        end={
          <a className="govuk-link" href={list}>
            {t("end.list")}
          </a>
        }
      />
      <p className="govuk-body-s eme-quiet govuk-!-margin-bottom-0">
        {t("worked", { stamp: formatStamp(page.worked_out_at), version: page.weights_version })}
      </p>
    </Page>
  );
}

export const screen: Screen = {
  load: ({ params, queries }) => queries.fetchQuery({ ...matchQuery(params.id ?? ""), ...anew }),
  Component: OneMatch,
};
