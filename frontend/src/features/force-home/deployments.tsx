import { waitingDeployments } from "@/shared/deployment-records";
import { EvidenceStanding } from "@/shared/evidence-standing";
import { href } from "@/shared/paths";
import { Panel } from "@/shared/problem-boundary";
import { t } from "./texts";

const FEW = 5;
export const toConfirm = waitingDeployments(FEW);

/** What suppliers say that this force uses, and nobody of it has confirmed lately. */
export function DeploymentsToConfirm() {
  return (
    <section aria-labelledby="confirm">
      <h2 className="govuk-heading-l" id="confirm">
        {t("confirm.title")}
      </h2>
      <Panel what={t("confirm.the")} query={toConfirm}>
        {({ items, total }) => (
          <>
            {items.length === 0 ? (
              <p className="govuk-body">{t("confirm.none")}</p>
            ) : (
              <ul className="eme-needs">
                {items.map((item) => (
                  <li key={item.id}>
                    <div>
                      <a className="govuk-link" href={href("forceDeployment", { id: item.id })}>
                        {t("confirm.one", { product: item.solution.name })}
                      </a>
                      <p>
                        {t("confirm.why", { supplier: item.solution.supplier.name, use: item.use })}
                      </p>
                      <div className="govuk-body-s govuk-!-margin-bottom-0">
                        <EvidenceStanding standing={item} />
                      </div>
                    </div>
                  </li>
                ))}
              </ul>
            )}
            <p className="govuk-body">
              <a className="govuk-link" href={href("forceDeployments")}>
                {t(total > FEW ? "confirm.all.count" : "confirm.all", { count: total })}
              </a>
            </p>
          </>
        )}
      </Panel>
    </section>
  );
}
