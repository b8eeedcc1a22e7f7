import { href } from "@/shared/paths";
import { HorizonTag, InventedExampleTag } from "@/shared/tags";
import type { SolutionCard } from "./api";

/** A product listed for a capability: who offers it and how near it is. */
export function Product({ solution }: { solution: SolutionCard }) {
  const { reference, name, summary, supplier, horizon } = solution;
  return (
    <li className="eme-card">
      <p className="eme-card__by">
        <span>{supplier.name}</span>
        {solution.is_example && <InventedExampleTag />}
      </p>
      <h3 className="eme-card__title">
        <a
          className="govuk-link govuk-link--no-visited-state"
          href={href("solution", { ref: reference })}
        >
          {name}
        </a>
      </h3>
      {summary && <p className="govuk-body eme-card__text">{summary}</p>}
      <p className="eme-card__meta">
        <HorizonTag value={horizon} />
      </p>
    </li>
  );
}
