import { Hidden } from "@/govuk/hidden";
import { Tag } from "@/govuk/tag";
import { evidenceWords, type Standing } from "./evidence";
import { useRole } from "./session";
import { EvidenceTag } from "./tags";
import { t as common } from "./texts/common";
import { t } from "./texts/evidence-standing";

/** The words that evidence is old, never by colour or date alone, and what can be done about it. */
export function StaleMark({ words = t("stale.old") }: { words?: string }) {
  return (
    <>
      <Tag colour="orange" classes="eme-tag--small">
        <Hidden>{common("tag.evidence")}: </Hidden>
        {t("stale")}
      </Tag>{" "}
      {words}
    </>
  );
}

/** What this reader can do about evidence that is old; suppliers read elsewhere what renews theirs. */
function useStaleWords(standing: Standing): string {
  const { organisation, available_actions: actions } = standing;
  const role = useRole();
  if (actions.includes("confirm")) return t("stale.say");
  if (actions.includes("verify")) return t("stale.verify");
  if (role === null || role.startsWith("supplier")) return t("stale.old");
  return organisation ? t("stale.ask", { who: organisation.name }) : t("stale.ask.supplier");
}

type EvidenceStandingProps = {
  standing: Standing;
  /** Whether it is said to the supplier whose product it is. */
  own?: boolean;
};

/** A level of evidence with its date, whether it is stale, and what was checked or disputed. */
export function EvidenceStanding({ standing, own = false }: EvidenceStandingProps) {
  const { evidence, evidence_note: note, is_stale: stale } = standing;
  const words = useStaleWords(standing);
  return (
    <>
      <EvidenceTag value={evidence} small />
      <span className="eme-table__sub">{evidenceWords(standing, own)}</span>
      {stale && (
        <span className="eme-table__sub">
          <StaleMark words={words} />
        </span>
      )}
      {evidence === "disputed" && <span className="eme-table__sub">{t("disputed")}</span>}
      {evidence === "verified" && !note && (
        <span className="eme-table__sub">{t("checked.hidden")}</span>
      )}
      {note && (
        <span className="eme-table__sub">
          {t(evidence === "disputed" ? "disputed.because" : "checked", { note })}
        </span>
      )}
    </>
  );
}
