import { formatMonth } from "@/shared/dates";
import { href } from "@/shared/paths";
import { Panel } from "@/shared/problem-boundary";
import { statusName } from "@/shared/tags";
import { lowerFirst } from "@/shared/texts/terms";
import { type SimilarChallenge, similarQuery } from "./api";
import { t } from "./texts";

/** "North Wales Police, open, closes in March 2027". */
function lineOf({ challenge, responses_submitted: count }: SimilarChallenge): string {
  const { force, status, responses_close_at: closes } = challenge;
  const values = { force: force.name, status: lowerFirst(statusName("challenge", status)) };
  if (status === "open" && closes) {
    return t("similar.open", { ...values, month: formatMonth(closes) });
  }
  if (status === "closed" || status === "concluded")
    return t("similar.ended", { ...values, count });
  return t("similar.other", values);
}

/** Challenges that ask for something similar; they load after the page and fail alone. */
export function Similar({ reference }: { reference: string }) {
  return (
    <section aria-labelledby="similar">
      <h2 className="govuk-heading-m" id="similar">
        {t("similar")}
      </h2>
      <Panel what={t("similar.what")} query={similarQuery(reference)}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="govuk-body">{t("similar.none")}</p>
          ) : (
            <ul className="govuk-list govuk-list--spaced">
              {items.slice(0, 5).map((similar) => (
                <li key={similar.challenge.id}>
                  <a
                    className="govuk-link"
                    href={href("challenge", { ref: similar.challenge.reference })}
                  >
                    {similar.challenge.title}
                  </a>
                  <br />
                  <span className="eme-quiet">{lineOf(similar)}</span>
                </li>
              ))}
            </ul>
          )
        }
      </Panel>
    </section>
  );
}
