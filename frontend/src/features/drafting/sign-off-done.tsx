import { useLayoutEffect } from "react";
import { Panel } from "@/govuk/panel";
import { Page, Ref, TwoThirds } from "@/shared/page";
import { href } from "@/shared/paths";
import type { Challenge } from "@/shared/records";
import type { Decision } from "./sign-off-form";
import { t } from "./texts-steps";

type Done = { title: string; body: string };

function doneOf(decision: Decision, { status }: Challenge): Done {
  if (decision === "return") {
    return { title: t("sign.done.returned"), body: t("sign.done.returned.body") };
  }
  if (status === "awaiting_sign_off") {
    return { title: t("sign.done.first"), body: t("sign.done.first.body") };
  }
  return { title: t("sign.done.off"), body: t("sign.done.next") };
}

/** What was decided, and what happens next. */
export function SignOffDone({ decision, challenge }: { decision: Decision; challenge: Challenge }) {
  const { title, body } = doneOf(decision, challenge);
  const ref = challenge.reference;
  // The page has changed without a change of address.
  useLayoutEffect(() => {
    document.getElementById("main")?.focus();
    window.scrollTo(0, 0);
  }, []);
  return (
    <Page title={title} record={challenge.title} section={href("forceChallenges")}>
      <TwoThirds>
        <Panel title={title}>
          <Ref>{ref}</Ref>
        </Panel>
        <h2 className="govuk-heading-m">{t("done.next")}</h2>
        <p className="govuk-body">{body}</p>
        <p className="govuk-body">
          <a className="govuk-link" href={href("challenge", { ref })}>
            {t("done.read")}
          </a>
        </p>
        <p className="govuk-body">
          <a className="govuk-link" href={href("forceHome")}>
            {t("done.home")}
          </a>
        </p>
      </TwoThirds>
    </Page>
  );
}
