import { useSuspenseQuery } from "@tanstack/react-query";
import { Checkboxes } from "@/govuk/checkboxes";
import { sectorsQuery } from "@/shared/vocabulary";
import { type ControlProps, hintOf } from "./control";
import { idOf } from "./edit";
import type { Field } from "./fields";
import { labelOf } from "./pages";
import { t } from "./texts";

const NONE = "none";

/** The sectors whose experience is welcome, or that none is. */
export function SectorsField(props: ControlProps<Extract<Field, { kind: "sectors" }>>) {
  const { field, edit, onChange, errorAt, alone } = props;
  const sectors = useSuspenseQuery(sectorsQuery).data;
  const items = sectors
    .filter(({ slug }) => slug !== "policing")
    .map(({ slug, name, scope_note }) => ({ value: slug, text: name, hint: scope_note }));
  return (
    <Checkboxes
      id={idOf(field.path)}
      legend={labelOf(field)}
      legendSize={alone ? "l" : "m"}
      legendIsHeading={alone}
      hint={hintOf(field)}
      error={errorAt(field.path)}
      value={edit.sectors_none ? [NONE] : edit.sectors_welcome}
      items={[
        ...items,
        { value: NONE, text: t("sectors.none"), divider: t("or"), exclusive: true },
      ]}
      onChange={(chosen) => {
        const none = chosen.includes(NONE);
        onChange({ ...edit, sectors_none: none, sectors_welcome: none ? [] : chosen });
      }}
    />
  );
}
