import { howLarge, userName, whenUsed } from "@/shared/evidence";
import { statusName } from "@/shared/tags";
import { maturityText, term } from "@/shared/texts/terms";
import type { Card, Deployment, Solution, Version } from "./api";
import { t } from "./texts";
import { t as words } from "./texts-changes";

type Field = Version["changed"][number];
type Change = { field: Field; before: string; after: string };
type Names = Readonly<Record<string, string>>;

const FIELD_NAMES = {
  accessibility: "accessibility",
  capabilities: "facts.capabilities",
  certifications: "facts.certifications",
  data_use: "data",
  deployments: "use",
  documents: "documents",
  frameworks: "buy.frameworks",
  hosting: "facts.hosting",
  integration: "integration",
  maturity: "facts.maturity",
  name: "changes.name",
  not_good_for: "not.good.for",
  outcomes_seen: "seen",
  price_band: "buy.price",
  price_model: "buy.model",
  safeguards: "safeguards",
  sectors: "facts.sectors",
  summary: "changes.summary",
  vetting: "facts.vetting",
  what_it_does: "does",
} as const satisfies Record<Field, Parameters<typeof t>[0]>;

/** A part of a card as its page calls it. */
export const fieldName = (field: Field): string => t(FIELD_NAMES[field]);

const named = (slugs: readonly string[], names: Names): string =>
  slugs.map((slug) => names[slug] ?? slug).join("\n");

const chosen = (kind: "hosting" | "price" | "vetting", value: string | null): string =>
  value === null ? "" : term(kind, value);

function safeguardsText({ safeguards }: Card): string {
  const bias = safeguards.bias_evaluation ? term("bias", safeguards.bias_evaluation) : "";
  return [
    ...[bias, safeguards.bias_note, safeguards.explainability],
    ...[safeguards.human_oversight, safeguards.dpia_support],
  ]
    .filter(Boolean)
    .join("\n");
}

function deploymentText(one: Deployment, sectors: Names): string {
  const evidence = statusName("evidence", one.evidence);
  return [
    ...[`${userName(one)}, ${sectors[one.sector] ?? one.sector}: ${one.use}`, howLarge(one)],
    ...[`${whenUsed(one)}. ${evidence}`, one.learned],
  ]
    .filter(Boolean)
    .join("\n");
}

/** One part of a version, as lines that can be compared. */
function textOf(field: Field, version: Version, solution: Solution): string {
  const { card } = version;
  switch (field) {
    case "capabilities":
      return named(card.capabilities, solution.capability_names);
    case "sectors":
      return named(card.sectors, solution.sector_names);
    case "certifications":
    case "frameworks":
      return card[field].join("\n");
    case "documents":
      return card.documents.map((id) => solution.files[id]?.name ?? words("document")).join("\n");
    case "outcomes_seen":
      return card.outcomes_seen.map(({ text, source }) => `${text}\n${source}`).join("\n");
    case "deployments":
      return version.deployments
        .map((one) => deploymentText(one, solution.sector_names))
        .join("\n\n");
    case "safeguards":
      return safeguardsText(card);
    case "maturity":
      return card.maturity === null ? "" : maturityText(card.maturity);
    case "hosting":
    case "vetting":
      return chosen(field, card[field]);
    case "price_band":
      return chosen("price", card.price_band);
    default:
      return card[field];
  }
}

/** What is different from the version before, part by part. */
export function changesOf(before: Version, after: Version, solution: Solution): Change[] {
  return after.changed
    .map((field) => ({
      field,
      before: textOf(field, before, solution),
      after: textOf(field, after, solution),
    }))
    .filter((change) => change.before !== change.after);
}
