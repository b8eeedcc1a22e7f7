import type { ReactNode } from "react";
import { CharacterCount } from "@/govuk/character-count";
import { Checkboxes } from "@/govuk/checkboxes";
import { Input } from "@/govuk/input";
import { Radios } from "@/govuk/radios";
import { Select } from "@/govuk/select";
import { Audience } from "@/shared/audience";
import { CapabilitiesField } from "./capabilities-field";
import { type ControlProps, choiceHint, choiceText, hintOf } from "./control";
import { DayField, MomentField } from "./date-fields";
import { idOf, read, readList, readText, write } from "./edit";
import type { Field } from "./fields";
import { LinesField } from "./lines-field";
import { OutcomesField } from "./outcomes-field";
import { labelOf } from "./pages";
import { SectorsField } from "./sectors-field";
import { SponsorsField } from "./sponsors-field";
import { t } from "./texts";
import { choices } from "./texts-fields";

type Of<K extends Field["kind"]> = ControlProps<Extract<Field, { kind: K }>>;

const NONE = "";
const LEVELS = [1, 2, 3, 4, 5, 6, 7, 8, 9];

/** The control of a field, by its kind. */
export function FieldControl(props: ControlProps): ReactNode {
  const { field } = props;
  switch (field.kind) {
    case "line":
      return <Line {...props} field={field} />;
    case "text":
      return <LongText {...props} field={field} />;
    case "lines":
      return <LinesField {...props} field={field} />;
    case "one":
      return <OneOf {...props} field={field} />;
    case "many":
      return <ManyOf {...props} field={field} />;
    case "yes_no":
    case "wanted":
      return <YesNo {...props} field={field} />;
    case "level":
      return <Level {...props} field={field} />;
    case "moment":
      return <MomentField {...props} field={field} />;
    case "day":
      return <DayField {...props} field={field} />;
    case "outcomes":
      return <OutcomesField {...props} field={field} />;
    case "capabilities":
      return <CapabilitiesField {...props} field={field} />;
    case "sectors":
      return <SectorsField {...props} field={field} />;
    case "sponsors":
      return <SponsorsField {...props} field={field} />;
  }
}

function labelled({ field, errorAt, alone }: ControlProps) {
  return {
    id: idOf(field.path),
    label: labelOf(field),
    labelSize: alone ? "l" : "m",
    labelIsHeading: alone,
    hint: hintOf(field),
    error: errorAt(field.path),
  } as const;
}

function grouped({ field, errorAt, alone }: ControlProps) {
  return {
    id: idOf(field.path),
    legend: labelOf(field),
    legendSize: alone ? "l" : "m",
    legendIsHeading: alone,
    hint: hintOf(field),
    error: errorAt(field.path),
  } as const;
}

function Line(props: Of<"line">) {
  const { field, edit, onChange, onBlur, audience } = props;
  return (
    <Input
      {...labelled(props)}
      value={readText(edit, field.path)}
      spellCheck
      onChange={(event) => onChange(write(edit, field.path, event.target.value))}
      onBlur={onBlur}
      before={<Audience kind={audience} />}
    />
  );
}

function LongText(props: Of<"text">) {
  const { field, edit, onChange, onBlur, audience } = props;
  return (
    <CharacterCount
      {...labelled(props)}
      rows={field.rows ?? 5}
      maxLength={field.most}
      value={readText(edit, field.path)}
      spellCheck
      onChange={(event) => onChange(write(edit, field.path, event.target.value))}
      onBlur={onBlur}
      before={<Audience kind={audience} />}
    />
  );
}

function OneOf(props: Of<"one">) {
  const { field, edit, onChange } = props;
  const items = field.values.map((value) => ({
    value,
    text: choiceText(field.words, value),
    ...hinted(choiceHint(field.words, value)),
  }));
  const none = { value: NONE, text: choices("none"), divider: t("or") };
  const value = read(edit, field.path);
  return (
    <Radios
      {...grouped(props)}
      value={typeof value === "string" ? value : field.optional ? NONE : null}
      items={field.optional ? [...items, none] : items}
      onChange={(chosen) => onChange(write(edit, field.path, chosen === NONE ? null : chosen))}
    />
  );
}

const hinted = (hint: string | undefined) => (hint === undefined ? {} : { hint });

function ManyOf(props: Of<"many">) {
  const { field, edit, onChange } = props;
  return (
    <Checkboxes
      {...grouped(props)}
      value={readList(edit, field.path)}
      items={field.values.map((value) => ({ value, text: choiceText(field.words, value) }))}
      onChange={(chosen) => onChange(write(edit, field.path, chosen))}
    />
  );
}

function YesNo(props: Of<"yes_no" | "wanted">) {
  const { field, edit, onChange } = props;
  const value = read(edit, field.path);
  return (
    <Radios
      {...grouped(props)}
      inline
      value={value === true ? "yes" : value === false ? "no" : null}
      items={[
        { value: "yes", text: t("yes") },
        { value: "no", text: t("no") },
      ]}
      onChange={(chosen) => onChange(write(edit, field.path, chosen === "yes"))}
    />
  );
}

function Level(props: Of<"level">) {
  const { field, edit, onChange, onBlur } = props;
  const value = read(edit, field.path);
  return (
    <Select
      {...labelled(props)}
      value={typeof value === "number" ? String(value) : NONE}
      items={[
        { value: NONE, text: t("choose") },
        ...LEVELS.map((level) => ({ value: String(level), text: choiceText("level", `${level}`) })),
      ]}
      onChange={(event) =>
        onChange(write(edit, field.path, event.target.value ? Number(event.target.value) : null))
      }
      onBlur={onBlur}
    />
  );
}
