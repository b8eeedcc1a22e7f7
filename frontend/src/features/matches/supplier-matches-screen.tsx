import { useSuspenseQuery } from "@tanstack/react-query";
import { ButtonLink } from "@/govuk/button";
import { SubNavigation } from "@/moj/sub-navigation";
import { formatMoment, formatRelative } from "@/shared/dates";
import { forceNames } from "@/shared/forces";
import { rich } from "@/shared/i18n/rich";
import type { Match } from "@/shared/match-reasons";
import { ownResponsesQuery } from "@/shared/own-responses";
import { Page } from "@/shared/page";
import { href } from "@/shared/paths";
import { useQueryParams } from "@/shared/routing";
import type { Screen } from "@/shared/screen";
import { StatusTag } from "@/shared/tags";
import { askedOf, listedCardsQuery, supplierMatchesQuery } from "./api";
import { MatchCard } from "./match-card";
import { MatchList, NothingFits } from "./match-list";
import { NotRelevant } from "./not-relevant";
import { t } from "./texts";

function SupplierMatches() {
  const query = useQueryParams();
  const chosen = query.get("solution");
  const cards = useSuspenseQuery(listedCardsQuery).data;
  const page = useSuspenseQuery(supplierMatchesQuery(chosen, askedOf(query))).data;
  return (
    <Page title={t("title")}>
      <h1 className="govuk-heading-l">{t("title")}</h1>
      {cards.length > 1 && <CardChoice cards={cards} chosen={chosen} />}
      {cards.length === 0 ? (
        <NoCards />
      ) : (
        <>
          <h2 className="govuk-visually-hidden">
            {cards.find(({ reference }) => reference === chosen)?.name ?? t("all")}
          </h2>
          <MatchList
            page={page}
            what="count.challenges"
            empty={<NothingOwn />}
            card={(match, label) => (
              <OwnMatch match={match} ofCard={chosen !== null} label={label} />
            )}
          />
        </>
      )}
    </Page>
  );
}

type CardChoiceProps = {
  cards: readonly { reference: string; name: string }[];
  chosen: string | null;
};

function CardChoice({ cards, chosen }: CardChoiceProps) {
  const here = href("supplierMatches");
  const items = cards.map(({ reference, name }) => ({
    text: name,
    href: href("supplierMatches", {}, { solution: reference }),
    current: reference === chosen,
  }));
  return (
    <SubNavigation
      label={t("card.choose")}
      items={[{ text: t("all"), href: here, current: chosen === null }, ...items]}
    />
  );
}

type OwnMatchProps = {
  match: Match;
  ofCard: boolean;
  label: { open: boolean; onOpen: (open: boolean) => void };
};

function OwnMatch({ match, ofCard, label }: OwnMatchProps) {
  const { challenge, solution } = match;
  const ref = challenge.reference;
  const closes = challenge.responses_close_at;
  return (
    <MatchCard
      match={match}
      asking={ofCard ? "solution" : "challenge"}
      own
      head={{
        reference: ref,
        by: forceNames(challenge.force, challenge.co_sponsors),
        title: challenge.title,
        summary: challenge.summary,
        href: href("challenge", { ref }),
        example: challenge.is_example,
        tags: <StatusTag kind="challenge" status={challenge.status} />,
        line: (
          <>
            <strong>
              {rich(t("card.yours", { name: solution.name }), {
                solution: (name) => (
                  <a className="govuk-link" href={href("solution", { ref: solution.reference })}>
                    {name}
                  </a>
                ),
              })}
            </strong>
            {closes && (
              <>
                <br />
                {t("closes", { moment: formatMoment(closes), relative: formatRelative(closes) })}
              </>
            )}
          </>
        ),
      }}
    >
      <div className="eme-button-row">
        <Respond challenge={challenge} />
        <NotRelevant match={match} name={challenge.title} {...label} />
      </div>
    </MatchCard>
  );
}

/** To respond, or back to what one's organisation has written already. */
function Respond({ challenge: { reference: ref, status } }: Pick<Match, "challenge">) {
  const { items } = useSuspenseQuery(ownResponsesQuery).data;
  const own = items.find((one) => one.challenge_reference === ref && one.status !== "withdrawn");
  if (own && own.status !== "draft") {
    return (
      <ButtonLink variant="secondary" href={href("supplierResponse", { ref: own.reference })}>
        {t("respond.sent")}
      </ButtonLink>
    );
  }
  if (status !== "open") return null;
  const to = own
    ? href("supplierResponseDraft", { ref: own.reference })
    : href("challengeRespond", { ref });
  return (
    <ButtonLink variant="secondary" href={to}>
      {t(own ? "respond.draft" : "respond")}
    </ButtonLink>
  );
}

function NoCards() {
  return (
    <>
      <h2 className="govuk-heading-m">{t("none.cards")}</h2>
      <p className="govuk-body">{t("none.cards.body")}</p>
      <h3 className="govuk-heading-s">{t("none.help")}</h3>
      <ul className="govuk-list govuk-list--bullet">
        <li>{t("none.capability")}</li>
        <li>{t("none.evidence")}</li>
        <li>{t("none.not.good")}</li>
      </ul>
      <ButtonLink href={href("supplierNewSolution")}>{t("none.cards.add")}</ButtonLink>
      <p className="govuk-body">
        <a className="govuk-link" href={href("supplierSolutions")}>
          {t("none.solutions")}
        </a>
      </p>
    </>
  );
}

function NothingOwn() {
  const ours = (
    <a className="govuk-link" href={href("supplierSolutions")}>
      {t("none.solutions")}
    </a>
  );
  return (
    <NothingFits
      title={t("none.own.title")}
      lead={t("none.own.body")}
      help={[t("none.capability"), t("none.evidence"), t("none.not.good"), ours]}
    />
  );
}

export const screen: Screen = {
  load: ({ query, queries }) =>
    Promise.all([
      queries.fetchQuery(listedCardsQuery),
      queries.fetchQuery(ownResponsesQuery),
      queries.fetchQuery(supplierMatchesQuery(query.get("solution"), askedOf(query))),
    ]),
  Component: SupplierMatches,
};
