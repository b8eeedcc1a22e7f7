import type { Schemas } from "@/api/client";
import { formatDate, formatMonth } from "./dates";
import { t } from "./texts/evidence";
import { t as roles } from "./texts/roles";
import { lowerFirst, term } from "./texts/terms";

/** Everything a view says about evidence, and who uses the product where that may be read. */
export type Standing = Pick<
  Required<Schemas["DeploymentView"]>,
  | "evidence"
  | "evidence_at"
  | "evidence_role"
  | "evidence_note"
  | "evidence_date"
  | "is_stale"
  | "organisation"
  | "available_actions"
  | "status"
>;

const VOUCHED = new Set(["confirmed", "disputed"]);

type Vouched = Pick<
  Standing,
  "evidence" | "evidence_at" | "evidence_role" | "evidence_date" | "organisation"
>;

/**
 * "Verified by the moderator on 3 May 2026": who vouched, as organisation and role, and when;
 * `own` is for the supplier whose product it is.
 */
export function evidenceWords(standing: Vouched, own = false): string {
  const { evidence, evidence_at: moment, evidence_role: role, evidence_date: day } = standing;
  const who = standing.organisation?.name;
  if (!moment || evidence === "claimed") {
    if (!day) return t(own ? "undated.own" : "undated");
    return t(own ? "dated.own" : "dated", { month: formatMonth(day.slice(0, 7)) });
  }
  const date = formatDate(moment);
  if (VOUCHED.has(evidence) && who && role) {
    const key = evidence === "disputed" ? "at.disputed.by" : "at.confirmed.by";
    return t(key, { who, role: roles(role), date });
  }
  return t(`at.${evidence}`, { date });
}

type Used = Pick<Required<Schemas["DeploymentView"]>, "status" | "started_on" | "ended_on">;

/** "In use since June 2025", "Trial, March to May 2025". */
export function whenUsed({ status, started_on: from, ended_on: to }: Used): string {
  const words = term("status", status);
  if (from && to) return t("when.from.to", { words, from: formatMonth(from), to: formatMonth(to) });
  if (from && status === "ended") return t("when.ended", { from: formatMonth(from) });
  if (from) return t("when.since", { words, from: formatMonth(from) });
  return to ? t("when.until", { words, to: formatMonth(to) }) : words;
}

type Size = Pick<Required<Schemas["DeploymentView"]>, "scale" | "reach">;

/** "12 sites; one whole organisation": how large a use is, as far as that is said. */
export function howLarge({ scale, reach }: Size): string {
  const words = reach ? term("reach", reach) : "";
  return [scale, scale ? lowerFirst(words) : words].filter(Boolean).join("; ");
}

type User = Pick<
  Required<Schemas["DeploymentView"]>,
  "anonymous" | "organisation" | "organisation_label"
>;

/** Who uses a product, as far as the reader may know. */
export function userName({ anonymous, organisation, organisation_label: label }: User): string {
  return organisation?.name || label || t(anonymous ? "unnamed" : "unknown");
}
