import { useQuery, useQueryClient } from "@tanstack/react-query";
import { FormProblem } from "@/shared/forms/form-problem";
import { SubmitButton } from "@/shared/forms/submit-button";
import { useProblemForm } from "@/shared/forms/use-problem-form";
import { Page } from "@/shared/page";
import { href } from "@/shared/paths";
import { Panel } from "@/shared/problem-boundary";
import { type Challenge, challengeQuery } from "@/shared/records";
import { useGo } from "@/shared/routing";
import { SimilarList } from "@/shared/similar-list";
import { statusName } from "@/shared/tags";
import { reviewSimilar, similarQuery } from "./api";
import { t } from "./texts";
import { t as start } from "./texts-steps";

/** Similar challenges of other forces, looked at after the draft was started. */
export function SimilarSection({ challenge }: { challenge: Challenge }) {
  const { reference: ref } = challenge;
  const queries = useQueryClient();
  const go = useGo();
  const found = useQuery(similarQuery(ref)).data?.items;
  const form = useProblemForm({
    initial: {},
    submit: (_, { idempotencyKey }) => {
      const seen = found?.map((similar) => similar.challenge.id) ?? [];
      return reviewSimilar(ref, seen, idempotencyKey);
    },
    onDone: async (answer) => {
      queries.setQueryData(challengeQuery(ref).queryKey, answer);
      await go(href("draft", { ref }));
    },
  });
  const back = { href: href("draft", { ref }), text: t("back") };
  return (
    <Page
      title={t("page.similar")}
      record={challenge.title}
      back={back}
      section={href("forceChallenges")}
    >
      <FormProblem form={form} stateName={(state) => statusName("challenge", state)} />
      <h1 className="govuk-heading-l">{t("page.similar")}</h1>
      <p className="govuk-body">{t("similar.hint")}</p>
      <Panel what={t("similar.what")} query={similarQuery(ref)}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="govuk-body">{start("similar.nothing")}</p>
          ) : (
            <SimilarList items={items} />
          )
        }
      </Panel>
      {found && (
        <form {...form.form}>
          <SubmitButton busy={form.busy}>{t("similar.go.on")}</SubmitButton>
        </form>
      )}
    </Page>
  );
}
