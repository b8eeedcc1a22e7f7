import { useQueryClient } from "@tanstack/react-query";
import type { Versioned } from "@/api/client";
import { isProblem } from "@/api/problem";
import { Button, ButtonGroup } from "@/govuk/button";
import { WarningText } from "@/govuk/warning-text";
import { FormProblem } from "@/shared/forms/form-problem";
import { SubmitButton } from "@/shared/forms/submit-button";
import { useProblemForm } from "@/shared/forms/use-problem-form";
import { Page } from "@/shared/page";
import { href } from "@/shared/paths";
import { applyFile, type Chosen, checkFile, type Report } from "./api";
import { Counts } from "./counts";
import { ReportTable } from "./report";
import { t } from "./texts";

type CheckedProps = {
  chosen: Chosen;
  checked: Versioned<Report>;
  onChecked: (checked: Versioned<Report>) => void;
  onApplied: (report: Report) => void;
  onOther: () => void;
};

/** The second page of an import: what would happen, row by row, and the button that does it. */
export function Checked({ chosen, checked, onChecked, onApplied, onOther }: CheckedProps) {
  const queries = useQueryClient();
  const { value: report, etag } = checked;
  const { counts } = report;
  const taken = counts.new + counts.changed;
  const form = useProblemForm({
    initial: { etag },
    submit: (values, { idempotencyKey }) => applyFile(chosen, { ...values, idempotencyKey }),
    onDone: async (done) => {
      await queries.invalidateQueries({ queryKey: ["solutions"] });
      await queries.invalidateQueries({ queryKey: ["solution"] });
      onApplied(done);
    },
  });
  const again = useProblemForm({
    initial: {},
    submit: () => checkFile(chosen),
    onDone: (now) => onChecked(now),
  });
  const title = t("checked.title", { name: chosen.name });
  return (
    <Page title={title} section={href("supplierSolutions")}>
      <FormProblem form={again.problem || again.errors.length > 0 ? again : form} />
      <h1 className="govuk-heading-l">{title}</h1>
      <p className="govuk-body-l">{t("checked.lead")}</p>
      <Counts counts={counts} />
      {counts.refused > 0 && (
        <WarningText>
          {counts.refused === report.rows.length
            ? t("checked.refused.all")
            : t("checked.refused", { count: counts.refused })}
        </WarningText>
      )}
      {taken === 0 && counts.refused < report.rows.length && (
        <p className="govuk-body">{t("checked.nothing")}</p>
      )}
      <form {...form.form}>
        <ButtonGroup>
          {taken > 0 && (
            <SubmitButton busy={form.busy}>
              {t(`checked.apply.${report.sheet}`, { count: taken })}
            </SubmitButton>
          )}
          {isProblem(form.problem, 412) && (
            <Button type="button" variant="secondary" onClick={() => void again.submit()}>
              {t("checked.again")}
            </Button>
          )}
          <Button type="button" variant="secondary" onClick={onOther}>
            {t("checked.other")}
          </Button>
        </ButtonGroup>
      </form>
      <ReportTable report={report} first={counts.refused > 0 ? "refused" : "all"} />
    </Page>
  );
}
