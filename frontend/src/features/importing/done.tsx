import { ButtonLink } from "@/govuk/button";
import { Panel } from "@/govuk/panel";
import { Page } from "@/shared/page";
import { href } from "@/shared/paths";
import type { Report } from "./api";
import { Counts } from "./counts";
import { ReportTable } from "./report";
import { t } from "./texts";

/** The last page of an import: what was done, with a way to each card, and what comes next. */
export function Done({ report }: { report: Report }) {
  const { counts, sheet } = report;
  const title = t(`done.title.${sheet}`, { count: counts.new + counts.changed });
  return (
    <Page title={title} section={href("supplierSolutions")}>
      <Panel title={title} />
      <Counts counts={counts} done />
      <p className="govuk-body">{t("done.next")}</p>
      <ButtonLink href={href("supplierSolutions")}>{t("done.solutions")}</ButtonLink>
      <ReportTable report={report} first={counts.new > 0 ? "new" : "all"} />
    </Page>
  );
}
