import { useSuspenseQuery } from "@tanstack/react-query";
import { CapabilityPicker } from "@/shared/capability-picker";
import { capabilitiesQuery } from "@/shared/vocabulary";
import type { ControlProps } from "./control";
import { idOf, write } from "./edit";
import type { Field } from "./fields";
import { labelOf } from "./pages";

const MOST = 8;

/** One to eight capabilities of the vocabulary. */
export function CapabilitiesField(props: ControlProps<Extract<Field, { kind: "capabilities" }>>) {
  const { field, edit, onChange, errorAt } = props;
  const themes = useSuspenseQuery(capabilitiesQuery).data;
  return (
    <>
      <h2 className="govuk-heading-m">{labelOf(field)}</h2>
      <CapabilityPicker
        id={idOf(field.path)}
        themes={themes}
        value={edit.capabilities}
        most={MOST}
        error={errorAt(field.path)}
        onChange={(chosen) => onChange(write(edit, field.path, chosen))}
      />
    </>
  );
}
