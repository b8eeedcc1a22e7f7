import { useSuspenseQuery } from "@tanstack/react-query";
import { Panel } from "@/govuk/panel";
import { formatMoment } from "@/shared/dates";
import { Page, TwoThirds } from "@/shared/page";
import { href } from "@/shared/paths";
import { useParam } from "@/shared/routing";
import type { Screen } from "@/shared/screen";
import { responseQuery } from "./api";
import { ReceiptList } from "./receipt";
import { t } from "./texts";

function Done() {
  const ref = useParam("ref");
  const { value: response } = useSuspenseQuery(responseQuery(ref)).data;
  const { challenge, receipt } = response;
  const force = challenge.lead_force.name;
  const closes = challenge.responses_close_at;
  const moment = closes === null ? "" : formatMoment(closes);
  const sealed = challenge.response_handling === "sealed";
  return (
    <Page title={t("done.title")} record={challenge.title} section={href("supplierResponses")}>
      <TwoThirds>
        <Panel title={t("done.title")}>
          <strong>{ref}</strong>
        </Panel>
        <h2 className="govuk-heading-m">{t("done.next")}</h2>
        <ul className="govuk-list govuk-list--bullet">
          <li>{t(sealed ? "done.open.sealed" : "done.open.rolling", { moment, force })}</li>
          <li>{t("done.change", { moment })}</li>
          <li>{t("done.feedback", { force })}</li>
        </ul>
        {receipt && (
          <>
            <p className="govuk-body">{t("done.copy")}</p>
            <ReceiptList receipt={receipt} />
            <p className="govuk-body">
              <a
                className="govuk-link"
                href={href("supplierResponseReceipt", { ref, number: String(receipt.number) })}
              >
                {t("done.receipt")}
              </a>
            </p>
          </>
        )}
        <p className="govuk-body">
          <a className="govuk-link" href={href("supplierResponse", { ref })}>
            {t("done.record")}
          </a>
        </p>
      </TwoThirds>
    </Page>
  );
}

export const screen: Screen = {
  load: ({ params, queries }) => queries.fetchQuery(responseQuery(params.ref ?? "")),
  Component: Done,
};
