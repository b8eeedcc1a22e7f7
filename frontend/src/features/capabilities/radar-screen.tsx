import { useSuspenseQuery } from "@tanstack/react-query";
import { Details } from "@/govuk/details";
import { Table, TableRegion } from "@/govuk/table";
import { startCrumb } from "@/shared/challenge-head";
import { Radar } from "@/shared/charts/radar";
import { FollowLinks, fileAddress } from "@/shared/follow-links";
import { Page } from "@/shared/page";
import { href } from "@/shared/paths";
import { Section } from "@/shared/record-parts";
import type { Screen } from "@/shared/screen";
import { HorizonTag, horizonColour, InventedExampleTag, statusName } from "@/shared/tags";
import { type HorizonRadar, radarQuery } from "./api";
import { t } from "./texts";

type Ring = HorizonRadar["rings"][number];
type Entry = Ring["entries"][number];

const ringName = (ring: string) => statusName("horizon", ring);
const HOW = ["radar.how.1", "radar.how.2", "radar.how.3", "radar.how.4", "radar.how.5"] as const;

function Capabilities() {
  const radar = useSuspenseQuery(radarQuery).data;
  const entries = radar.rings.flatMap((ring) => ring.entries);
  return (
    <Page title={t("radar.title")} crumbs={[startCrumb()]} section={href("solutions")}>
      <h1 className="govuk-heading-xl">{t("radar.title")}</h1>
      <p className="govuk-body-l">{t("radar.lede")}</p>
      <p className="govuk-body" id="radar-summary">
        {summaryOf(radar)}
      </p>
      {entries.length > 0 && entries.every((entry) => entry.is_example) && (
        <p className="govuk-body">
          <InventedExampleTag /> {t("radar.invented")}
        </p>
      )}
      <Details summary={t("radar.how")}>
        <ul className="govuk-list govuk-list--bullet">
          {HOW.map((key) => (
            <li key={key}>{t(key)}</li>
          ))}
        </ul>
      </Details>
      <p className="govuk-body">
        <a className="govuk-link" href="#rings">
          {t("radar.skip")}
        </a>
      </p>
      <Drawing radar={radar} />
      <Rings radar={radar} />
      <ByTheme radar={radar} />
      <FollowLinks links={[{ kind: "csv", to: fileAddress("insights/horizon.csv") }]} />
    </Page>
  );
}

function summaryOf({ rings, without_product: without, solutions }: HorizonRadar): string {
  const counts = Object.fromEntries(rings.map((ring) => [ring.horizon, ring.entries.length]));
  const all = rings.reduce((sum, ring) => sum + ring.entries.length, without.length);
  return t("radar.summary", { ...counts, all, none: without.length, solutions });
}

function Drawing({ radar: { rings, themes } }: { radar: HorizonRadar }) {
  const place = new Map(themes.map(({ slug }, index) => [slug, index]));
  const names = new Map(themes.map(({ slug, name }) => [slug, name]));
  const dot = (entry: Entry, horizon: string) =>
    t("radar.dot", {
      number: entry.number,
      name: entry.name,
      horizon: ringName(horizon),
      theme: names.get(entry.theme) ?? entry.theme,
    });
  return (
    <TableRegion label={t("radar.region")}>
      <Radar
        label={t("radar.label")}
        describedBy="radar-summary"
        rings={rings.map(({ horizon }) => ({
          name: ringName(horizon),
          colour: horizonColour(horizon),
        }))}
        sectors={themes.map(({ name }) => name)}
        marks={rings.flatMap(({ horizon, entries }, ring) =>
          entries.map((entry) => ({
            number: entry.number,
            ring,
            sector: place.get(entry.theme) ?? 0,
            href: href("capability", { slug: entry.slug }),
            label: dot(entry, horizon),
          })),
        )}
      />
    </TableRegion>
  );
}

function Rings({ radar: { rings } }: { radar: HorizonRadar }) {
  return (
    <Section id="rings" title={t("radar.rings")}>
      <div className="eme-rings">
        {rings.map(({ horizon, entries }) => (
          <div key={horizon}>
            <h3 className="govuk-heading-s">
              {t(entries.length > 0 ? "radar.ring" : "radar.ring.none", {
                name: ringName(horizon),
                count: entries.length,
              })}
            </h3>
            {entries.length > 0 && (
              <ol className="govuk-list govuk-list--number" start={entries[0]?.number}>
                {entries.map(({ slug, name }) => (
                  <li key={slug}>
                    <CapabilityLink slug={slug} name={name} />
                  </li>
                ))}
              </ol>
            )}
          </div>
        ))}
      </div>
    </Section>
  );
}

function CapabilityLink({ slug, name }: { slug: string; name: string }) {
  return (
    <a className="govuk-link" href={href("capability", { slug })}>
      {name}
    </a>
  );
}

function ByTheme({ radar: { rings, themes, without_product: without } }: { radar: HorizonRadar }) {
  const placed = rings.flatMap(({ horizon, entries }) =>
    entries.map((entry) => ({ ...entry, horizon })),
  );
  const rows = (theme: string) => [
    ...placed
      .filter((entry) => entry.theme === theme)
      .map(({ slug, name, number, horizon, solutions }) => ({
        key: slug,
        cells: [
          <CapabilityLink key="name" slug={slug} name={name} />,
          <HorizonTag key="horizon" value={horizon} small />,
          number,
          solutions,
        ],
      })),
    ...without
      .filter((entry) => entry.theme === theme)
      .map(({ slug, name }) => ({
        key: slug,
        cells: [<CapabilityLink key="name" slug={slug} name={name} />, t("list.none"), "–", 0],
      })),
  ];
  return (
    <Section id="themes" title={t("list")}>
      {themes.map(({ slug, name }) => (
        <TableRegion key={slug} label={name}>
          <Table
            caption={name}
            classes="eme-table--compact eme-table--themes"
            columns={[
              { heading: t("list.capability") },
              { heading: t("list.horizon") },
              { heading: t("list.number"), numeric: true },
              { heading: t("list.products"), numeric: true },
            ]}
            rows={rows(slug)}
          />
        </TableRegion>
      ))}
    </Section>
  );
}

export const screen: Screen = {
  load: ({ queries }) => queries.fetchQuery(radarQuery),
  Component: Capabilities,
};
