import { useEffect, useState } from "react";
import { formatStamp } from "@/shared/dates";
import { t } from "./texts";

const now = () => ({ address: window.location.href, at: new Date().toISOString() });

/** On paper only: where the page came from and when it was printed. */
export function PrintLine() {
  const [printed, setPrinted] = useState(now);
  useEffect(() => {
    const note = () => setPrinted(now());
    window.addEventListener("beforeprint", note);
    return () => window.removeEventListener("beforeprint", note);
  }, []);
  return (
    <p className="eme-printed govuk-width-container" aria-hidden="true">
      {t("printed", { address: printed.address, at: formatStamp(printed.at) })}
    </p>
  );
}
