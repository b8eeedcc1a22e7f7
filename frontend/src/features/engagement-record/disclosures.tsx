import { Table, TableRegion } from "@/govuk/table";
import { whoDid } from "@/shared/challenge-timeline";
import { formatStamp } from "@/shared/dates";
import type { Disclosure, EngagementRecord } from "./api";
import { t, words } from "./texts";

type RecordProps = { record: EngagementRecord };

/** Two answers may have been given in the same moment. */
const keyOf = ({ what, at }: Disclosure, place: number): string => `${place} ${what} ${at}`;
/** Told to several at once, each about what is its own. */
const COUNTED = { one_sender: "to.one_sender", one_asker: "to.one_asker" } as const;

/** What was told, and by whom. */
function What({ told: { what, by_role } }: { told: Disclosure }) {
  return (
    <>
      {words("told", what)}
      <span className="eme-table__sub govuk-!-font-weight-regular">
        {t("told.by", { who: whoDid(by_role) })}
      </span>
    </>
  );
}

function toWhom({ to, times }: Disclosure): string {
  return to in COUNTED ? t(COUNTED[to as keyof typeof COUNTED], { count: times }) : words("to", to);
}

/** What some were told and others not: empty, or each with a reason. It stands first. */
export function Asymmetries({ record: { asymmetries } }: RecordProps) {
  const count = asymmetries.length;
  const without = asymmetries.filter(({ because }) => because === null).length;
  return (
    <section className="eme-asymmetry" aria-labelledby="asymmetries">
      <h3 className="govuk-heading-m govuk-!-margin-bottom-2" id="asymmetries">
        {t("some.title")}
      </h3>
      <p className="govuk-body">
        {t("some.rule")} <strong>{stand(count, without)}</strong>
      </p>
      {count > 0 && (
        <TableRegion label={t("some.caption")}>
          <Table
            caption={t("some.caption")}
            captionSize="hidden"
            classes="eme-table--compact"
            columns={[
              { heading: t("column.what") },
              { heading: t("column.whom.how") },
              { heading: t("column.because") },
            ]}
            rows={asymmetries.map((told, place) => ({
              key: keyOf(told, place),
              cells: [
                <What key="what" told={told} />,
                <HowAndWhen key="how" told={told} />,
                told.because ? words("because", told.because) : t("because.none"),
              ],
            }))}
          />
        </TableRegion>
      )}
    </section>
  );
}

function stand(count: number, without: number): string {
  if (count === 0) return t("some.none");
  return without === 0 ? t("some.reasoned", { count }) : t("some.unreasoned", { count: without });
}

function HowAndWhen({ told }: { told: Disclosure }) {
  return (
    <>
      {toWhom(told)}
      <br />
      {words("channel", told.channel)}
      <br />
      <span className="eme-nowrap">{formatStamp(told.at)}</span>
    </>
  );
}

/** Everything that reached suppliers, oldest first. */
export function Disclosures({ record: { disclosures } }: RecordProps) {
  return (
    <section className="eme-section" aria-labelledby="disclosures">
      <h3 className="govuk-heading-m" id="disclosures">
        {t("disclosures")}
      </h3>
      {disclosures.length === 0 ? (
        <p className="govuk-body">{t("disclosures.none")}</p>
      ) : (
        <TableRegion label={t("disclosures.caption")}>
          <Table
            caption={t("disclosures.caption")}
            captionSize="hidden"
            classes="eme-table--compact"
            columns={[
              { heading: t("column.what") },
              { heading: t("column.whom") },
              { heading: t("column.how") },
              { heading: t("column.when") },
            ]}
            rows={disclosures.map((told, place) => ({
              key: keyOf(told, place),
              cells: [
                <What key="what" told={told} />,
                toWhom(told),
                words("channel", told.channel),
                <span key="when" className="eme-nowrap">
                  {formatStamp(told.at)}
                </span>,
              ],
            }))}
          />
        </TableRegion>
      )}
    </section>
  );
}
