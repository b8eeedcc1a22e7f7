import { evidenceWords, whenUsed } from "@/shared/evidence";
import { StaleMark } from "@/shared/evidence-standing";
import { EvidenceTag } from "@/shared/tags";
import type { Use } from "./api";

/** Since when a product is used, whether it still is, and who says so. */
export function Standing({ use }: { use: Use }) {
  return (
    <>
      <EvidenceTag value={use.evidence} />
      <span>{whenUsed(use)}</span>
      <span>{evidenceWords(use)}</span>
      {use.is_stale && (
        <span>
          <StaleMark />
        </span>
      )}
    </>
  );
}
