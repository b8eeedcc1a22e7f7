import { InsetText } from "@/govuk/inset-text";
import { href } from "@/shared/paths";
import type { Challenge } from "@/shared/records";
import { AskPage } from "./ask-page";
import { useWindow, WindowText } from "./question-window";
import { t } from "./texts-ask";

type NotNowProps = { challenge: Challenge; text: string };

/** The time for questions is over or has not come: since when, and what else one can do. */
export function NotNow({ challenge, text }: NotNowProps) {
  const { window, notice } = useWindow(challenge);
  return (
    <AskPage challenge={challenge} title={t("not.now")} above={notice}>
      <h1 className="govuk-heading-l">{t("not.now")}</h1>
      <WindowText challenge={challenge} window={window} />
      {text !== "" && (
        <>
          <h2 className="govuk-heading-m">{t("not.sent")}</h2>
          <p className="govuk-body">{t("not.sent.copy")}</p>
          <InsetText>
            <span className="eme-prose">{text}</span>
          </InsetText>
        </>
      )}
      <ReadAnswers challenge={challenge} />
    </AskPage>
  );
}

/** Before its organisation is verified a supplier may not ask. */
export function NotVerified({ challenge }: { challenge: Challenge }) {
  return (
    <AskPage challenge={challenge} title={t("unverified.title")}>
      <h1 className="govuk-heading-l">{t("unverified.title")}</h1>
      <p className="govuk-body">{t("unverified")}</p>
      <ReadAnswers challenge={challenge} />
    </AskPage>
  );
}

function ReadAnswers({ challenge: { reference: ref } }: { challenge: Challenge }) {
  return (
    <p className="govuk-body">
      <a className="govuk-link" href={href("challengeQuestions", { ref })}>
        {t("read")}
      </a>
    </p>
  );
}
