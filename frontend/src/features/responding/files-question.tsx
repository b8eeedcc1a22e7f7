import { Audience } from "@/shared/audience";
import { FilesField } from "@/shared/files/files-field";
import type { WorkingCopy } from "./api";
import { ConfidentialBox } from "./confidential-box";
import { QuestionPage } from "./question-page";
import { t } from "./texts";
import { type Draft, useDraftForm } from "./use-draft-form";

type Values = { attachments: WorkingCopy["attachments"] };

const MOST_ATTACHMENTS = 10;

/** Files that go with the response; each may be kept confidential. */
export function FilesQuestion({ draft }: { draft: Draft }) {
  const { response } = draft;
  const question = useDraftForm<Values>({
    draft,
    valuesOf: ({ attachments }) => ({ attachments }),
    editOf: ({ attachments }) => ({ attachments }),
    fields: [
      {
        name: "attachments",
        label: t("section.files"),
        text: ({ attachments }) =>
          attachments.map(({ file }) => response.files[file]?.name ?? t("files.new")).join("\n"),
      },
    ],
  });
  const { form } = question.saved;
  const given = form.values.attachments;
  const marked = (id: string) =>
    given.some(({ file, confidential }) => file === id && confidential);
  return (
    <QuestionPage response={response} title={t("section.files")} question={question}>
      <h1 className="govuk-heading-l">{t("section.files")}</h1>
      <p className="govuk-body">{t("files.why")}</p>
      <FilesField
        {...form.at("/attachments")}
        purpose="response"
        value={given.map(({ file }) => file)}
        files={response.files}
        most={MOST_ATTACHMENTS}
        before={<Audience kind="response" />}
        onChange={(ids) =>
          form.set({ attachments: ids.map((file) => ({ file, confidential: marked(file) })) })
        }
        about={({ id, name }) => (
          <ConfidentialBox
            id={`confidential-${id}`}
            text={t("files.confidential", { name })}
            force={response.challenge.lead_force.name}
            value={marked(id)}
            onChange={(confidential) =>
              form.set({
                attachments: given.map((one) => (one.file === id ? { ...one, confidential } : one)),
              })
            }
          />
        )}
      />
    </QuestionPage>
  );
}
