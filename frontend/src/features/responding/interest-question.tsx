import { Checkboxes } from "@/govuk/checkboxes";
import { QuestionPage } from "./question-page";
import { t } from "./texts";
import { type Draft, useDraftForm } from "./use-draft-form";

type Values = { interests: string[] };

/** What the supplier would take part in. */
export function InterestQuestion({ draft }: { draft: Draft }) {
  const question = useDraftForm<Values>({
    draft,
    valuesOf: (copy) => ({
      interests: [
        ...(copy.interest_in_events ? ["events"] : []),
        ...(copy.interest_in_pilot ? ["pilot"] : []),
      ],
    }),
    editOf: ({ interests }) => ({
      interest_in_events: interests.includes("events"),
      interest_in_pilot: interests.includes("pilot"),
    }),
    fields: [
      {
        name: "interests",
        label: t("interest.legend"),
        text: ({ interests }) =>
          interests
            .map((one) => t(one === "pilot" ? "interest.pilot" : "interest.events"))
            .join(", "),
      },
    ],
  });
  const { form } = question.saved;
  return (
    <QuestionPage response={draft.response} title={t("interest.legend")} question={question}>
      <Checkboxes
        {...form.choices("interests")}
        legend={t("interest.legend")}
        legendSize="l"
        legendIsHeading
        items={[
          { value: "events", text: t("interest.events") },
          { value: "pilot", text: t("interest.pilot") },
        ]}
      />
    </QuestionPage>
  );
}
