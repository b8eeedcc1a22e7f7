import type { Challenge } from "@/shared/records";
import { lowerFirst, term } from "@/shared/texts/terms";
import type { Readiness } from "./api";
import { choiceText } from "./control";
import { type Edit, isGiven, read } from "./edit";
import type { DraftPage } from "./fields";
import { isOn, pathsOf } from "./pages";
import { t } from "./texts";

/** How far a task has come. */
export type Progress =
  | { kind: "check"; count: number }
  | { kind: "completed" | "optional" | "progress" | "todo" };

/** Findings that nobody has explained. */
export const unexplained = ({ findings }: Readiness): Readiness["findings"] =>
  findings.filter(({ explanation }) => !explanation);

/** How far a page has come, by what the API says is missing or to be checked on it. */
export function progressOf(page: DraftPage, edit: Edit, readiness: Readiness): Progress {
  const count = unexplained(readiness).filter(({ pointer }) => isOn(page, pointer)).length;
  if (count > 0) return { kind: "check", count };
  const missing = readiness.missing.some(({ pointer }) => isOn(page, pointer));
  const given = pathsOf(page).some((path) => isGiven(read(edit, path)));
  if (missing) return { kind: given ? "progress" : "todo" };
  return { kind: given ? "completed" : "optional" };
}

/** What a task says beneath its name. */
export function hintOfTask({ name }: DraftPage, edit: Edit): string | undefined {
  const { outcomes, capabilities } = edit;
  if (name === "outcomes" && outcomes.length > 0) {
    return t("task.outcomes", { count: outcomes.length });
  }
  if (name === "data" && edit.data_involved.children) return t("task.children");
  if (name === "capabilities" && capabilities.length > 0) {
    return t("task.capabilities", { count: capabilities.length });
  }
  if (name !== "audience") return undefined;
  const who = choiceText("visibility", edit.visibility);
  return `${who}. ${choiceText("handling", edit.response_handling)}`;
}

/** "Enhanced, because it concerns children": the level and the answers that lead to it. */
export function levelInWords(level: string | null, because: readonly string[]): string {
  if (!level) return "";
  const name = term("level", level);
  if (because.length === 0) return name;
  const reasons = because.map((question) => term("question", question)).map(lowerFirst);
  return t("level.because", { name, reasons: reasons.join("; ") });
}

/** How far the screening has come. */
export function screeningProgress({ safeguards }: Challenge): Progress {
  if (safeguards.decided) return { kind: "completed" };
  const answered = Object.values(safeguards.answers).some((answer) => answer !== null);
  return { kind: answered ? "progress" : "todo" };
}
