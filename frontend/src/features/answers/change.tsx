import { useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { NotificationBanner } from "@/govuk/notification-banner";
import { FormProblem } from "@/shared/forms/form-problem";
import { SubmitButton } from "@/shared/forms/submit-button";
import { useProblemForm } from "@/shared/forms/use-problem-form";
import { TwoThirds } from "@/shared/page";
import { href } from "@/shared/paths";
import { useGo } from "@/shared/routing";
import { AnswerForm } from "./answer-form";
import { AnswersPage } from "./answers-page";
import { changeAnswer, type KeepWish, type KeptAnswer, keptQuery } from "./api";
import { t } from "./texts";

type Kept = { kept: KeptAnswer; etag: string };

/** A kept answer to be changed, removed or brought back. */
export function Change({ id }: { id: string }) {
  const { value: kept, etag } = useSuspenseQuery(keptQuery(id)).data;
  return (
    <AnswersPage title={t("change")}>
      <TwoThirds>
        {kept.removed_at === null ? (
          <>
            <h1 className="govuk-heading-l">{t("change")}</h1>
            <Fields kept={kept} etag={etag} />
            <h2 className="govuk-heading-m">{t("remove")}</h2>
            <p className="govuk-body">{t("remove.body")}</p>
            <Move kept={kept} etag={etag} removed />
          </>
        ) : (
          <>
            <h1 className="govuk-heading-l">{kept.title}</h1>
            <NotificationBanner heading={t("removed.title")}>
              <p className="govuk-body">{t("removed.body")}</p>
            </NotificationBanner>
            <Move kept={kept} etag={etag} removed={false} />
          </>
        )}
      </TwoThirds>
    </AnswersPage>
  );
}

function Fields({ kept, etag }: Kept) {
  const { part, title, text, note, confidential } = kept;
  const queries = useQueryClient();
  const go = useGo();
  const form = useProblemForm<KeepWish, unknown>({
    initial: { part, title, text, note, confidential },
    submit: (values) => changeAnswer(queries, kept.id, values, etag),
    onDone: () => go(href("supplierAnswers", {}, { source: "kept" })),
  });
  return <AnswerForm form={form} />;
}

/** Out of the library, or back into it. */
function Move({ kept, etag, removed }: Kept & { removed: boolean }) {
  const queries = useQueryClient();
  const form = useProblemForm({
    initial: {},
    submit: () => changeAnswer(queries, kept.id, { removed }, etag),
    onDone: () => undefined,
  });
  return (
    <form {...form.form}>
      <FormProblem form={form} />
      <SubmitButton busy={form.busy} variant={removed ? "warning" : undefined}>
        {t(removed ? "remove" : "removed.back")}
      </SubmitButton>
    </form>
  );
}
