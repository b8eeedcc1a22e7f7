import type { Match } from "./match-reasons";
import { t } from "./texts/match-details";

/** Why a match does not help, as people choose it. */
export const becauseName = (because: string): string => {
  const key = `because.${because}`;
  return t.has(key) ? t(key) : because.replaceAll("_", " ");
};

/** Every reason there is, in the order they are offered. */
export const BECAUSE = [
  "different_problem",
  "only_words_in_common",
  "constraint_not_met",
  "evidence_too_weak",
  "not_mature_enough",
  "already_known",
  "other",
] as const;

/** What stands between a proven use and this challenge. */
export function MatchGaps({ gaps }: Pick<Match, "gaps">) {
  if (gaps.length === 0) return null;
  return (
    <dl className="eme-gaps">
      {gaps.map((gap) => (
        <div key={gap}>
          <dt>{t(`gap.${gap}`)}</dt>
          <dd>{t(`gap.${gap}.what`)}</dd>
        </div>
      ))}
    </dl>
  );
}

/** What the words for evidence mean, once at the top of a list of matches. */
export function EvidenceKey() {
  return <p className="govuk-body-s">{t("evidence.key")}</p>;
}
