import { SummaryList } from "@/govuk/summary-list";
import { formatStamp } from "@/shared/dates";
import { href } from "@/shared/paths";
import type { ResponseView, SentCard } from "./api";
import { t } from "./record-texts";

/** Proof of what was sent last: number, time and hash. */
export function ReceiptList({ receipt }: { receipt: NonNullable<ResponseView["receipt"]> }) {
  return (
    <SummaryList
      rows={[
        { key: t("receipt.number"), value: t("receipt.nth", { count: receipt.number }) },
        {
          key: t("receipt.at"),
          value: t("receipt.clock", { moment: formatStamp(receipt.submitted_at) }),
        },
        { key: t("receipt.hash"), value: <code className="eme-hash">{receipt.sha256}</code> },
      ]}
    />
  );
}

type SentVersionsProps = { reference: string; versions: readonly SentCard[] };

/** Every version that was sent, each with a way to its receipt. */
export function SentVersions({ reference: ref, versions }: SentVersionsProps) {
  return (
    <>
      <h3 className="govuk-heading-m">{t("receipt.all")}</h3>
      <p className="govuk-body">{t("receipt.all.body")}</p>
      <ul className="govuk-list govuk-list--bullet">
        {versions.map(({ number, submitted_at: at, counts }) => (
          <li key={number}>
            <a
              className="govuk-link"
              href={href("supplierResponseReceipt", { ref, number: String(number) })}
            >
              {t("receipt.version", { number, moment: formatStamp(at) })}
            </a>
            {counts && <> {t("receipt.version.counts")}</>}
          </li>
        ))}
      </ul>
    </>
  );
}
