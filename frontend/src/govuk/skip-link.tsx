import type { MouseEvent } from "react";
import { t } from "./texts";

function toMain(event: MouseEvent<HTMLAnchorElement>) {
  event.preventDefault();
  document.getElementById("main")?.focus();
}

export function SkipLink() {
  return (
    // biome-ignore lint/a11y/useValidAnchor: the address is right without the script, too.
    <a href="#main" className="govuk-skip-link" onClick={toMain}>
      {t("skip")}
    </a>
  );
}
