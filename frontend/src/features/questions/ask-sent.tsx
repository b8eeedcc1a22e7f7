import { Panel } from "@/govuk/panel";
import { formatMoment, formatRelative } from "@/shared/dates";
import { rich } from "@/shared/i18n/rich";
import { Page, Ref, TwoThirds } from "@/shared/page";
import { href } from "@/shared/paths";
import type { Challenge } from "@/shared/records";
import type { Question } from "./api";
import { askAddress } from "./ask-page";
import { t } from "./texts-ask";

type AskSentProps = { challenge: Challenge; sent: Question };

/** The question is with the force: by when it means to answer, and where everybody will read it. */
export function AskSent({ challenge, sent }: AskSentProps) {
  const { reference: ref, title, available_actions: actions, lead_force } = challenge;
  const { due_at: due } = sent;
  const force = lead_force.name;
  const questions = (words: string) => (
    <a className="govuk-link" href={href("challengeQuestions", { ref })}>
      {words}
    </a>
  );
  return (
    <Page title={t("sent.title")} record={title} section={href("challenges")}>
      <TwoThirds>
        <Panel title={t("sent.title")}>
          <Ref>{ref}</Ref>
        </Panel>
        <h2 className="govuk-heading-m">{t("sent.next")}</h2>
        <ul className="govuk-list govuk-list--bullet">
          {due && (
            <li>
              {t("sent.due", { force, moment: formatMoment(due), relative: formatRelative(due) })}
            </li>
          )}
          <li>{t("sent.everybody")}</li>
          <li>{t("sent.nobody")}</li>
          <li>{rich(t("sent.where"), { link: questions })}</li>
        </ul>
        <h2 className="govuk-heading-m">{t("sent.text")}</h2>
        <p className="govuk-body eme-prose">{sent.text}</p>
        {actions.includes("ask") && (
          <p className="govuk-body">
            <a className="govuk-link" href={askAddress(ref)}>
              {t("sent.another")}
            </a>
          </p>
        )}
      </TwoThirds>
    </Page>
  );
}
