import { formatDate } from "@/shared/dates";
import { href } from "@/shared/paths";
import { Facts, NamedLinks } from "@/shared/record-parts";
import { maturityText, term } from "@/shared/texts/terms";
import type { Card, Solution } from "./api";
import { t } from "./texts";

const namedBy = (slugs: readonly string[], names: Readonly<Record<string, string>>) =>
  slugs.map((slug) => ({ slug, name: names[slug] ?? slug }));

/** What decides at once whether a product is worth a closer look. */
export function SideFacts({ solution, card }: { solution: Solution; card: Card }) {
  const capabilities = namedBy(card.capabilities, solution.capability_names);
  const sectors = namedBy(card.sectors, solution.sector_names);
  return (
    <aside aria-label={t("facts")}>
      <section className="eme-side" aria-labelledby="facts">
        <h2 className="govuk-heading-m" id="facts">
          {t("facts")}
        </h2>
        <Facts
          facts={[
            [
              t("facts.capabilities"),
              capabilities.length > 0 && (
                <NamedLinks items={capabilities} to={(slug) => href("capability", { slug })} />
              ),
            ],
            [
              t("facts.sectors"),
              sectors.length > 0 && (
                <NamedLinks items={sectors} to={(sector) => href("solutions", {}, { sector })} />
              ),
            ],
            [t("facts.maturity"), card.maturity !== null && maturityText(card.maturity)],
            [t("facts.hosting"), card.hosting && term("hosting", card.hosting)],
            [t("facts.certifications"), card.certifications.join(", ")],
            [t("facts.vetting"), card.vetting && term("vetting", card.vetting)],
            [t("facts.listed"), solution.first_listed_at && formatDate(solution.first_listed_at)],
          ]}
        />
        {solution.status === "listed" && (
          <p className="govuk-body">
            <a className="govuk-link" href={href("solutionChanges", { ref: solution.reference })}>
              {t("changes.link")}
            </a>
          </p>
        )}
        {solution.status === "listed" && (
          <p className="govuk-body govuk-!-margin-bottom-0">
            <a
              className="govuk-link"
              href={`/api/v1/solutions/${encodeURIComponent(solution.reference)}`}
            >
              {t("facts.data")}
            </a>
          </p>
        )}
      </section>
    </aside>
  );
}
