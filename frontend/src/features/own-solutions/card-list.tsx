import { SummaryList, type SummaryRow } from "@/govuk/summary-list";
import { FileLinks } from "@/shared/files/file-link";
import { href } from "@/shared/paths";
import { Prose } from "@/shared/prose";
import { maturityText, term } from "@/shared/texts/terms";
import { type Solution, workingCard } from "./api";
import { Deployments } from "./deployments";
import { FIELDS, type FieldName, GROUPS, SECTIONS, type Values, valuesOf } from "./fields";
import { fieldName, t } from "./texts";

function listOf(name: FieldName, values: Values, solution: Solution): readonly string[] {
  const { capability_names: capabilities, sector_names: sectors } = solution;
  if (name === "capabilities") return values.capabilities.map((slug) => capabilities[slug] ?? slug);
  if (name === "sectors") return values.sectors.map((slug) => sectors[slug] ?? slug);
  return values.outcomes_seen.map(({ text, source }) => (source ? `${text} (${source})` : text));
}

function textOf(name: FieldName, value: string): string {
  const field = FIELDS[name];
  if (field.kind === "maturity") return maturityText(Number(value));
  return field.kind === "choice" ? term(field.term, value) : value;
}

function shownValue(name: FieldName, values: Values, solution: Solution) {
  const value = values[name];
  if (value === null || value.length === 0) return t("none");
  if (name === "documents") return <FileLinks ids={values.documents} files={solution.files} />;
  if (typeof value === "string") return <Prose text={textOf(name, value)} />;
  return (
    <ul className="govuk-list govuk-!-margin-bottom-0">
      {listOf(name, values, solution).map((one) => (
        <li key={one}>{one}</li>
      ))}
    </ul>
  );
}

type CardListProps = { solution: Solution; change?: boolean };

/** Everything that a product card says, with a way to change it. */
export function CardList({ solution, change = false }: CardListProps) {
  const values = valuesOf(workingCard(solution));
  const ref = solution.reference;
  const row = (name: FieldName, section: string): SummaryRow => ({
    key: fieldName(name),
    value: shownValue(name, values, solution),
    ...(change
      ? {
          actions: [
            {
              text: t("change.verb"),
              hidden: fieldName(name),
              href: href("supplierSolutionSection", { ref, section }),
            },
          ],
        }
      : {}),
  });
  return (
    <>
      {GROUPS.map((group) => (
        <section className="eme-section" key={group}>
          <h2 className="govuk-heading-l">{t(`group.${group}`)}</h2>
          <SummaryList
            rows={SECTIONS.filter((section) => section.group === group).flatMap(
              ({ slug, fields }) => fields.map((name: FieldName) => row(name, slug)),
            )}
          />
        </section>
      ))}
      <section className="eme-section">
        <h2 className="govuk-heading-l">{t("deployments.title")}</h2>
        <Deployments solution={solution} change={change} />
      </section>
    </>
  );
}
