import { Checkboxes } from "@/govuk/checkboxes";
import { t } from "./texts";

type ConfidentialBoxProps = {
  id: string;
  text: string;
  /** The force that reads it all the same. */
  force: string;
  value: boolean;
  onChange: (value: boolean) => void;
};

/** Marks one part as commercially confidential, and says what that does. */
export function ConfidentialBox({ id, text, force, value, onChange }: ConfidentialBoxProps) {
  return (
    <Checkboxes
      id={id}
      items={[{ value: "yes", text, hint: t("confidential.hint", { force }) }]}
      value={value ? ["yes"] : []}
      onChange={(chosen) => onChange(chosen.length > 0)}
    />
  );
}
