import { CharacterCount } from "@/govuk/character-count";
import { Audience, readersOf } from "@/shared/audience";
import type { Challenge } from "@/shared/records";
import { type CheckedForm, checkedText } from "./checked";
import { t } from "./texts";

const LONGEST_QUESTION = 1000;
const LONGEST_ANSWER = 4000;

type PublishedFieldsProps = { form: CheckedForm; challenge: Challenge };

/** What will be read: the question, in words that do not show who asked, and the answer. */
export function PublishedFields({ form, challenge }: PublishedFieldsProps) {
  const readers = <Audience kind={readersOf(challenge)} />;
  return (
    <>
      <CharacterCount
        {...checkedText(form, "wording")}
        label={t("wording")}
        labelSize="s"
        hint={t("wording.hint")}
        before={readers}
        rows={5}
        spellCheck
        maxLength={LONGEST_QUESTION}
      />
      <CharacterCount
        {...checkedText(form, "answer")}
        label={t("answer")}
        labelSize="s"
        hint={t("answer.hint")}
        before={readers}
        rows={8}
        spellCheck
        maxLength={LONGEST_ANSWER}
      />
    </>
  );
}
