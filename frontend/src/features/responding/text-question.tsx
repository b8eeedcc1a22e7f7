import { CharacterCount } from "@/govuk/character-count";
import { Audience } from "@/shared/audience";
import type { WorkingCopy } from "./api";
import { ConfidentialBox } from "./confidential-box";
import { EarlierAnswers } from "./earlier-answers";
import { QuestionPage } from "./question-page";
import type { TextPart } from "./sections";
import { t } from "./texts";
import { type Draft, useDraftForm } from "./use-draft-form";

type Values = { text: string; confidential: boolean };
type ConfidentialParts = WorkingCopy["confidential_parts"];

const LONGEST = 6000;

/** The confidential parts with one of them marked or not. */
export function marked(
  parts: ConfidentialParts,
  part: ConfidentialParts[number],
  confidential: boolean,
): ConfidentialParts {
  const others = parts.filter((one) => one !== part);
  return confidential ? [...others, part] : others;
}

/** One of the parts around the outcomes that are a text. */
export function TextQuestion({ part, draft }: { part: TextPart; draft: Draft }) {
  const label = t(`part.${part}`);
  const question = useDraftForm<Values>({
    draft,
    valuesOf: (copy) => ({
      text: copy[part],
      confidential: copy.confidential_parts.includes(part),
    }),
    editOf: ({ text, confidential }, copy) => ({
      [part]: text,
      confidential_parts: marked(copy.confidential_parts, part, confidential),
    }),
    fields: [
      { name: "text", label, text: ({ text }) => text },
      {
        name: "confidential",
        label: t("confidential.part"),
        text: ({ confidential }) => t(confidential ? "yes" : "no"),
      },
    ],
  });
  const { form } = question.saved;
  const { values, set } = form;
  return (
    <QuestionPage response={draft.response} title={label} question={question}>
      <CharacterCount
        {...form.at(`/${part}`)}
        label={label}
        labelSize="l"
        labelIsHeading
        hint={t(`part.${part}.hint`)}
        before={
          <>
            <Audience kind="response" />
            <EarlierAnswers
              response={draft.response.reference}
              place={part}
              part={part}
              box={form.at(`/${part}`).id}
              said={values}
              onUse={set}
            />
          </>
        }
        rows={12}
        spellCheck
        maxLength={LONGEST}
        value={values.text}
        onChange={(event) => set({ text: event.target.value })}
      />
      <ConfidentialBox
        id="confidential"
        text={t("confidential.part")}
        force={draft.response.challenge.lead_force.name}
        value={values.confidential}
        onChange={(confidential) => set({ confidential })}
      />
    </QuestionPage>
  );
}
