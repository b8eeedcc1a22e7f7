import { CharacterCount } from "@/govuk/character-count";
import { Radios } from "@/govuk/radios";
import { Audience } from "@/shared/audience";
import type { WorkingCopy } from "./api";
import { ConfidentialBox } from "./confidential-box";
import { EarlierAnswers } from "./earlier-answers";
import { QuestionPage } from "./question-page";
import { ANSWERS } from "./sections";
import { t } from "./texts";
import { type Draft, useDraftForm } from "./use-draft-form";

type Answer = WorkingCopy["outcomes"][number]["answer"];
type Values = { answer: Answer; text: string; confidential: boolean };

const LONGEST = 4000;
const answerName = (answer: Answer): string =>
  answer === null ? t("answer.none") : t(`answer.${answer}`);

/** How one outcome is met: in one word of four, and in the supplier's own words. */
export function OutcomeQuestion({ index, draft }: { index: number; draft: Draft }) {
  const { challenge } = draft.response;
  const outcome = challenge.outcomes.find((one) => one.index === index);
  const question = useDraftForm<Values>({
    draft,
    valuesOf: ({ outcomes }) => {
      const {
        answer = null,
        text = "",
        confidential = false,
      } = outcomes.find((one) => one.index === index) ?? {};
      return { answer, text, confidential };
    },
    editOf: (values, { outcomes }) => ({
      outcomes: [...outcomes.filter((one) => one.index !== index), { index, ...values }].sort(
        (a, b) => a.index - b.index,
      ),
    }),
    fields: [
      { name: "answer", label: t("answer.choose"), text: ({ answer }) => answerName(answer) },
      { name: "text", label: t("answer.text"), text: ({ text }) => text },
      {
        name: "confidential",
        label: t("confidential.answer"),
        text: ({ confidential }) => t(confidential ? "yes" : "no"),
      },
    ],
  });
  const { form } = question.saved;
  const { values, set } = form;
  const title = outcome?.title ?? "";
  return (
    <QuestionPage
      response={draft.response}
      title={title}
      caption={t("outcome.caption", { number: index + 1, count: challenge.outcomes.length })}
      question={question}
      side={<Measure measure={outcome?.measure ?? ""} />}
    >
      <h1 className="govuk-heading-l">{title}</h1>
      <Radios
        {...form.at(`/outcomes/${index}/answer`)}
        legend={t("answer.choose")}
        legendSize="m"
        value={values.answer}
        onChange={(answer) => set({ answer: answer as Answer })}
        items={ANSWERS.map((value) => ({
          value,
          text: t(`answer.${value}`),
          hint: t(`answer.${value}.hint`),
        }))}
      />
      <CharacterCount
        {...form.at(`/outcomes/${index}/text`)}
        label={t("answer.text")}
        labelSize="m"
        hint={t("answer.text.hint")}
        before={
          <>
            <Audience kind="response" />
            <EarlierAnswers
              response={draft.response.reference}
              place={`outcomes/${index}`}
              part="outcomes"
              box={form.at(`/outcomes/${index}/text`).id}
              said={values}
              onUse={set}
            />
          </>
        }
        rows={10}
        spellCheck
        maxLength={LONGEST}
        value={values.text}
        onChange={(event) => set({ text: event.target.value })}
      />
      <ConfidentialBox
        id={`outcomes-${index}-confidential`}
        text={t("confidential.answer")}
        force={challenge.lead_force.name}
        value={values.confidential}
        onChange={(confidential) => set({ confidential })}
      />
    </QuestionPage>
  );
}

function Measure({ measure }: { measure: string }) {
  if (measure === "") return null;
  return (
    <aside aria-label={t("outcome.measure")}>
      <section className="eme-side">
        <h2 className="govuk-heading-m">{t("outcome.measure")}</h2>
        <p className="govuk-body govuk-!-margin-bottom-0">{measure}</p>
      </section>
    </aside>
  );
}
