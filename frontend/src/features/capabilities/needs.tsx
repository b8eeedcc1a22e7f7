import type { Schemas } from "@/api/client";
import { formatMoment } from "@/shared/dates";
import { Ref } from "@/shared/page";
import { href } from "@/shared/paths";
import { InventedExampleTag, StatusTag } from "@/shared/tags";
import { t } from "./texts";

/** Past challenges to which nobody had an answer, each with how that can be told. */
export function Needs({ page: { items } }: { page: Schemas["Page_UnmetNeed_"] }) {
  if (items.length === 0) return <p className="govuk-body">{t("needs.none")}</p>;
  return (
    <ul className="eme-cards">
      {items.map((need) => (
        <li className="eme-card" key={need.id}>
          <p className="eme-card__by">
            <span>
              <Ref>{need.reference}</Ref> · {need.lead_force.name}
            </span>
            {need.is_example && <InventedExampleTag />}
          </p>
          <h3 className="eme-card__title">
            <a
              className="govuk-link govuk-link--no-visited-state"
              href={href("challenge", { ref: need.reference })}
            >
              {need.title}
            </a>
          </h3>
          <p className="govuk-body eme-card__text">{need.summary}</p>
          <p className="eme-card__meta">
            <StatusTag kind="challenge" status={need.status} />
            <span>{t(`needs.${need.because}`)}</span>
            <span>{t("needs.closed", { moment: formatMoment(need.responses_close_at) })}</span>
          </p>
        </li>
      ))}
    </ul>
  );
}
