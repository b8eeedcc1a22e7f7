import { Page } from "@/shared/page";
import { href } from "@/shared/paths";
import type { Challenge } from "@/shared/records";
import { StatusTag } from "@/shared/tags";
import { t } from "./texts";

/** A draft that is not being written now: what it is, and where to read it. */
export function NotWritable({ challenge }: { challenge: Challenge }) {
  const { reference: ref, title, status } = challenge;
  return (
    <Page title={t("draft.closed")} record={title} section={href("forceChallenges")}>
      <h1 className="govuk-heading-l">{t("draft.closed")}</h1>
      <p className="eme-tags">
        <StatusTag kind="challenge" status={status} />
      </p>
      <p className="govuk-body">{t("draft.closed.body")}</p>
      <p className="govuk-body">
        <a className="govuk-link" href={href("challenge", { ref })}>
          {t("draft.open")}
        </a>
      </p>
    </Page>
  );
}
