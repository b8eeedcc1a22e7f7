import { useSuspenseQuery } from "@tanstack/react-query";
import { ButtonLink } from "@/govuk/button";
import { InsetText } from "@/govuk/inset-text";
import { ownResponsesQuery } from "@/shared/own-responses";
import { Page, RecordHead, TwoThirds } from "@/shared/page";
import { href } from "@/shared/paths";
import type { Screen } from "@/shared/screen";
import { useSession } from "@/shared/session";
import { InventedExampleTag, StatusTag } from "@/shared/tags";
import { renewalsQuery, solutionsQuery } from "./api";
import { HomeAside } from "./aside";
import { ContactsToAnswer, contactsToAnswer } from "./contacts";
import { HomeMatches } from "./matches";
import { Needs } from "./needs";
import { Renewals } from "./renewals";
import { HomeResponses } from "./responses";
import { t } from "./texts";

function SupplierHome() {
  const { acting_as: acting } = useSession();
  const responses = useSuspenseQuery(ownResponsesQuery).data.items;
  const cards = useSuspenseQuery(solutionsQuery).data.items;
  const name = acting?.organisation.name ?? "";
  const status = acting?.organisation.status ?? "registered";
  const nothing = responses.length === 0 && cards.length === 0;
  return (
    <Page title={name}>
      <RecordHead
        title={name}
        size="xl"
        tags={
          <>
            <StatusTag kind="organisation" status={status} />
            {cards.some((card) => card.is_example) && <InventedExampleTag />}
          </>
        }
      />
      {status !== "verified" && <InsetText>{t("unverified")}</InsetText>}
      {nothing ? (
        <Empty />
      ) : (
        <TwoThirds side={<HomeAside responses={responses} cards={cards} />}>
          <div className="eme-topped">
            <h2 className="govuk-heading-l">{t("needs.title")}</h2>
            <Needs responses={responses} cards={cards} />
            <ContactsToAnswer />
            <h2 className="govuk-heading-l">{t("matches.title")}</h2>
            <HomeMatches />
            <Renewals />
            <HomeResponses responses={responses} />
          </div>
        </TwoThirds>
      )}
    </Page>
  );
}

function Empty() {
  return (
    <div className="eme-topped">
      <h2 className="govuk-heading-l">{t("empty.title")}</h2>
      <p className="govuk-body">{t("empty.body")}</p>
      <ButtonLink href={href("supplierNewSolution")}>{t("empty.add")}</ButtonLink>
    </div>
  );
}

export const screen: Screen = {
  load: ({ queries }) =>
    Promise.all([
      queries.fetchQuery(ownResponsesQuery),
      queries.fetchQuery(solutionsQuery),
      queries.prefetchQuery(renewalsQuery),
      queries.prefetchQuery(contactsToAnswer),
    ]),
  Component: SupplierHome,
};
