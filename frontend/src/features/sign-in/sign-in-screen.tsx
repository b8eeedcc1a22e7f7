import { useQueryClient } from "@tanstack/react-query";
import { Page } from "@/shared/page";
import { useGo, useQueryParams } from "@/shared/routing";
import type { Screen } from "@/shared/screen";
import type { Session } from "@/shared/session";
import { startAnew } from "./api";
import { homeOf, safeReturn } from "./home";
import { SignInForm } from "./sign-in-form";
import { t } from "./texts";

function SignIn() {
  const queries = useQueryClient();
  const go = useGo();
  const next = safeReturn(useQueryParams().get("next"));
  async function done(session: Session) {
    startAnew(queries, session);
    await go(next ?? homeOf(session), { replace: true });
  }
  return (
    <Page title={t("title")}>
      <SignInForm title={t("title")} onSignedIn={done} />
    </Page>
  );
}

export const screen: Screen = { Component: SignIn };
