import { useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { InsetText } from "@/govuk/inset-text";
import { formatMoment, formatRelative } from "@/shared/dates";
import { rich } from "@/shared/i18n/rich";
import { usePassed } from "@/shared/passed";
import { href } from "@/shared/paths";
import type { Challenge } from "@/shared/records";
import { ReloadNotice } from "@/shared/reload-notice";
import { useRole, useSession } from "@/shared/session";
import { t } from "./texts";
import { nextMoment, type Window, windowOf } from "./window";

type WindowNow = { window: Window; notice: ReactNode };

/**
 * The time for questions as it stood when the page was read, and the notice that it has changed
 * since: nothing moves by itself.
 */
export function useWindow(challenge: Challenge): WindowNow {
  const queries = useQueryClient();
  const [readAt, setReadAt] = useState(Date.now);
  const supplier = useRole()?.startsWith("supplier") ?? false;
  const window = windowOf(challenge, supplier, readAt);
  const passed = usePassed(nextMoment(window, challenge));
  async function reload() {
    await queries.invalidateQueries({ queryKey: ["challenge", challenge.reference] });
    setReadAt(Date.now());
  }
  return {
    window,
    notice: passed && (
      <ReloadNotice heading={t(`passed.${passedOf(window)}`)} onReload={() => void reload()} />
    ),
  };
}

const passedOf = ({ state }: Window) =>
  state === "scheduled" || state === "open" ? state : "responses";

type WindowProps = { challenge: Challenge; window: Window };

/** From or until when one can ask, what else one can do, and who learns what. */
export function WindowText({ challenge, window }: WindowProps) {
  const { state, at } = window;
  const moment = at === null ? t("window.unknown") : formatMoment(at);
  return (
    <InsetText classes="eme-deadline">
      <p className="eme-deadline__date">{t(`window.${state}`, { moment })}</p>
      <p className="eme-deadline__rest">
        {at !== null && <>{sentence(formatRelative(at))} </>}
        <Rest challenge={challenge} window={window} />
      </p>
    </InsetText>
  );
}

const sentence = (words: string): string =>
  t("sentence", { words: words.charAt(0).toUpperCase() + words.slice(1) });

function Rest({ challenge, window: { state } }: WindowProps) {
  const signedIn = useSession().account !== null;
  if (state !== "closed") return t(`window.${state}.rest`);
  const { status, reference: ref, responses_close_at: closes, available_actions } = challenge;
  const link = (screen: "challengeRespond" | "challengeOutcome") => (words: string) => (
    <a className="govuk-link" href={href(screen, { ref })}>
      {words}
    </a>
  );
  if (status === "concluded") {
    return rich(t("window.concluded.rest"), { link: link("challengeOutcome") });
  }
  const mayRespond = status === "open" && (!signedIn || available_actions.includes("respond"));
  if (!mayRespond || !closes) return t("window.closed.rest");
  return rich(t("window.closed.respond", { moment: formatMoment(closes) }), {
    link: link("challengeRespond"),
  });
}
