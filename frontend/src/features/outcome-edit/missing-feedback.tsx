import { Ref } from "@/shared/page";
import { href } from "@/shared/paths";
import type { OpenedCard } from "./api";
import { t } from "./texts";

/** What keeps the outcome from being published: each response that has no feedback yet. */
export function MissingFeedback({ owed }: { owed: readonly OpenedCard[] }) {
  if (owed.length === 0) return null;
  return (
    <section className="eme-section" aria-labelledby="feedback_owed">
      {/* The refusal of publishing leads here, to the responses by name. */}
      <h3 className="govuk-heading-m" id="feedback_owed" tabIndex={-1}>
        {t("missing", { count: owed.length })}
      </h3>
      <p className="govuk-body">{t("missing.body")}</p>
      <ul className="govuk-list govuk-list--bullet govuk-list--spaced">
        {owed.map(({ id, reference, supplier }) => (
          <li key={id}>
            <a className="govuk-link" href={`${href("response", { ref: reference })}#feedback`}>
              {t("missing.one", { supplier: supplier.name })}
            </a>{" "}
            <Ref>{reference}</Ref>
          </li>
        ))}
      </ul>
    </section>
  );
}
