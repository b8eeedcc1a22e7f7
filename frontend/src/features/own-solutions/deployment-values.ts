import type { TypedDate } from "@/govuk/date-input";
import { isoOfTyped } from "@/shared/dates";
import type { Deployment, DeploymentEdit } from "./api";
import { wordsOf } from "./deployments";

/** A deployment as the form has it. */
export type DeploymentValues = {
  who: string | null;
  organisation_id: string;
  organisation_label: string;
  anonymous: boolean;
  sector: string;
  use: string;
  capabilities: string[];
  scale: string;
  reach: string;
  status: string | null;
  started_on: TypedDate;
  ended_on: TypedDate;
  evidence_on: TypedDate;
  evidence_link: string;
  learned: string;
  documents: string[];
};

const NO_DATE: TypedDate = { day: "", month: "", year: "" };

const EMPTY: DeploymentValues = {
  ...{ who: null, organisation_id: "", organisation_label: "", anonymous: false },
  ...{ sector: "", use: "", capabilities: [], scale: "", reach: "", status: null },
  ...{ started_on: NO_DATE, ended_on: NO_DATE, evidence_on: NO_DATE },
  ...{ evidence_link: "", learned: "", documents: [] },
};

function typed(iso: string | null): TypedDate {
  const [year = "", month = "", day = ""] = iso?.split("-") ?? [];
  return { day: day.replace(/^0/, ""), month: month.replace(/^0/, ""), year };
}

/** What the form shows of a deployment; of none, a new one. */
export function deploymentValues(deployment: Deployment | undefined): DeploymentValues {
  if (!deployment) return EMPTY;
  const words = wordsOf(deployment);
  return {
    ...words,
    who: words.organisation_id === null ? "other" : "force",
    organisation_id: words.organisation_id ?? "",
    reach: words.reach ?? "",
    started_on: typed(words.started_on),
    ended_on: typed(words.ended_on),
    evidence_on: typed(words.evidence_on),
  };
}

/** A date for the API: none when nothing was typed, and what was typed when it is no date. */
function dateOf(value: TypedDate): string | null {
  const parts = [value.year, value.month, value.day].map((part) => part.trim());
  return parts.every((part) => part === "") ? null : (isoOfTyped(value) ?? parts.join("-"));
}

/** The change that the form is. */
export function deploymentEdit(values: DeploymentValues): DeploymentEdit {
  const force = values.who === "force";
  return {
    sector: values.sector,
    organisation_id: force && values.organisation_id !== "" ? values.organisation_id : null,
    organisation_label: force ? "" : values.organisation_label,
    anonymous: values.anonymous,
    use: values.use,
    capabilities: values.capabilities,
    scale: values.scale,
    reach: (values.reach || null) as NonNullable<DeploymentEdit["reach"]> | null,
    status: values.status as NonNullable<DeploymentEdit["status"]>,
    started_on: dateOf(values.started_on),
    ended_on: values.status === "ended" ? dateOf(values.ended_on) : null,
    evidence_on: dateOf(values.evidence_on),
    evidence_link: values.evidence_link,
    learned: values.learned,
    documents: values.documents,
  };
}
