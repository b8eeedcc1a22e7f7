import { useSuspenseQuery } from "@tanstack/react-query";
import { Page, RecordHead } from "@/shared/page";
import { useQueryParams } from "@/shared/routing";
import type { Screen } from "@/shared/screen";
import { type Session, useSession } from "@/shared/session";
import { InventedExampleTag, StatusTag } from "@/shared/tags";
import { AboutOrganisation } from "./about-organisation";
import { organisationQuery, peopleQuery } from "./api";
import { People } from "./people";
import { t } from "./texts";

const refOf = (session: Session): string | undefined => session.acting_as?.organisation.slug;

function OrganisationPage() {
  const ref = refOf(useSession());
  return ref === undefined ? <NoOrganisation /> : <OwnOrganisation slug={ref} />;
}

function NoOrganisation() {
  return (
    <Page title={t("title")}>
      <h1 className="govuk-heading-l">{t("title")}</h1>
      <p className="govuk-body">{t("none")}</p>
    </Page>
  );
}

function OwnOrganisation({ slug }: { slug: string }) {
  const organisation = useSuspenseQuery(organisationQuery(slug)).data;
  const people = useSuspenseQuery(peopleQuery(slug, useQueryParams().get("cursor"))).data;
  return (
    <Page title={t("title")} record={organisation.name}>
      <RecordHead
        caption={organisation.name}
        title={t("title")}
        tags={
          <>
            <StatusTag kind="organisation" status={organisation.status} />
            {organisation.is_example && <InventedExampleTag />}
          </>
        }
      />
      <AboutOrganisation organisation={organisation} />
      <People people={people} />
    </Page>
  );
}

export const screen: Screen = {
  load: async ({ session, query, queries }) => {
    const ref = refOf(session);
    if (ref === undefined) return;
    await Promise.all([
      queries.fetchQuery(organisationQuery(ref)),
      queries.fetchQuery(peopleQuery(ref, query.get("cursor"))),
    ]);
  },
  Component: OrganisationPage,
};
