import { useEffect, useState } from "react";
import { t } from "./texts/common";

const QUIET_MS = 400;
const LONG_MS = 10_000;

/** How long something has been awaited: not worth a word, worth one, or too long. */
export function useWaiting(waiting: boolean): "quiet" | "waiting" | "long" {
  const [stage, setStage] = useState<"quiet" | "waiting" | "long">("quiet");
  useEffect(() => {
    if (!waiting) {
      setStage("quiet");
      return;
    }
    const timers = [
      setTimeout(() => setStage("waiting"), QUIET_MS),
      setTimeout(() => setStage("long"), LONG_MS),
    ];
    return () => timers.forEach(clearTimeout);
  }, [waiting]);
  return stage;
}

/** The place of content that is on its way: the word "Loading" after 400 ms, nothing that moves. */
export function Loading({ compact }: { compact?: boolean }) {
  const stage = useWaiting(true);
  return (
    <div className={compact ? undefined : "eme-loading"} role="status">
      {stage !== "quiet" && <p className="govuk-body">{t("loading.now")}</p>}
      {stage === "long" && <p className="govuk-body">{t("loading.long")}</p>}
    </div>
  );
}
