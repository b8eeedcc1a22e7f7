import { useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { InsetText } from "@/govuk/inset-text";
import { Radios } from "@/govuk/radios";
import { SummaryList } from "@/govuk/summary-list";
import { formatDate } from "@/shared/dates";
import {
  type ContactAction,
  type ContactRequest,
  contactQuery,
  takeContactAction,
} from "@/shared/deployment-records";
import { FormProblem } from "@/shared/forms/form-problem";
import { SubmitButton } from "@/shared/forms/submit-button";
import { useProblemForm } from "@/shared/forms/use-problem-form";
import { Page, RecordHead, Ref } from "@/shared/page";
import { href } from "@/shared/paths";
import { useGo, useParam } from "@/shared/routing";
import type { Screen } from "@/shared/screen";
import { useRole } from "@/shared/session";
import { StatusTag, statusName } from "@/shared/tags";
import { actionHint, actionName, t } from "./texts";

/** Where each side comes from, and goes back to. */
function useBack(): string {
  const role = useRole();
  if (role === "moderator") return href("moderationEvidence");
  return href(role?.startsWith("supplier") ? "supplierHome" : "forceDeployments");
}

function Contact() {
  const { value, etag } = useSuspenseQuery(contactQuery(useParam("id"))).data;
  const back = useBack();
  const { solution, disclosed_name: name } = value;
  return (
    <Page title={t("contact.title")} record={solution.reference} back={{ href: back }}>
      <RecordHead
        caption={<Ref>{solution.reference}</Ref>}
        title={t("contact.title")}
        tags={<StatusTag kind="contact" status={value.status} />}
      />
      {name && (
        <InsetText>
          <p className="govuk-body">{t("contact.disclosed", { name })}</p>
          <p className="govuk-body">{t("contact.disclosed.hint")}</p>
        </InsetText>
      )}
      <SummaryList
        classes="eme-summary"
        rows={[
          {
            key: t("row.product"),
            value: (
              <a className="govuk-link" href={href("solution", { ref: solution.reference })}>
                {solution.name}
              </a>
            ),
          },
          { key: t("row.supplier"), value: solution.supplier.name },
          { key: t("row.use"), value: value.use ?? t("contact.gone") },
          ...(value.sector_name ? [{ key: t("row.sector"), value: value.sector_name }] : []),
          { key: t("contact.force"), value: value.force.name },
          { key: t("contact.when"), value: formatDate(value.asked_at) },
        ]}
      />
      {value.available_actions.length > 0 && <Answer value={value} etag={etag} back={back} />}
    </Page>
  );
}

type AnswerProps = { value: ContactRequest; etag: string; back: string };

function Answer({ value, etag, back }: AnswerProps) {
  const queries = useQueryClient();
  const go = useGo();
  const form = useProblemForm({
    initial: { action: null as string | null },
    submit: ({ action }, { idempotencyKey }) =>
      takeContactAction(value.id, {
        action: (action ?? "") as ContactAction,
        etag,
        idempotencyKey,
      }),
    onDone: async () => {
      await queries.invalidateQueries({ queryKey: ["contacts"] });
      await go(back);
    },
    words: ({ pointer }) => (pointer === "/action" ? t("decision.required") : undefined),
  });
  return (
    <>
      <FormProblem
        form={form}
        stateName={(state) => statusName("contact", state)}
        actionName={actionName}
      />
      <form {...form.form}>
        <Radios
          {...form.choice("action")}
          legend={t("contact.legend")}
          legendSize="m"
          items={value.available_actions.map((action) => ({
            value: action,
            text: actionName(action),
            hint: actionHint(action),
          }))}
        />
        <SubmitButton busy={form.busy}>{t("contact.button")}</SubmitButton>
      </form>
    </>
  );
}

export const screen: Screen = {
  load: ({ params, queries }) => queries.fetchQuery(contactQuery(params.id ?? "")),
  Component: Contact,
};
