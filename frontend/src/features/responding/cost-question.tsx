import { Radios } from "@/govuk/radios";
import { Textarea } from "@/govuk/textarea";
import { Audience } from "@/shared/audience";
import { term } from "@/shared/texts/terms";
import type { WorkingCopy } from "./api";
import { ConfidentialBox } from "./confidential-box";
import { QuestionPage } from "./question-page";
import { COST_BANDS } from "./sections";
import { marked } from "./text-question";
import { t } from "./texts";
import { type Draft, useDraftForm } from "./use-draft-form";

type Values = {
  cost_band: WorkingCopy["cost_band"];
  time_needed: string;
  cost_confidential: boolean;
  time_confidential: boolean;
};

const NONE = "";

/** Roughly what it would cost and how long it would take, each confidential or not. */
export function CostQuestion({ draft }: { draft: Draft }) {
  const question = useDraftForm<Values>({
    draft,
    valuesOf: (copy) => ({
      cost_band: copy.cost_band,
      time_needed: copy.time_needed,
      cost_confidential: copy.confidential_parts.includes("cost_band"),
      time_confidential: copy.confidential_parts.includes("time_needed"),
    }),
    editOf: ({ cost_confidential: cost, time_confidential: time, ...values }, copy) => ({
      ...values,
      confidential_parts: marked(
        marked(copy.confidential_parts, "cost_band", cost),
        "time_needed",
        time,
      ),
    }),
    fields: [
      {
        name: "cost_band",
        label: t("cost.band"),
        text: ({ cost_band: band }) => (band === null ? t("cost.none") : term("budget", band)),
      },
      { name: "time_needed", label: t("cost.time"), text: ({ time_needed: time }) => time },
      {
        name: "cost_confidential",
        label: t("cost.confidential"),
        text: ({ cost_confidential: cost }) => t(cost ? "yes" : "no"),
      },
      {
        name: "time_confidential",
        label: t("time.confidential"),
        text: ({ time_confidential: time }) => t(time ? "yes" : "no"),
      },
    ],
  });
  const { form } = question.saved;
  const { values, set } = form;
  const force = draft.response.challenge.lead_force.name;
  return (
    <QuestionPage response={draft.response} title={t("section.cost")} question={question}>
      <h1 className="govuk-heading-l">{t("section.cost")}</h1>
      <Radios
        {...form.at("/cost_band")}
        legend={t("cost.band")}
        legendSize="m"
        hint={t("cost.band.hint")}
        value={values.cost_band ?? NONE}
        onChange={(band) =>
          set({ cost_band: band === NONE ? null : (band as Values["cost_band"]) })
        }
        items={[
          ...COST_BANDS.map((value) => ({ value, text: term("budget", value) })),
          { value: NONE, text: t("cost.none"), divider: t("or") },
        ]}
      />
      <ConfidentialBox
        id="cost-confidential"
        text={t("cost.confidential")}
        force={force}
        value={values.cost_confidential}
        onChange={(cost_confidential) => set({ cost_confidential })}
      />
      <Textarea
        {...form.text("time_needed")}
        label={t("cost.time")}
        labelSize="m"
        hint={t("cost.time.hint")}
        before={<Audience kind="response" />}
        rows={3}
        spellCheck
      />
      <ConfidentialBox
        id="time-confidential"
        text={t("time.confidential")}
        force={force}
        value={values.time_confidential}
        onChange={(time_confidential) => set({ time_confidential })}
      />
    </QuestionPage>
  );
}
