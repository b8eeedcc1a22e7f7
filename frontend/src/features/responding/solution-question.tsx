import { useSuspenseQuery } from "@tanstack/react-query";
import { Radios } from "@/govuk/radios";
import { rich } from "@/shared/i18n/rich";
import { href } from "@/shared/paths";
import { namableCardsQuery } from "./api";
import { QuestionPage } from "./question-page";
import { t } from "./texts";
import { type Draft, useDraftForm } from "./use-draft-form";

type Values = { solution: string };

const NONE = "";

/** Which of one's listed product cards the response is about, if any. */
export function SolutionQuestion({ draft }: { draft: Draft }) {
  const cards = useSuspenseQuery(namableCardsQuery).data;
  const nameOf = ({ solution }: Values) =>
    cards.find(({ reference }) => reference === solution)?.name ?? t("solution.none");
  const question = useDraftForm<Values>({
    draft,
    valuesOf: ({ solution }) => ({ solution: solution?.reference ?? NONE }),
    editOf: ({ solution }) => ({ solution: solution === NONE ? null : solution }),
    fields: [{ name: "solution", label: t("solution.legend"), text: nameOf }],
  });
  const { form } = question.saved;
  return (
    <QuestionPage response={draft.response} title={t("solution.legend")} question={question}>
      <Radios
        {...form.choice("solution")}
        legend={t("solution.legend")}
        legendSize="l"
        legendIsHeading
        hint={rich(t("solution.add"), {
          link: (words) => (
            <a className="govuk-link" href={href("supplierSolutions")}>
              {words}
            </a>
          ),
        })}
        items={[
          ...cards.map(({ reference, name, summary }) => ({
            value: reference,
            text: name,
            hint: summary,
          })),
          { value: NONE, text: t("solution.none"), hint: t("solution.none.hint") },
        ]}
      />
    </QuestionPage>
  );
}
