import type { Schemas } from "@/api/client";
import { formatMoment } from "./dates";
import { Ref } from "./page";
import { href } from "./paths";
import { InventedExampleTag, StatusTag } from "./tags";
import { t } from "./texts/similar";

export type SimilarChallenge = Schemas["SimilarChallenge"];

/** Challenges of other forces that ask for something similar, each with why it is thought so. */
export function SimilarList({ items }: { items: readonly SimilarChallenge[] }) {
  return (
    <ul className="eme-cards">
      {items.map((similar) => (
        <SimilarCard key={similar.challenge.id} similar={similar} />
      ))}
    </ul>
  );
}

function SimilarCard({ similar }: { similar: SimilarChallenge }) {
  const { challenge } = similar;
  const { reference: ref, status, responses_close_at: closes } = challenge;
  return (
    <li className="eme-card">
      <p className="eme-card__by">
        <span>
          <Ref>{ref}</Ref> · {challenge.force.name}
        </span>
        {challenge.is_example && <InventedExampleTag />}
      </p>
      <h2 className="eme-card__title">
        <a className="govuk-link govuk-link--no-visited-state" href={href("challenge", { ref })}>
          {challenge.title}
        </a>
      </h2>
      <p className="govuk-body eme-card__text">{challenge.summary}</p>
      <Reasons similar={similar} />
      <p className="eme-card__meta">
        <StatusTag kind="challenge" status={status} />
        {status === "open" && closes && (
          <span>{t("closes", { moment: formatMoment(closes) })}</span>
        )}
        <span>{t(`label.${similar.label}`)}</span>
      </p>
    </li>
  );
}

function Reasons({ similar: { capabilities, sentences, terms } }: { similar: SimilarChallenge }) {
  return (
    <ul className="govuk-list govuk-list--bullet">
      {sentences && <li>{t("because.sentence", { sentence: sentences.found })}</li>}
      {capabilities.length > 0 && (
        <li>
          {t("because.capabilities", { names: capabilities.map(({ name }) => name).join(", ") })}
        </li>
      )}
      {terms.length > 0 && <li>{t("because.terms", { terms: terms.join(", ") })}</li>}
    </ul>
  );
}
