import { useSuspenseQuery } from "@tanstack/react-query";
import { Table, TableRegion } from "@/govuk/table";
import { ChallengeCard } from "@/shared/challenge-card";
import { startCrumb } from "@/shared/challenge-head";
import { Page, RecordHead, TwoThirds } from "@/shared/page";
import { href } from "@/shared/paths";
import { Panel } from "@/shared/problem-boundary";
import { Facts, Section } from "@/shared/record-parts";
import { useParam } from "@/shared/routing";
import type { Screen } from "@/shared/screen";
import {
  type Capability,
  capabilityQuery,
  challengesQuery,
  needsQuery,
  productsQuery,
  usesQuery,
} from "./api";
import { Needs } from "./needs";
import { Product } from "./product";
import { t } from "./texts";
import { Uses } from "./uses";

function CapabilityPage() {
  const capability = useSuspenseQuery(capabilityQuery(useParam("slug"))).data;
  const { slug, name, scope_note: note, theme } = capability;
  return (
    <Page
      title={name}
      crumbs={[startCrumb(), { text: t("radar.title"), href: href("capabilities") }]}
      section={href("solutions")}
    >
      <RecordHead caption={theme.name} title={name} size="xl" />
      <TwoThirds side={<SideFacts capability={capability} />}>
        <p className="govuk-body-l">{note}</p>
        <Section id="uses" title={t("uses")}>
          <Panel what={t("uses.what")} query={usesQuery(slug)}>
            {(page) => <Uses page={page} />}
          </Panel>
        </Section>
        <Section id="products" title={t("products")}>
          <Products slug={slug} />
        </Section>
        <Section id="challenges" title={t("challenges")}>
          <Challenges slug={slug} />
        </Section>
        <Section id="needs" title={t("needs")}>
          <p className="govuk-body">{t("needs.text")}</p>
          <Panel what={t("needs.what")} query={needsQuery(slug)}>
            {(page) => <Needs page={page} />}
          </Panel>
        </Section>
        <Close capability={capability} />
      </TwoThirds>
    </Page>
  );
}

function SideFacts({ capability }: { capability: Capability }) {
  const { theme, synonyms, cpv } = capability;
  return (
    <aside className="eme-side" aria-label={capability.name}>
      <Facts
        facts={[
          [t("theme"), `${theme.name}. ${theme.scope_note}`],
          [t("other"), synonyms.join(", ") || t("other.none")],
          [
            t("codes"),
            cpv.length > 0 && (
              <ul className="govuk-list govuk-!-margin-bottom-0">
                {cpv.map(({ code, description }) => (
                  <li key={code}>
                    <span className="eme-ref">{code}</span> {description ?? t("codes.unknown")}
                  </li>
                ))}
              </ul>
            ),
          ],
        ]}
      />
    </aside>
  );
}

function Products({ slug }: { slug: string }) {
  return (
    <Panel what={t("products.what")} query={productsQuery(slug)}>
      {({ items, total }) =>
        total === 0 ? (
          <p className="govuk-body">{t("products.none")}</p>
        ) : (
          <>
            <ul className="eme-cards">
              {items.map((solution) => (
                <Product key={solution.id} solution={solution} />
              ))}
            </ul>
            <All text={t("products.all", { count: total })} to="solutions" slug={slug} />
          </>
        )
      }
    </Panel>
  );
}

function Challenges({ slug }: { slug: string }) {
  return (
    <Panel what={t("challenges.what")} query={challengesQuery(slug)}>
      {({ items, total }) =>
        total === 0 ? (
          <p className="govuk-body">{t("challenges.none")}</p>
        ) : (
          <>
            <ul className="eme-cards">
              {items.map((challenge) => (
                <ChallengeCard key={challenge.id} challenge={challenge} headingLevel={3} brief />
              ))}
            </ul>
            <All text={t("challenges.all", { count: total })} to="challenges" slug={slug} />
          </>
        )
      }
    </Panel>
  );
}

type AllProps = { text: string; to: "solutions" | "challenges"; slug: string };

function All({ text, to, slug }: AllProps) {
  return (
    <p className="govuk-body">
      <a className="govuk-link" href={href(to, {}, { capability: slug })}>
        {text}
      </a>
    </p>
  );
}

/** Why a use elsewhere counts, or hardly does: the other sectors, the closest first. */
function Close({ capability: { theme } }: { capability: Capability }) {
  const others = theme.closeness
    .filter(({ sector }) => sector !== "policing")
    .sort((a, b) => b.closeness - a.closeness);
  return (
    <Section id="close" title={t("close")}>
      <p className="govuk-body">{t("close.text")}</p>
      <TableRegion label={t("close.region")}>
        <Table
          caption={t("close.caption", { theme: theme.name })}
          captionSize="hidden"
          classes="eme-table--compact"
          columns={[
            { heading: t("close.sector") },
            { heading: t("close.why") },
            { heading: t("close.how"), numeric: true },
          ]}
          rows={others.map(({ sector, sector_name: name, closeness, why }) => ({
            key: sector,
            cells: [name, why, t("close.of", { points: Math.round(closeness * 100) })],
          }))}
        />
      </TableRegion>
    </Section>
  );
}

export const screen: Screen = {
  load: ({ params, queries }) => queries.fetchQuery(capabilityQuery(params.slug ?? "")),
  Component: CapabilityPage,
};
