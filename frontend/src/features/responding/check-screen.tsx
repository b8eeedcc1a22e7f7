import { useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { type FieldError, isProblem } from "@/api/problem";
import { ErrorSummary } from "@/govuk/error-summary";
import { InsetText } from "@/govuk/inset-text";
import { formatMoment, formatRelative } from "@/shared/dates";
import { FormProblem } from "@/shared/forms/form-problem";
import { SubmitButton } from "@/shared/forms/submit-button";
import { useProblemForm } from "@/shared/forms/use-problem-form";
import { Page, Ref, TwoThirds } from "@/shared/page";
import { useErrorTitle } from "@/shared/page-title";
import { href } from "@/shared/paths";
import { useGo, useParam } from "@/shared/routing";
import type { Screen } from "@/shared/screen";
import { useSession } from "@/shared/session";
import {
  audienceQuery,
  type ResponseView,
  responseQuery,
  takeAction,
  type WorkingCopy,
} from "./api";
import { ClosedDraft } from "./closed-draft";
import { ReadingList } from "./reading";
import { stateName } from "./record-texts";
import { sectionHref, slugOfPointer } from "./sections";
import { actionName, t } from "./texts";
import { WhoWillSee } from "./who-will-see";

function Check() {
  const { value: response, etag } = useSuspenseQuery(responseQuery(useParam("ref"))).data;
  const copy = response.working_copy;
  if (!copy || !response.available_actions.includes("edit")) {
    return <ClosedDraft response={response} />;
  }
  return <CheckPage response={response} copy={copy} etag={etag} />;
}

type CheckPageProps = { response: ResponseView; copy: WorkingCopy; etag: string };

/** What is refused because something is missing is said with a way to the question. */
function useSending({ response, etag }: Omit<CheckPageProps, "copy">) {
  const { reference: ref } = response;
  const queries = useQueryClient();
  const go = useGo();
  const [missing, setMissing] = useState<readonly FieldError[]>([]);
  useErrorTitle(missing.length > 0);
  const form = useProblemForm({
    initial: { etag },
    submit: async (_, { idempotencyKey }) => {
      try {
        await takeAction(queries, ref, { action: "submit", etag, idempotencyKey });
        return [];
      } catch (error) {
        if (isProblem(error, 409) && error.errors.length > 0) return error.errors;
        throw error;
      }
    },
    onDone: async (refused) => {
      setMissing(refused);
      if (refused.length === 0) await go(href("supplierResponseDone", { ref }));
    },
  });
  return { form, missing };
}

function CheckPage({ response, copy, etag }: CheckPageProps) {
  const ref = response.reference;
  const audience = useSuspenseQuery(audienceQuery(ref)).data;
  const { form, missing } = useSending({ response, etag });
  const closes = response.challenge.responses_close_at;
  const verified = useSession().acting_as?.organisation.status === "verified";
  const errors = useMemo(
    () =>
      missing.map(({ pointer, message }) => ({
        text: message,
        href: pointer === "/supplier" ? undefined : sectionHref(ref, slugOfPointer(pointer)),
      })),
    [missing, ref],
  );
  return (
    <Page
      title={t("check.title")}
      record={response.challenge.title}
      back={{ href: href("supplierResponseDraft", { ref }), text: t("back") }}
      section={href("supplierResponses")}
    >
      {errors.length > 0 && <ErrorSummary errors={errors} />}
      <FormProblem form={form} stateName={stateName} actionName={actionName} />
      <TwoThirds>
        <span className="govuk-caption-l">
          <Ref>{ref}</Ref> · {response.challenge.title}
        </span>
        <h1 className="govuk-heading-l">{t("check.title")}</h1>
        {!verified && <InsetText>{t("check.unverified")}</InsetText>}
        <h2 className="govuk-heading-l">{t("texts.title")}</h2>
        <ReadingList
          response={response}
          words={copy}
          solution={copy.solution?.name ?? null}
          change
        />
        <WhoWillSee audience={audience} response={response} />
        <form {...form.form}>
          {closes && (
            <p className="govuk-body">
              {t("check.until", {
                moment: formatMoment(closes),
                relative: formatRelative(closes),
              })}
            </p>
          )}
          <p className="govuk-body">{t("check.declaration")}</p>
          <SubmitButton busy={form.busy}>
            {t(response.submitted_at === null ? "check.send" : "check.send.again")}
          </SubmitButton>
        </form>
      </TwoThirds>
    </Page>
  );
}

export const screen: Screen = {
  load: ({ params, queries }) => {
    const ref = params.ref ?? "";
    return Promise.all([
      queries.fetchQuery({ ...responseQuery(ref), staleTime: 0 }),
      queries.fetchQuery(audienceQuery(ref)),
    ]);
  },
  Component: Check,
};
