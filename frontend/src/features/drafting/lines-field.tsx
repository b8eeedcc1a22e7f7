import { useState } from "react";
import { Textarea } from "@/govuk/textarea";
import { Audience } from "@/shared/audience";
import { type ControlProps, hintOf } from "./control";
import { idOf, readList, write } from "./edit";
import type { Field } from "./fields";
import { labelOf } from "./pages";

const linesOf = (text: string): string[] =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);

/** Short texts, one on each line; what is typed stays as typed. */
export function LinesField(props: ControlProps<Extract<Field, { kind: "lines" }>>) {
  const { field, edit, onChange, onBlur, errorAt, audience } = props;
  const [typed, setTyped] = useState(() => readList(edit, field.path).join("\n"));
  return (
    <Textarea
      id={idOf(field.path)}
      label={labelOf(field)}
      labelSize="m"
      hint={hintOf(field)}
      error={errorAt(field.path)}
      rows={4}
      value={typed}
      onChange={(event) => {
        setTyped(event.target.value);
        onChange(write(edit, field.path, linesOf(event.target.value)));
      }}
      onBlur={onBlur}
      before={<Audience kind={audience} />}
    />
  );
}
