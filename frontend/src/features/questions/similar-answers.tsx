import { Details } from "@/govuk/details";
import { Prose } from "@/shared/prose";
import { t } from "./texts-ask";
import type { Wish } from "./wish";

/** Answered questions that are like the one to be sent, most alike first. */
export function SimilarAnswers({ similar }: { similar: Wish["similar"] }) {
  if (!similar) return <p className="govuk-body">{t("similar.unavailable")}</p>;
  if (similar.length === 0) return <p className="govuk-body">{t("similar.none")}</p>;
  return (
    <section aria-labelledby="similar">
      <h2 className="govuk-heading-m" id="similar">
        {t("similar.title")}
      </h2>
      <p className="govuk-body">{t("similar.lead", { count: similar.length })}</p>
      {similar.map(({ id, wording, answer }) => (
        <Details key={id} summary={wording}>
          <Prose text={answer} />
        </Details>
      ))}
      <h2 className="govuk-heading-m">{t("check.yours")}</h2>
    </section>
  );
}
