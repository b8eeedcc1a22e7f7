import { useNewPage } from "@/shared/new-page";
import { useQueryParams } from "@/shared/routing";
import type { Screen } from "@/shared/screen";
import { capabilitiesQuery } from "@/shared/vocabulary";
import { CapabilitiesQuestion } from "./capabilities-question";
import { ProblemQuestion } from "./problem-question";
import { TitleQuestion } from "./title-question";

/** Three questions, one per page; they share an address, so the answers stay while one goes. */
function NewChallenge() {
  const question = useQueryParams().get("question");
  useNewPage(question);
  if (question === "problem") return <ProblemQuestion />;
  if (question === "capabilities") return <CapabilitiesQuestion />;
  return <TitleQuestion />;
}

export const screen: Screen = {
  load: ({ queries }) => queries.ensureQueryData(capabilitiesQuery),
  Component: NewChallenge,
};
