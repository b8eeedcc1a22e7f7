import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { isProblem } from "@/api/problem";
import { Button } from "@/govuk/button";
import { ErrorSummary } from "@/govuk/error-summary";
import { Loading } from "@/shared/loading";
import { Page, TwoThirds } from "@/shared/page";
import { href } from "@/shared/paths";
import { useGo } from "@/shared/routing";
import type { Screen } from "@/shared/screen";
import { SimilarList } from "@/shared/similar-list";
import { questionAddress } from "./addresses";
import { useAnswers } from "./answers";
import { similarToQuery } from "./api";
import { ChoiceForm } from "./choice-form";
import { t } from "./texts";

function Similar() {
  const { answers } = useAnswers();
  const go = useGo();
  const answered = answers.title.trim() !== "" && answers.problem_today.trim() !== "";
  const found = useQuery({ ...similarToQuery(answers), enabled: answered });
  useEffect(() => {
    if (!answered) void go(questionAddress(), { replace: true });
  }, [answered, go]);
  const refused = isProblem(found.error, 422) ? found.error : null;
  return (
    <Page
      title={t("similar.title")}
      back={{ href: questionAddress("capabilities"), text: t("back") }}
      section={href("forceChallenges")}
    >
      <TwoThirds>
        {refused && (
          <ErrorSummary
            title={t("wrong.title")}
            errors={refused.errors.map(({ pointer, message }) => ({
              text: message,
              href: addressOf(pointer),
            }))}
          />
        )}
        <h1 className="govuk-heading-l">{t("similar.title")}</h1>
        {found.isPending && <Loading />}
        {found.data && found.data.length === 0 && <NothingFound />}
        {found.data && found.data.length > 0 && (
          <>
            <p className="govuk-body-l" role="status">
              {t("similar.found", { count: found.data.length })}
            </p>
            <p className="govuk-body">{t("similar.hint")}</p>
            <SimilarList items={found.data} />
          </>
        )}
        {found.isError && !refused && <Unavailable onRetry={() => void found.refetch()} />}
        {answered && !found.isPending && !refused && (
          <ChoiceForm answers={answers} similar={found.data ?? null} />
        )}
      </TwoThirds>
    </Page>
  );
}

/** The question in which a field was answered. */
function addressOf(pointer: string): string {
  if (pointer.startsWith("/title")) return questionAddress();
  return questionAddress(pointer.startsWith("/problem_today") ? "problem" : "capabilities");
}

function NothingFound() {
  return (
    <>
      <h2 className="govuk-heading-m">{t("similar.nothing")}</h2>
      <p className="govuk-body">{t("similar.nothing.body")}</p>
    </>
  );
}

function Unavailable({ onRetry }: { onRetry: () => void }) {
  return (
    <div className="eme-part-failed" role="status">
      <p className="govuk-body">
        <strong>{t("similar.unavailable")}</strong>
      </p>
      <p className="govuk-body">{t("similar.unavailable.body")}</p>
      <Button type="button" variant="secondary" onClick={onRetry}>
        {t("retry")}
      </Button>
    </div>
  );
}

export const screen: Screen = { Component: Similar };
