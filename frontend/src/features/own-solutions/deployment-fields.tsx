import { useSuspenseQuery } from "@tanstack/react-query";
import { Checkboxes } from "@/govuk/checkboxes";
import { DateInput } from "@/govuk/date-input";
import { Input } from "@/govuk/input";
import { Radios } from "@/govuk/radios";
import { Select } from "@/govuk/select";
import { Textarea } from "@/govuk/textarea";
import { Audience } from "@/shared/audience";
import { FilesField } from "@/shared/files/files-field";
import type { ProblemForm } from "@/shared/forms/use-problem-form";
import { term } from "@/shared/texts/terms";
import { forcesQuery, sectorsQuery } from "@/shared/vocabulary";
import { type Solution, workingCard } from "./api";
import type { DeploymentValues } from "./deployment-values";
import { t } from "./texts";

type DeploymentFieldsProps = { form: ProblemForm<DeploymentValues>; solution: Solution };

const MOST_EVIDENCE = 5;
const STATUSES = ["in_use", "trial", "ended"];
const REACHES = ["one_team", "one_site", "one_organisation", "several_organisations"];
const unsaid = () => ({ value: "", text: t("deployment.reach.unsaid") });
const nothing = () => ({ value: "", text: t("deployment.choose") });

/** Everything that is said about one use of a product. */
export function DeploymentFields({ form, solution }: DeploymentFieldsProps) {
  const sectors = useSuspenseQuery(sectorsQuery).data;
  const { values, set } = form;
  const audience = <Audience kind="everyone" />;
  const names = solution.capability_names;
  const capabilities = workingCard(solution).capabilities;
  return (
    <>
      <Who form={form} />
      <Checkboxes
        id="anonymous"
        items={[
          {
            value: "yes",
            text: t("deployment.anonymous"),
            hint: t("deployment.anonymous.hint"),
          },
        ]}
        value={values.anonymous ? ["yes"] : []}
        onChange={(chosen) => set({ anonymous: chosen.length > 0 })}
      />
      <Select
        {...form.text("sector")}
        label={t("deployment.sector")}
        labelSize="m"
        items={[nothing(), ...sectors.map(({ slug, name }) => ({ value: slug, text: name }))]}
      />
      <Textarea
        {...form.text("use")}
        label={t("deployment.use")}
        labelSize="m"
        rows={3}
        before={audience}
        spellCheck
      />
      {capabilities.length > 0 && (
        <Checkboxes
          {...form.choices("capabilities")}
          legend={t("deployment.capabilities")}
          legendSize="m"
          items={capabilities.map((slug) => ({ value: slug, text: names[slug] ?? slug }))}
        />
      )}
      <Input
        {...form.text("scale")}
        label={t("deployment.scale")}
        labelSize="m"
        hint={t("deployment.scale.hint")}
        before={audience}
      />
      <Select
        {...form.text("reach")}
        label={t("deployment.reach")}
        labelSize="m"
        hint={t("deployment.reach.hint")}
        items={[unsaid(), ...REACHES.map((value) => ({ value, text: term("reach", value) }))]}
      />
      <Radios
        {...form.choice("status")}
        legend={t("deployment.status")}
        legendSize="m"
        items={STATUSES.map((value) => ({
          value,
          text: term("status", value),
          ...(value === "ended"
            ? { conditional: <DateField form={form} name="ended_on" ask="deployment.ended" /> }
            : {}),
        }))}
      />
      <DateField form={form} name="started_on" ask="deployment.started" />
      <Input
        {...form.text("evidence_link")}
        label={t("deployment.evidence")}
        labelSize="m"
        hint={t("deployment.evidence.hint")}
        before={audience}
        type="url"
      />
      <FilesField
        {...form.at("/documents")}
        purpose="product"
        value={values.documents}
        files={solution.files}
        most={MOST_EVIDENCE}
        before={audience}
        onChange={(documents) => set({ documents })}
      />
      <DateField form={form} name="evidence_on" ask="deployment.evidence.on" />
      <Textarea
        {...form.text("learned")}
        label={t("deployment.learned")}
        labelSize="m"
        hint={t("deployment.learned.hint")}
        before={audience}
        spellCheck
      />
    </>
  );
}

type DateFieldProps = {
  form: ProblemForm<DeploymentValues>;
  name: "started_on" | "ended_on" | "evidence_on";
  ask: "deployment.ended" | "deployment.started" | "deployment.evidence.on";
};

function DateField({ form, name, ask }: DateFieldProps) {
  return (
    <DateInput
      {...form.at(`/${name}`)}
      legend={t(ask)}
      legendSize="m"
      hint={t("deployment.optional.date")}
      value={form.values[name]}
      onChange={(date) => form.set({ [name]: date })}
    />
  );
}

function Who({ form }: { form: ProblemForm<DeploymentValues> }) {
  const forces = useSuspenseQuery(forcesQuery).data;
  return (
    <Radios
      {...form.choice("who")}
      legend={t("deployment.where")}
      legendSize="m"
      items={[
        {
          value: "force",
          text: t("deployment.force"),
          conditional: (
            <Select
              {...form.text("organisation_id")}
              label={t("deployment.force.which")}
              items={[nothing(), ...forces.map(({ id, name }) => ({ value: id, text: name }))]}
            />
          ),
        },
        {
          value: "other",
          text: t("deployment.other"),
          conditional: (
            <Input
              {...form.text("organisation_label")}
              label={t("deployment.other.name")}
              before={<Audience kind="everyone" />}
            />
          ),
        },
      ]}
    />
  );
}
