import { Ref } from "@/shared/page";
import { href } from "@/shared/paths";
import { HorizonTag, InventedExampleTag, statusName } from "@/shared/tags";
import { lowerFirst, maturityText } from "@/shared/texts/terms";
import type { SolutionCard } from "./api";
import { t } from "./texts-list";

/** "Health since 2024 (verified)": a sector with its best evidence. */
function proofText(proof: SolutionCard["proven_in"][number]): string {
  const { sector, evidence, since } = proof;
  const name = lowerFirst(statusName("evidence", evidence));
  const level = proof.is_stale ? t("card.proof.stale", { level: name }) : name;
  if (!since) return t("card.proof", { sector: sector.name, level });
  return t("card.proof.since", { sector: sector.name, year: since.slice(0, 4), level });
}

/** A product card in the catalogue. */
export function SolutionItem({ solution }: { solution: SolutionCard }) {
  const { reference, name, summary, supplier, horizon, proven_in: proven, maturity } = solution;
  return (
    <li className="eme-card">
      <p className="eme-card__by">
        <span>
          <Ref>{reference}</Ref> · {supplier.name}
        </span>
        {solution.is_example && <InventedExampleTag />}
      </p>
      <h2 className="eme-card__title">
        <a
          className="govuk-link govuk-link--no-visited-state"
          href={href("solution", { ref: reference })}
        >
          {name}
        </a>
      </h2>
      {summary && <p className="govuk-body eme-card__text">{summary}</p>}
      {proven.length > 0 && (
        <p className="govuk-body eme-card__text">
          {t("card.proven", { sectors: proven.map(proofText).join(", ") })}
        </p>
      )}
      <p className="eme-card__meta">
        <HorizonTag value={horizon} />
        {maturity !== null && (
          <span>{t("card.maturity", { maturity: lowerFirst(maturityText(maturity)) })}</span>
        )}
      </p>
    </li>
  );
}
