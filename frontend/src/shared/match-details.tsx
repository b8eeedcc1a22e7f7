import { Details } from "@/govuk/details";
import { EvidenceLevels } from "./evidence-levels";
import { LabelRule, MatchKey } from "./match-key";
import { contributionsOf, type Match } from "./match-reasons";
import { t } from "./texts/match-details";
import { t as keys } from "./texts/match-key";

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

type Labels = { strong: number; possible: number };
type FoldedKeyProps = { page: { labels_from: Labels; items: readonly Match[] } | undefined };

/** How to read a match, folded up where people read many of them. */
export function FoldedKey({ page }: FoldedKeyProps) {
  const [first] = page?.items ?? [];
  return (
    <>
      <Details summary={keys("title")}>
        <MatchKey />
        {page && first && (
          <LabelRule from={page.labels_from} contributions={contributionsOf(first)} />
        )}
      </Details>
      <EvidenceLevels />
    </>
  );
}
