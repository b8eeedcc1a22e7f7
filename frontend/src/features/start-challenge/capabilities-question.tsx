import { useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Textarea } from "@/govuk/textarea";
import { Audience } from "@/shared/audience";
import { CapabilityPicker } from "@/shared/capability-picker";
import { href } from "@/shared/paths";
import { capabilitiesQuery } from "@/shared/vocabulary";
import { questionAddress } from "./addresses";
import { unanswered, useAnswers } from "./answers";
import { QuestionPage, useQuestion } from "./question-page";
import { t } from "./texts";

const MOST = 8;

const linesOf = (text: string): string[] =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);

export function CapabilitiesQuestion() {
  const { answers, change } = useAnswers();
  const themes = useSuspenseQuery(capabilitiesQuery).data;
  const [typed, setTyped] = useState(() => answers.keywords.join("\n"));
  const given = answers.capabilities.length + answers.keywords.length > 0;
  const form = useQuestion({
    next: href("forceNewChallengeSimilar"),
    check: () => (given ? null : unanswered("/capabilities", t("capabilities.missing"))),
  });
  return (
    <QuestionPage
      title={t("capabilities.title")}
      number={3}
      back={questionAddress("problem")}
      form={form}
    >
      <h1 className="govuk-heading-l">{t("capabilities.title")}</h1>
      <p className="govuk-hint">{t("capabilities.hint")}</p>
      <CapabilityPicker
        {...form.at("/capabilities")}
        themes={themes}
        value={answers.capabilities}
        most={MOST}
        onChange={(capabilities) => change({ capabilities })}
      />
      <Textarea
        {...form.at("/keywords")}
        label={t("keywords.label")}
        labelSize="m"
        hint={t("keywords.hint")}
        rows={3}
        value={typed}
        before={<Audience kind="everyone" />}
        onChange={(event) => {
          setTyped(event.target.value);
          change({ keywords: linesOf(event.target.value) });
        }}
      />
    </QuestionPage>
  );
}
