import { useSuspenseQuery } from "@tanstack/react-query";
import { ChallengeCard } from "@/shared/challenge-card";
import { Page } from "@/shared/page";
import { href } from "@/shared/paths";
import type { Screen } from "@/shared/screen";
import { closingQuery, figuresQuery, newestQuery, outcomesQuery } from "./api";
import { ClosingSoon } from "./closing-soon";
import { Figures } from "./figures";
import { Hero } from "./hero";
import { t } from "./texts";
import { WhatCameOfIt } from "./what-came-of-it";

function Start() {
  const figures = useSuspenseQuery(figuresQuery).data;
  return (
    <Page title={t("title")} full>
      <Hero />
      <div className="govuk-width-container eme-main eme-main--tight">
        <Figures figures={figures} />
        <div className="govuk-grid-row">
          <div className="govuk-grid-column-two-thirds">
            <Latest />
          </div>
          <div className="govuk-grid-column-one-third">
            <ClosingSoon />
            <WhatCameOfIt />
          </div>
        </div>
        <Fair />
      </div>
    </Page>
  );
}

function Latest() {
  const { items, total } = useSuspenseQuery(newestQuery).data;
  return (
    <section className="eme-section eme-topped" aria-labelledby="latest">
      <h2 className="govuk-heading-l" id="latest">
        {t("latest")}
      </h2>
      {items.length > 0 ? (
        <>
          <ul className="eme-cards">
            {items.map((challenge) => (
              <ChallengeCard key={challenge.id} challenge={challenge} headingLevel={3} brief />
            ))}
          </ul>
          <p className="govuk-body govuk-!-margin-top-4">
            <a className="govuk-link" href={href("challenges", {}, { status: "open" })}>
              {t("latest.all", { count: total })}
            </a>
          </p>
        </>
      ) : (
        <p className="govuk-body">
          {t("latest.none")}{" "}
          <a className="govuk-link" href={href("challenges", {}, { status: "concluded" })}>
            {t("latest.none.past")}
          </a>
        </p>
      )}
    </section>
  );
}

const RULES = ["same", "sealed", "size"] as const;

function Fair() {
  return (
    <section aria-labelledby="fair" className="eme-h-rule">
      <h2 className="govuk-heading-l" id="fair">
        {t("fair")}
      </h2>
      <div className="govuk-grid-row">
        {RULES.map((rule) => (
          <div className="govuk-grid-column-one-third" key={rule}>
            <h3 className="govuk-heading-s govuk-!-margin-bottom-1">{t(`fair.${rule}.title`)}</h3>
            <p className="govuk-body">{t(`fair.${rule}`)}</p>
          </div>
        ))}
      </div>
      <p className="govuk-body govuk-!-margin-bottom-0">
        <a className="govuk-link" href={href("help", { page: "level-playing-field" })}>
          {t("fair.more")}
        </a>
      </p>
    </section>
  );
}

export const screen: Screen = {
  load: ({ queries }) =>
    Promise.all([
      queries.fetchQuery(figuresQuery),
      queries.fetchQuery(newestQuery),
      queries.fetchQuery(closingQuery),
      queries.fetchQuery(outcomesQuery),
    ]),
  Component: Start,
};
