import { useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { InsetText } from "@/govuk/inset-text";
import { forcesOf, useChallengePlace } from "@/shared/challenge-head";
import { Page, RecordHead, Ref } from "@/shared/page";
import { type Challenge, challengeQuery } from "@/shared/records";
import { useParam } from "@/shared/routing";
import type { Screen } from "@/shared/screen";
import { StatusTag } from "@/shared/tags";
import { readinessQuery, versionsQuery } from "./api";
import { Kept } from "./check-screen";
import { editOf } from "./edit";
import { loadNames } from "./names";
import { Answers } from "./record-answers";
import { SignOffDone } from "./sign-off-done";
import { type Decision, SignOffForm } from "./sign-off-form";
import { SinceSignOff } from "./since-sign-off";
import { t } from "./texts-steps";

type Done = { decision: Decision; challenge: Challenge };

function SignOff() {
  const ref = useParam("ref");
  const queries = useQueryClient();
  const { value: challenge, etag } = useSuspenseQuery(challengeQuery(ref)).data;
  const [done, setDone] = useState<Done | null>(null);
  const place = useChallengePlace(challenge);
  if (done) return <SignOffDone {...done} />;
  const { available_actions: actions, lead_force: force, inside } = challenge;
  const waits = challenge.status === "awaiting_sign_off";
  const decides = actions.includes("sign_off") || actions.includes("return");
  const authorship = inside?.authorship;
  return (
    <Page title={t("sign.title", { title: challenge.title })} record={ref} {...place}>
      <RecordHead
        caption={
          <>
            <Ref>{ref}</Ref> · {forcesOf(challenge)}
          </>
        }
        title={t("sign.title", { title: challenge.title })}
        tags={<StatusTag kind="challenge" status={challenge.status} />}
      />
      {waits ? <WhoSigns challenge={challenge} /> : <NotNow />}
      {waits && authorship && authorship.approvers_needed > 1 && (
        <p className="govuk-body">
          {t("sign.signatures", {
            signed: authorship.signatures,
            needed: authorship.approvers_needed,
          })}
        </p>
      )}
      <SinceSignOff challenge={challenge} />
      <Answers challenge={challenge} edit={editOf(challenge)} />
      <Kept challenge={challenge} />
      {waits && decides && (
        <SignOffForm
          challenge={challenge}
          etag={etag}
          force={force.name}
          onDone={(decision, answer) => {
            setDone({ decision, challenge: answer.value });
            queries.setQueryData(challengeQuery(ref).queryKey, answer);
          }}
        />
      )}
    </Page>
  );
}

function NotNow() {
  return (
    <InsetText>
      <h2 className="govuk-heading-m">{t("sign.not.now")}</h2>
      <p className="govuk-body">{t("sign.not.now.body")}</p>
    </InsetText>
  );
}

/** Who can sign, for those who cannot. */
function WhoSigns({ challenge }: { challenge: Challenge }) {
  const { available_actions: actions, lead_force, inside } = challenge;
  if (actions.includes("sign_off")) return null;
  const force = lead_force.name;
  const authorship = inside?.authorship;
  const why = authorship?.you_signed
    ? ({ title: "sign.signed", body: "sign.signed.body" } as const)
    : authorship?.you_are_author && actions.includes("return")
      ? ({ title: "sign.author", body: "sign.author.body" } as const)
      : ({ title: "sign.by.others.title", body: "sign.by.others" } as const);
  return (
    <InsetText>
      <h2 className="govuk-heading-m">{t(why.title)}</h2>
      <p className="govuk-body">{t(why.body, { force })}</p>
    </InsetText>
  );
}

export const screen: Screen = {
  load: ({ params: { ref = "" }, queries }) =>
    Promise.all([
      queries.fetchQuery(challengeQuery(ref)),
      queries.fetchQuery(readinessQuery(ref)),
      queries.fetchQuery(versionsQuery(ref)),
      loadNames(queries),
    ]),
  Component: SignOff,
};
