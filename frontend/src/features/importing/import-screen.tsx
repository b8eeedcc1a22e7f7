import { useState } from "react";
import type { Versioned } from "@/api/client";
import { useNewPage } from "@/shared/new-page";
import type { Screen } from "@/shared/screen";
import { type Chosen, type Report, sheetsQuery } from "./api";
import { Checked } from "./checked";
import { Choose } from "./choose";
import { Done } from "./done";

type Step =
  | { at: "choose" }
  | { at: "checked"; chosen: Chosen; checked: Versioned<Report> }
  | { at: "done"; report: Report };

/** Three pages in one: the file and its check are kept in memory and nowhere else. */
function Import() {
  const [step, setStep] = useState<Step>({ at: "choose" });
  const at = step.at === "checked" ? step.checked.etag : step.at;
  useNewPage(at);
  if (step.at === "done") return <Done report={step.report} />;
  if (step.at === "checked") {
    return (
      <Checked
        key={at}
        chosen={step.chosen}
        checked={step.checked}
        onChecked={(checked) => setStep({ ...step, checked })}
        onApplied={(report) => setStep({ at: "done", report })}
        onOther={() => setStep({ at: "choose" })}
      />
    );
  }
  return <Choose onChecked={(chosen, checked) => setStep({ at: "checked", chosen, checked })} />;
}

export const screen: Screen = {
  load: ({ queries }) => queries.fetchQuery(sheetsQuery),
  Component: Import,
};
