import { useSuspenseQuery } from "@tanstack/react-query";
import { Panel } from "@/govuk/panel";
import { Page, Ref, TwoThirds } from "@/shared/page";
import { href } from "@/shared/paths";
import { challengeQuery } from "@/shared/records";
import { useParam } from "@/shared/routing";
import type { Screen } from "@/shared/screen";
import { t } from "./texts-steps";

function Done() {
  const ref = useParam("ref");
  const { title, lead_force, safeguards, inside } = useSuspenseQuery(challengeQuery(ref)).data
    .value;
  const two = (inside?.authorship.approvers_needed ?? 1) > 1;
  return (
    <Page title={t("done.title")} record={title} section={href("forceChallenges")}>
      <TwoThirds>
        <Panel title={t("done.title")}>
          <Ref>{ref}</Ref>
        </Panel>
        <h2 className="govuk-heading-m">{t("done.next")}</h2>
        <p className="govuk-body">
          {t(two ? "done.body.two" : "done.body", { force: lead_force.name })}
        </p>
        <p className="govuk-body">{t("done.back")}</p>
        <p className="govuk-body">{t("done.moderator")}</p>
        {safeguards.level === "panel" && <p className="govuk-body">{t("done.opinion")}</p>}
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

export const screen: Screen = {
  load: ({ params: { ref = "" }, queries }) => queries.fetchQuery(challengeQuery(ref)),
  Component: Done,
};
