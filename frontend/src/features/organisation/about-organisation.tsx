import type { ReactNode } from "react";
import { SummaryList } from "@/govuk/summary-list";
import { formatDate } from "@/shared/dates";
import type { Organisation } from "./api";
import { t } from "./texts";

type Row = readonly [key: string, value: ReactNode];

/** A word of the catalogue for a value of the API. */
function word(kind: string, value: string | null): string {
  const key = `${kind}.${value}`;
  return t.has(key) ? t(key) : (value ?? "");
}

const names = (list: readonly { name: string }[]): string =>
  list.map(({ name }) => name).join("\n");

function authoritiesText({ contracting_authorities: authorities }: Organisation): string {
  return authorities
    .map(({ name, ppon, confirmed }) =>
      confirmed && ppon ? t("authority.number", { name, number: ppon }) : name,
    )
    .join("\n");
}

function rowsOf(organisation: Organisation): Row[] {
  const { website, valid_from: since, successor } = organisation;
  return [
    [t("name"), organisation.name],
    [t("kind"), word("kind", organisation.force_type ?? organisation.kind)],
    [t("description"), organisation.description],
    [t("aliases"), organisation.aliases.join(", ")],
    [t("jurisdiction"), word("jurisdiction", organisation.jurisdiction)],
    [t("region"), organisation.region],
    [t("size"), organisation.size_band && word("size", organisation.size_band)],
    [
      t("website"),
      website && (
        <a className="govuk-link" href={website} rel="external">
          {website}
        </a>
      ),
    ],
    [t("authorities"), authoritiesText(organisation)],
    [t("oversees"), names(organisation.oversees)],
    [t("overseen"), names(organisation.overseen_by)],
    [t("predecessors"), names(organisation.predecessors)],
    [t("successor"), successor?.name],
    [t("since"), since && formatDate(since)],
  ];
}

/** What the portal knows of the organisation; the public reads the same. */
export function AboutOrganisation({ organisation }: { organisation: Organisation }) {
  const rows = rowsOf(organisation).filter(([, value]) => Boolean(value));
  return (
    <section className="eme-section" aria-labelledby="about">
      <h2 className="govuk-heading-m" id="about">
        {t("about")}
      </h2>
      <SummaryList
        classes="eme-summary"
        rows={rows.map(([key, value]) => ({
          key,
          value: <span className="eme-prose">{value}</span>,
        }))}
      />
      <p className="govuk-body">{t("about.change")}</p>
    </section>
  );
}
