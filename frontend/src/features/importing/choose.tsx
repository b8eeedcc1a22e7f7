import { useSuspenseQuery } from "@tanstack/react-query";
import type { Versioned } from "@/api/client";
import { ApiProblem } from "@/api/problem";
import { FileUpload } from "@/govuk/file-upload";
import { Radios } from "@/govuk/radios";
import { FormProblem } from "@/shared/forms/form-problem";
import { SubmitButton } from "@/shared/forms/submit-button";
import { useProblemForm } from "@/shared/forms/use-problem-form";
import { Page, TwoThirds } from "@/shared/page";
import { href } from "@/shared/paths";
import {
  type Chosen,
  checkFile,
  ownFileHref,
  type Report,
  type SheetName,
  sheetsQuery,
  templateHref,
} from "./api";
import { Columns } from "./columns";
import { t } from "./texts";

const MB = 1024 * 1024;
const SHEETS: readonly SheetName[] = ["solutions", "deployments"];

/** A refusal of this page itself, in the words of one of its controls. */
function refusal(pointer: string, message: string): ApiProblem {
  const errors = [{ pointer, code: "choose", message }];
  const body = { status: 422, type: "about:blank", title: message, detail: null, errors };
  return new ApiProblem({ ...body, requestId: null, retryAfter: null, members: {} });
}

async function contentOf(file: File, most: number): Promise<ArrayBuffer> {
  const tooLarge = refusal("/file", t("error.size", { size: most / MB }));
  if (file.size > most) throw tooLarge;
  try {
    return await file.arrayBuffer();
  } catch {
    throw refusal("/file", t("error.changed"));
  }
}

type Values = { sheet: SheetName | null; file: File | null };
type ChooseProps = { onChecked: (chosen: Chosen, checked: Versioned<Report>) => void };

/** The first page of an import: what it does, files to start from, and the file to check. */
export function Choose({ onChecked }: ChooseProps) {
  const sheets = useSuspenseQuery(sheetsQuery).data.items;
  const rows = sheets[0]?.most_rows ?? 0;
  const most = sheets[0]?.most_bytes ?? 0;
  const form = useProblemForm({
    initial: { sheet: "solutions", file: null } as Values,
    submit: async ({ sheet, file }) => {
      if (sheet === null) throw refusal("/sheet", t("error.sheet"));
      if (file === null) throw refusal("/file", t("error.file"));
      const chosen = { sheet, name: file.name, content: await contentOf(file, most) };
      return { chosen, checked: await checkFile(chosen) };
    },
    onDone: ({ chosen, checked }) => onChecked(chosen, checked),
  });
  const title = t("choose.title");
  const back = { href: href("supplierSolutions"), text: t("back") };
  return (
    <Page title={title} back={back} section={back.href}>
      <FormProblem form={form} />
      <TwoThirds>
        <h1 className="govuk-heading-l">{title}</h1>
        <p className="govuk-body-l">{t("choose.lead")}</p>
        <h2 className="govuk-heading-m">{t("choose.rules")}</h2>
        <ul className="govuk-list govuk-list--bullet">
          <li>{t("choose.rules.edit")}</li>
          <li>{t("choose.rules.listed")}</li>
          <li>{t("choose.rules.out")}</li>
        </ul>
        <h2 className="govuk-heading-m">{t("choose.start")}</h2>
        <p className="govuk-body">{t("choose.start.lead")}</p>
        <ul className="govuk-list govuk-list--spaced">
          {SHEETS.flatMap((sheet) => [
            <Download key={`own ${sheet}`} to={ownFileHref(sheet)}>
              {t(`choose.own.${sheet}`)}
            </Download>,
            <Download key={`template ${sheet}`} to={templateHref(sheet)}>
              {t(`choose.template.${sheet}`)}
            </Download>,
          ])}
        </ul>
        {sheets.map((sheet) => (
          <Columns key={sheet.sheet} sheet={sheet} />
        ))}
        <h2 className="govuk-heading-m">{t("choose.upload")}</h2>
        <form {...form.form}>
          <Radios
            {...form.choice("sheet")}
            legend={t("choose.sheet")}
            items={SHEETS.map((value) => ({ value, text: t(`sheet.${value}`) }))}
          />
          <FileUpload
            {...form.at("/file")}
            label={t("choose.file")}
            hint={t("choose.file.hint", { rows, size: most / MB })}
            accept=".csv,.txt,text/csv"
            aria-busy={form.busy || undefined}
            onChange={({ currentTarget }) => form.set({ file: currentTarget.files?.[0] ?? null })}
          />
          <SubmitButton busy={form.busy}>{t("choose.check")}</SubmitButton>
        </form>
      </TwoThirds>
    </Page>
  );
}

function Download({ to, children }: { to: string; children: string }) {
  return (
    <li>
      <a className="govuk-link" href={to} download>
        {children}
      </a>
    </li>
  );
}
