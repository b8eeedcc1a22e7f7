import { useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Versioned } from "@/api/client";
import { FormProblem } from "@/shared/forms/form-problem";
import { SavedConflict } from "@/shared/forms/saved-conflict";
import { SavedLine } from "@/shared/forms/saved-line";
import { SubmitButton } from "@/shared/forms/submit-button";
import { useSavedForm } from "@/shared/forms/use-saved-form";
import { Page, Ref, TwoThirds } from "@/shared/page";
import { href } from "@/shared/paths";
import { NotFoundPage } from "@/shared/problem-pages";
import { useGo, useParam } from "@/shared/routing";
import type { Screen } from "@/shared/screen";
import { statusName } from "@/shared/tags";
import { capabilitiesQuery, sectorsQuery } from "@/shared/vocabulary";
import { editSolution, readSolution, type Solution, solutionQuery, workingCard } from "./api";
import { FieldControl } from "./field-control";
import {
  type CardSection,
  editOf,
  type FieldName,
  SECTIONS,
  type Values,
  valuesOf,
} from "./fields";
import { actionName, fieldName, t } from "./texts";

function SectionScreen() {
  const slug = useParam("section");
  const loaded = useSuspenseQuery(solutionQuery(useParam("ref"))).data;
  const section = SECTIONS.find((one) => one.slug === slug);
  if (!section) return <NotFoundPage />;
  return <Question key={slug} section={section} loaded={loaded} />;
}

type QuestionProps = { section: CardSection; loaded: Versioned<Solution> };

const asText = (value: Values[FieldName]): string => {
  if (value === null) return "";
  if (typeof value === "string") return value;
  return value.map((one) => (typeof one === "string" ? one : one.text)).join("\n");
};

/** One question of a product card; the page stays as it was opened. */
function Question({ section, loaded }: QuestionProps) {
  const [{ value: solution, etag }] = useState(loaded);
  const ref = solution.reference;
  const names: readonly FieldName[] = section.fields;
  const alone = names.length === 1;
  const queries = useQueryClient();
  const go = useGo();
  const back = { href: href("supplierSolution", { ref }), text: t("back") };
  const saved = useSavedForm<Values>({
    initial: valuesOf(workingCard(solution)),
    etag,
    save: (values, version) => editSolution(queries, ref, editOf(values, names), version),
    onDone: () => go(back.href),
  });
  const title = t(`section.${section.slug}`);
  if (saved.saving.state.kind === "conflict") {
    const theirs = async (): Promise<Versioned<Values>> => {
      const now = await readSolution(ref);
      queries.setQueryData(solutionQuery(ref).queryKey, now);
      return { value: valuesOf(workingCard(now.value)), etag: now.etag };
    };
    const fields = names.map((name) => ({
      name,
      label: fieldName(name),
      text: (values: Values) => asText(values[name]),
    }));
    return <SavedConflict {...{ saved, theirs, fields, back }} />;
  }
  return (
    <Page
      title={alone && names[0] ? fieldName(names[0]) : title}
      record={solution.name}
      back={back}
      section={href("supplierSolutions")}
    >
      <FormProblem
        form={saved.form}
        stateName={(state) => statusName("solution", state)}
        actionName={actionName}
      />
      <TwoThirds>
        <form {...saved.form.form} onBlur={saved.saving.onBlur}>
          <span className="govuk-caption-l">
            <Ref>{ref}</Ref> · {solution.name}
          </span>
          {!alone && <h1 className="govuk-heading-l">{title}</h1>}
          {names.map((name) => (
            <FieldControl
              key={name}
              name={name}
              form={saved.form}
              alone={alone}
              files={solution.files}
            />
          ))}
          <div className="govuk-!-margin-bottom-4">
            <SavedLine state={saved.saving.state} />
          </div>
          <div className="eme-button-row govuk-!-margin-bottom-0">
            <SubmitButton busy={saved.form.busy}>{t("continue")}</SubmitButton>
            <a className="govuk-link" href={back.href}>
              {t("back")}
            </a>
          </div>
        </form>
      </TwoThirds>
    </Page>
  );
}

export const screen: Screen = {
  load: ({ params, queries }) =>
    Promise.all([
      queries.fetchQuery({ ...solutionQuery(params.ref ?? ""), staleTime: 0 }),
      params.section === "capabilities" ? queries.fetchQuery(capabilitiesQuery) : null,
      params.section === "sectors" ? queries.fetchQuery(sectorsQuery) : null,
    ]),
  Component: SectionScreen,
};
