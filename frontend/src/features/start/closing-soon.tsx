import { useSuspenseQuery } from "@tanstack/react-query";
import { formatMoment, formatRelative } from "@/shared/dates";
import { href } from "@/shared/paths";
import { closingQuery } from "./api";
import { t } from "./texts";

const when = (closes: string): string =>
  t("closing.when", { moment: formatMoment(closes), relative: formatRelative(closes) });

/** The open challenges that close first. */
export function ClosingSoon() {
  const { items } = useSuspenseQuery(closingQuery).data;
  return (
    <section className="eme-side" aria-labelledby="closing">
      <h2 className="govuk-heading-m" id="closing">
        {t("closing")}
      </h2>
      {items.length === 0 ? (
        <p className="govuk-body">{t("closing.none")}</p>
      ) : (
        <dl className="eme-dates">
          {items.map(({ id, reference, title, responses_close_at: closes }) => (
            <div key={id}>
              <dt>{closes && when(closes)}</dt>
              <dd>
                <a className="govuk-link" href={href("challenge", { ref: reference })}>
                  {title}
                </a>
              </dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}
