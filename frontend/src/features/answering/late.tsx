import { useQueryClient } from "@tanstack/react-query";
import { type ApiProblem, isProblem, type Unreachable } from "@/api/problem";
import { Button } from "@/govuk/button";
import { t } from "./texts";

type LateProps = { problem: ApiProblem | Unreachable | null; id: string };

/** A colleague was first: the way to what the question is now, when the reader wants it. */
export function Late({ problem, id }: LateProps) {
  const queries = useQueryClient();
  if (!isProblem(problem, 409) || problem.text("state") === null) return null;
  async function show() {
    await queries.invalidateQueries({ queryKey: ["question", id] });
    document.getElementById("main")?.focus();
  }
  return (
    <Button type="button" variant="secondary" onClick={() => void show()}>
      {t("late.show")}
    </Button>
  );
}
