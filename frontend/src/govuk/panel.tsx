import type { ReactNode } from "react";

/** The confirmation panel of a "done" page; its title is the page's `h1`. */
export function Panel({ title, children }: { title: ReactNode; children?: ReactNode }) {
  return (
    <div className="govuk-panel govuk-panel--confirmation">
      <h1 className="govuk-panel__title">{title}</h1>
      {children !== undefined && <div className="govuk-panel__body">{children}</div>}
    </div>
  );
}
