import { CharacterCount } from "@/govuk/character-count";
import { Audience, readersOf } from "@/shared/audience";
import type { Challenge } from "@/shared/records";
import { type CheckedForm, checkedText } from "./checked";
import { t } from "./texts";

/** As many characters as the API takes, and the lines to begin with. */
const FIELDS = [
  { name: "wording", maxLength: 1000, rows: 5 },
  { name: "answer", maxLength: 4000, rows: 8 },
] as const;

type PublishedFieldsProps = { form: CheckedForm; challenge: Challenge };

/** What will be read: the question, in words that do not show who asked, and the answer. */
export function PublishedFields({ form, challenge }: PublishedFieldsProps) {
  return FIELDS.map(({ name, ...size }) => (
    <CharacterCount
      key={name}
      {...checkedText(form, name)}
      {...size}
      label={t(name)}
      labelSize="s"
      hint={t(`${name}.hint`)}
      before={<Audience kind={readersOf(challenge)} />}
      spellCheck
    />
  ));
}
