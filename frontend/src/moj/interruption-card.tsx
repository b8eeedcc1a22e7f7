import type { ReactNode } from "react";

type InterruptionCardProps = { heading: ReactNode; actions: ReactNode; children: ReactNode };

/** A stop before something that cannot be undone or reveals something; heading is the `h1`. */
export function InterruptionCard({ heading, actions, children }: InterruptionCardProps) {
  return (
    <div className="moj-interruption-card">
      <div className="moj-interruption-card__content">
        <h1 className="moj-interruption-card__heading">{heading}</h1>
        <div className="moj-interruption-card__body">{children}</div>
        <div className="govuk-button-group moj-interruption-card__actions">{actions}</div>
      </div>
    </div>
  );
}
