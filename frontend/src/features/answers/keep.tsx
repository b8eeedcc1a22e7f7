import { useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { answersQuery, type EarlierAnswer } from "@/shared/answers/api";
import { answerName } from "@/shared/answers/earlier-answer";
import { useProblemForm } from "@/shared/forms/use-problem-form";
import { TwoThirds } from "@/shared/page";
import { href } from "@/shared/paths";
import { useGo, useQueryParams } from "@/shared/routing";
import { AnswerForm, EMPTY } from "./answer-form";
import { AnswersPage } from "./answers-page";
import { type KeepWish, keepAnswer } from "./api";
import { t } from "./texts";

const LONGEST_TITLE = 120;

/** The answer one begins with; without one, as little as can be asked for. */
export const fromQuery = (query: URLSearchParams) =>
  answersQuery({ answer: query.get("from") ?? "none", limit: 1 });

/** Begin with an answer that was sent, or with nothing. */
function beginning(from: EarlierAnswer | undefined): KeepWish {
  if (!from) return EMPTY;
  const { part, text, confidential } = from;
  return { ...EMPTY, title: answerName(from).slice(0, LONGEST_TITLE), part, text, confidential };
}

/** A new answer, begun with one that was sent or with nothing. */
export function Keep() {
  const { items } = useSuspenseQuery(fromQuery(useQueryParams())).data;
  const queries = useQueryClient();
  const go = useGo();
  const form = useProblemForm<KeepWish, unknown>({
    initial: beginning(items[0]),
    submit: (values, { idempotencyKey }) => keepAnswer(queries, values, idempotencyKey),
    onDone: () => go(href("supplierAnswers", {}, { source: "kept" })),
  });
  return (
    <AnswersPage title={t("keep")}>
      <TwoThirds>
        <h1 className="govuk-heading-l">{t("keep")}</h1>
        <AnswerForm form={form} />
      </TwoThirds>
    </AnswersPage>
  );
}
