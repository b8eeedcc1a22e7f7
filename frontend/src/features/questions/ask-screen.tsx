import { useSuspenseQuery } from "@tanstack/react-query";
import { useNewPage } from "@/shared/new-page";
import { challengeQuery } from "@/shared/records";
import { useParam, useQueryParams } from "@/shared/routing";
import type { Screen } from "@/shared/screen";
import { useSession } from "@/shared/session";
import { AskCheck } from "./ask-check";
import { NotNow, NotVerified } from "./ask-not-now";
import { AskSent } from "./ask-sent";
import { AskWrite } from "./ask-write";
import { useWish } from "./wish";

/** Writing, checking and having sent a question share an address, so that what was typed stays. */
function Ask() {
  const ref = useParam("ref");
  const { value: challenge } = useSuspenseQuery(challengeQuery(ref)).data;
  const verified = useSession().acting_as?.organisation.status === "verified";
  const step = useQueryParams().get("step");
  const { wish, change } = useWish(ref);
  const looked = wish.similar !== undefined;
  const page = () => {
    if (step === "sent" && wish.sent) return "sent";
    if (!challenge.available_actions.includes("ask")) return "not_now";
    if (!verified) return "not_verified";
    return step === "check" && looked ? "check" : "write";
  };
  const at = page();
  useNewPage(at);
  if (at === "sent" && wish.sent) return <AskSent challenge={challenge} sent={wish.sent} />;
  if (at === "not_now") return <NotNow challenge={challenge} text={wish.text} />;
  if (at === "not_verified") return <NotVerified challenge={challenge} />;
  if (at === "check") return <AskCheck challenge={challenge} wish={wish} change={change} />;
  return <AskWrite challenge={challenge} wish={wish} change={change} />;
}

export const screen: Screen = {
  load: ({ params: { ref = "" }, queries }) => queries.fetchQuery(challengeQuery(ref)),
  Component: Ask,
};
