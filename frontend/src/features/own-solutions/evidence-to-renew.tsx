import { waitingDeployments } from "@/shared/deployment-records";
import { userName } from "@/shared/evidence";
import { EvidenceStanding } from "@/shared/evidence-standing";
import { href } from "@/shared/paths";
import { Panel } from "@/shared/problem-boundary";
import { RaisingEvidence } from "./raising-evidence";
import { t } from "./texts";

export const toRenew = waitingDeployments();

/** Evidence of one's own cards that is stale or disputed; nothing where there is none. */
export function EvidenceToRenew() {
  return (
    <Panel what={t("renew.the")} query={toRenew}>
      {({ items }) =>
        items.length > 0 && (
          <section aria-labelledby="renew">
            <h2 className="govuk-heading-m" id="renew">
              {t("renew.title")}
            </h2>
            <p className="govuk-body">{t("renew.lead")}</p>
            <ul className="eme-needs">
              {items.map((item) => (
                <li key={item.id}>
                  <div>
                    <a
                      className="govuk-link"
                      href={href("supplierSolutionDeployment", {
                        ref: item.solution.reference,
                        id: item.id,
                      })}
                    >
                      {t("renew.one", { product: item.solution.name, user: userName(item) })}
                    </a>
                    <p>{item.use}</p>
                    <div className="govuk-body-s govuk-!-margin-bottom-0">
                      <EvidenceStanding standing={item} />
                    </div>
                  </div>
                </li>
              ))}
            </ul>
            <RaisingEvidence />
          </section>
        )
      }
    </Panel>
  );
}
