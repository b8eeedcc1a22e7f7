import { useRouter, useRouterState } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { Button } from "@/govuk/button";
import { Loading, useWaiting } from "@/shared/loading";
import { t } from "./texts";

/** The place of the first page until its data is there; the frame stands already. */
export function FirstLoad({ children }: { children: ReactNode }) {
  const shown = useRouterState({ select: (state) => state.resolvedLocation !== undefined });
  return (
    <>
      {!shown && (
        <main id="main" className="eme-main" tabIndex={-1}>
          <div className="govuk-width-container">
            <Loading />
          </div>
        </main>
      )}
      {children}
    </>
  );
}

/** After ten seconds on the way to another page. */
export function SlowNavigation() {
  const router = useRouter();
  const onTheWay = useRouterState({
    select: (state) => state.status === "pending" && state.resolvedLocation !== undefined,
  });
  const long = useWaiting(onTheWay) === "long";
  return (
    <div className="govuk-width-container" role="status">
      {long && (
        <p className="govuk-body govuk-!-margin-top-4">
          {t("wait.long")}{" "}
          <Button
            type="button"
            variant="secondary"
            classes="govuk-!-margin-bottom-0"
            onClick={() => void router.invalidate()}
          >
            {t("wait.retry")}
          </Button>
        </p>
      )}
    </div>
  );
}
