import { Table, TableRegion } from "@/govuk/table";
import { formatDate } from "@/shared/dates";
import type { OwnResponse } from "@/shared/own-responses";
import { href } from "@/shared/paths";
import { StatusTag } from "@/shared/tags";
import { t } from "./texts";

const MOST = 5;

/** The responses that changed last, with what became of their feedback. */
export function HomeResponses({ responses }: { responses: readonly OwnResponse[] }) {
  if (responses.length === 0) {
    return (
      <>
        <h2 className="govuk-heading-l">{t("responses.title")}</h2>
        <p className="govuk-body">{t("responses.none")}</p>
      </>
    );
  }
  return (
    <>
      <TableRegion label={t("responses.title")}>
        <Table
          caption={t("responses.title")}
          captionSize="l"
          classes="eme-table--compact"
          columns={[
            { heading: t("responses.challenge") },
            { heading: t("responses.state") },
            { heading: t("responses.feedback") },
          ]}
          rows={responses.slice(0, MOST).map((item) => ({ key: item.id, cells: cellsOf(item) }))}
        />
      </TableRegion>
      {responses.length > MOST && (
        <p className="govuk-body">
          <a className="govuk-link" href={href("supplierResponses")}>
            {t("responses.all")}
          </a>
        </p>
      )}
    </>
  );
}

function cellsOf(item: OwnResponse) {
  const to = href("supplierResponse", { ref: item.reference });
  return [
    <div key="challenge">
      <a className="govuk-link" href={to}>
        {item.challenge_title}
      </a>
      <span className="eme-table__sub govuk-!-font-weight-regular eme-ref">{item.reference}</span>
    </div>,
    <StatusTag key="state" kind="response" status={item.status} small />,
    <FeedbackCell key="feedback" item={item} to={to} />,
  ];
}

function FeedbackCell({ item, to }: { item: OwnResponse; to: string }) {
  const { feedback_state: state, feedback_shown_at: shown, feedback_owed_since: since } = item;
  if (state === "received" && shown) {
    return (
      <a className="govuk-link" href={to}>
        {t("responses.received", { date: formatDate(shown) })}
      </a>
    );
  }
  if (state === "owed" && since) return t("responses.owed", { date: formatDate(since) });
  const sent = item.status !== "withdrawn" && item.status !== "draft";
  return t(sent ? "responses.owed.later" : "responses.none.yet");
}
