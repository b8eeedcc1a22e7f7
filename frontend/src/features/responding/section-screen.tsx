import { useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { NotFoundPage } from "@/shared/problem-pages";
import { useParam } from "@/shared/routing";
import type { Screen } from "@/shared/screen";
import { namableCardsQuery, responseQuery } from "./api";
import { ClosedDraft } from "./closed-draft";
import { CostQuestion } from "./cost-question";
import { FilesQuestion } from "./files-question";
import { InterestQuestion } from "./interest-question";
import { OutcomeQuestion } from "./outcome-question";
import { type Section, sectionsOf } from "./sections";
import { SolutionQuestion } from "./solution-question";
import { TextQuestion } from "./text-question";
import type { Draft } from "./use-draft-form";

function SectionScreen() {
  const slug = useParam("section");
  const { value: response, etag } = useSuspenseQuery(responseQuery(useParam("ref"))).data;
  const section = sectionsOf(response).find((one) => one.slug === slug);
  if (!section) return <NotFoundPage />;
  return <Question key={slug} section={section} draft={{ response, etag }} />;
}

type QuestionProps = { section: Section; draft: Draft };

/** The page stays as it was opened: closing while somebody writes takes no text away. */
function Question({ section, draft: now }: QuestionProps) {
  const [draft] = useState(now);
  const { working_copy: copy, available_actions: actions } = draft.response;
  if (!copy || !actions.includes("edit")) return <ClosedDraft response={draft.response} />;
  switch (section.kind) {
    case "outcome":
      return <OutcomeQuestion index={section.index} draft={draft} />;
    case "text":
      return <TextQuestion part={section.part} draft={draft} />;
    case "solution":
      return <SolutionQuestion draft={draft} />;
    case "cost":
      return <CostQuestion draft={draft} />;
    case "files":
      return <FilesQuestion draft={draft} />;
    case "interest":
      return <InterestQuestion draft={draft} />;
  }
}

export const screen: Screen = {
  load: ({ params, queries }) =>
    Promise.all([
      queries.fetchQuery({ ...responseQuery(params.ref ?? ""), staleTime: 0 }),
      params.section === "solution" ? queries.fetchQuery(namableCardsQuery) : null,
    ]),
  Component: SectionScreen,
};
