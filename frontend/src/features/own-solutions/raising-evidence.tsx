import { Details } from "@/govuk/details";
import { EvidenceTag } from "@/shared/tags";
import { t } from "./texts";

const LEVELS = ["claimed", "verified", "confirmed"] as const;

/** What a supplier can do so that more stands behind a claim than its own word. */
export function RaisingEvidence() {
  return (
    <Details summary={t("raising.title")}>
      <dl className="eme-dates">
        {LEVELS.map((level) => (
          <div key={level}>
            <dt>
              <EvidenceTag value={level} small />
            </dt>
            <dd>{t(`raising.${level}`)}</dd>
          </div>
        ))}
      </dl>
      <p className="govuk-body">{t("raising.years")}</p>
      <p className="govuk-body govuk-!-margin-bottom-0">{t("raising.words")}</p>
    </Details>
  );
}
