import { SummaryList } from "@/govuk/summary-list";
import { formatStamp } from "@/shared/dates";
import type { ResponseView } from "./api";
import { t } from "./record-texts";

/** Proof of what was sent last: number, time and hash. */
export function ReceiptList({ receipt }: { receipt: NonNullable<ResponseView["receipt"]> }) {
  return (
    <SummaryList
      rows={[
        { key: t("receipt.number"), value: t("receipt.nth", { count: receipt.number }) },
        { key: t("receipt.at"), value: formatStamp(receipt.submitted_at) },
        { key: t("receipt.hash"), value: <code className="eme-hash">{receipt.sha256}</code> },
      ]}
    />
  );
}
