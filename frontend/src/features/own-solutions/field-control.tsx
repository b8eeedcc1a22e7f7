import { useSuspenseQuery } from "@tanstack/react-query";
import { CharacterCount } from "@/govuk/character-count";
import { Checkboxes } from "@/govuk/checkboxes";
import { Input } from "@/govuk/input";
import { Radios } from "@/govuk/radios";
import { Textarea } from "@/govuk/textarea";
import { Audience } from "@/shared/audience";
import { CapabilityPicker } from "@/shared/capability-picker";
import { FilesField } from "@/shared/files/files-field";
import type { ProblemForm } from "@/shared/forms/use-problem-form";
import { maturityText, term } from "@/shared/texts/terms";
import { capabilitiesQuery, sectorsQuery } from "@/shared/vocabulary";
import type { Solution } from "./api";
import { FIELDS, type FieldName, pointerOf, type Values } from "./fields";
import { OutcomesField } from "./outcomes-field";
import { fieldName, t } from "./texts";

const MOST_CAPABILITIES = 8;
const LEVELS = ["1", "2", "3", "4", "5", "6", "7", "8", "9"];

export type FieldProps = {
  name: FieldName;
  form: ProblemForm<Values>;
  /** The only field of a page: its label is the heading. */
  alone: boolean;
  /** What is known of the documents. */
  files: Solution["files"];
};

function hintOf(name: FieldName): string | undefined {
  const key = `hint.${name}`;
  return t.has(key) ? t(key) : undefined;
}

/** The control of one part of a card. */
export function FieldControl(props: FieldProps) {
  const { name, form, alone, files } = props;
  const field = FIELDS[name];
  const set = (value: Values[FieldName]) => form.set({ [name]: value });
  const common = { ...form.at(pointerOf(name)), hint: hintOf(name) };
  const heading = { labelSize: alone ? "l" : "m", labelIsHeading: alone } as const;
  const legend = { legendSize: heading.labelSize, legendIsHeading: alone } as const;
  const text = form.values[name] as string;
  const audience = <Audience kind="everyone" />;
  const typed = {
    ...common,
    ...heading,
    label: fieldName(name),
    value: text,
    before: audience,
    spellCheck: true,
    onChange: (event: { target: { value: string } }) => set(event.target.value),
  };
  switch (field.kind) {
    case "line":
      return <Input {...typed} />;
    case "text":
      return <CharacterCount {...typed} maxLength={field.most} rows={field.rows} />;
    case "lines":
      return <Textarea {...typed} rows={4} />;
    case "choice":
      return (
        <Radios
          {...common}
          {...legend}
          legend={fieldName(name)}
          value={form.values[name] as string | null}
          onChange={set}
          items={field.of.map((value) => ({ value, text: term(field.term, value) }))}
        />
      );
    case "maturity":
      return (
        <Radios
          {...common}
          {...legend}
          legend={fieldName(name)}
          value={form.values.maturity}
          onChange={set}
          items={LEVELS.map((value) => ({ value, text: maturityText(Number(value)) }))}
        />
      );
    case "capabilities":
      return <Capabilities {...props} />;
    case "sectors":
      return <Sectors {...props} />;
    case "documents":
      return (
        <>
          <h1 className="govuk-heading-l">{fieldName(name)}</h1>
          <p className="govuk-body">{hintOf(name)}</p>
          <FilesField
            {...form.at(pointerOf(name))}
            purpose="product"
            value={form.values.documents}
            files={files}
            most={field.most}
            before={audience}
            onChange={set}
          />
        </>
      );
    case "outcomes":
      return <OutcomesField form={form} />;
  }
}

function Capabilities({ name, form }: FieldProps) {
  const themes = useSuspenseQuery(capabilitiesQuery).data;
  return (
    <>
      <h1 className="govuk-heading-l">{fieldName(name)}</h1>
      <p className="govuk-hint">{hintOf(name)}</p>
      <CapabilityPicker
        {...form.at(pointerOf(name))}
        themes={themes}
        value={form.values.capabilities}
        most={MOST_CAPABILITIES}
        onChange={(capabilities) => form.set({ capabilities })}
      />
    </>
  );
}

function Sectors({ name, form, alone }: FieldProps) {
  const sectors = useSuspenseQuery(sectorsQuery).data;
  return (
    <Checkboxes
      {...form.choices("sectors")}
      legend={fieldName(name)}
      legendSize="l"
      legendIsHeading={alone}
      hint={hintOf(name)}
      items={sectors.map(({ slug, name: text }) => ({ value: slug, text }))}
    />
  );
}
