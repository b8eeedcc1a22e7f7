import type { ReactNode } from "react";
import { ApiProblem } from "@/api/problem";
import { NotificationBanner } from "@/govuk/notification-banner";
import { FormProblem } from "@/shared/forms/form-problem";
import { SavedConflict } from "@/shared/forms/saved-conflict";
import { SavedLine } from "@/shared/forms/saved-line";
import { SubmitButton } from "@/shared/forms/submit-button";
import type { SaveState } from "@/shared/forms/use-autosave";
import { Page, Ref, TwoThirds } from "@/shared/page";
import { href } from "@/shared/paths";
import type { ResponseView } from "./api";
import { t } from "./texts";
import type { DraftForm } from "./use-draft-form";

type QuestionPageProps<V extends object> = {
  response: ResponseView;
  /** The question, for the title of the document. */
  title: string;
  caption?: string;
  question: DraftForm<V>;
  side?: ReactNode;
  children: ReactNode;
};

const tookTooLong = (state: SaveState): boolean =>
  state.kind === "failed" && state.error instanceof ApiProblem && state.error.status === 409;

/** One question of a response on a page of its own. */
export function QuestionPage<V extends object>(props: QuestionPageProps<V>) {
  const { response, title, caption, question, side, children } = props;
  const { form, saving } = question.saved;
  const back = {
    href: href("supplierResponseDraft", { ref: response.reference }),
    text: t("back"),
  };
  if (saving.state.kind === "conflict") {
    return (
      <SavedConflict
        saved={question.saved}
        theirs={question.theirs}
        fields={question.fields}
        back={back}
      />
    );
  }
  return (
    <Page
      title={title}
      record={response.challenge.title}
      back={back}
      section={href("supplierResponses")}
    >
      {tookTooLong(saving.state) ? (
        <NotificationBanner focused heading={t("closed.heading")}>
          <p className="govuk-body">{t("closed.body.writing")}</p>
        </NotificationBanner>
      ) : (
        <FormProblem form={form} />
      )}
      <TwoThirds side={side}>
        <form {...form.form} onBlur={saving.onBlur}>
          <span className="govuk-caption-l">
            <Ref>{response.reference}</Ref>
            {caption && ` · ${caption}`}
          </span>
          {children}
          <div className="govuk-!-margin-bottom-4">
            <SavedLine state={saving.state} />
          </div>
          <div className="eme-button-row govuk-!-margin-bottom-0">
            <SubmitButton busy={form.busy}>{t("continue")}</SubmitButton>
            <a className="govuk-link" href={back.href}>
              {t("back")}
            </a>
          </div>
        </form>
      </TwoThirds>
    </Page>
  );
}
