import { useQueryClient } from "@tanstack/react-query";
import { Radios } from "@/govuk/radios";
import { FormProblem } from "@/shared/forms/form-problem";
import { SubmitButton } from "@/shared/forms/submit-button";
import { useProblemForm } from "@/shared/forms/use-problem-form";
import { Page } from "@/shared/page";
import { useGo } from "@/shared/routing";
import type { Screen } from "@/shared/screen";
import { useSession } from "@/shared/session";
import { t as roleText } from "@/shared/texts/roles";
import { actAs, startAnew } from "./api";
import { homeOf } from "./home";
import { t } from "./texts";

function ActingAs() {
  const { memberships, acting_as: now } = useSession();
  const queries = useQueryClient();
  const go = useGo();
  const form = useProblemForm({
    initial: { membership_id: now?.membership_id ?? null },
    submit: ({ membership_id }) => actAs(membership_id ?? ""),
    onDone: async (session) => {
      startAnew(queries, session);
      await go(homeOf(session));
    },
  });
  return (
    <Page title={t("acting.title")}>
      <FormProblem form={form} />
      <form {...form.form}>
        <Radios
          {...form.choice("membership_id")}
          legend={t("acting.title")}
          legendSize="l"
          legendIsHeading
          hint={t("acting.hint")}
          items={memberships.map((membership) => ({
            value: membership.membership_id,
            text: membership.organisation.name,
            hint: roleText(membership.role),
          }))}
        />
        <SubmitButton busy={form.busy}>{t("acting.again")}</SubmitButton>
      </form>
    </Page>
  );
}

export const screen: Screen = { Component: ActingAs };
