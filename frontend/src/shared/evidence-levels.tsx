import { Details } from "@/govuk/details";
import { StaleMark } from "./evidence-standing";
import { EvidenceTag } from "./tags";
import { t } from "./texts/evidence-levels";

const LEVELS = ["claimed", "verified", "confirmed", "disputed"] as const;

/** What the words on evidence mean, folded up beneath or above what they stand on. */
export function EvidenceLevels() {
  return (
    <Details summary={t("levels")}>
      <dl className="eme-dates govuk-!-margin-bottom-0">
        {LEVELS.map((level) => (
          <div key={level}>
            <dt>
              <EvidenceTag value={level} small />
            </dt>
            <dd>{t(`level.${level}`)}</dd>
          </div>
        ))}
      </dl>
      <p className="govuk-body govuk-!-margin-top-4 govuk-!-margin-bottom-0">
        <StaleMark words={t("level.stale")} />
      </p>
    </Details>
  );
}
