import { href } from "@/shared/paths";
import type { Outcome } from "./api";
import { t } from "./texts";

type FindingsProps = { reference: string; findings: Outcome["findings"] };

const SECTION_OF: Readonly<Record<string, string>> = {
  "/what_market_said": "said",
  "/what_happens_next": "next",
};

/** Words that look as if they should not be published, with the way to them. */
export function Findings({ reference, findings }: FindingsProps) {
  if (findings.length === 0) return null;
  return (
    <section className="eme-section" aria-labelledby="findings">
      <h2 className="govuk-heading-m" id="findings">
        {t("findings", { count: findings.length })}
      </h2>
      {findings.map((finding) => (
        <div className="eme-note" key={finding.sha}>
          <p>
            <strong>{finding.message}</strong>: “{finding.excerpt}”
          </p>
          <p>
            <a
              className="govuk-link"
              href={href("challengeOutcomeSection", {
                ref: reference,
                section: SECTION_OF[finding.pointer] ?? "next",
              })}
            >
              {t("findings.change")}
            </a>
          </p>
        </div>
      ))}
    </section>
  );
}
