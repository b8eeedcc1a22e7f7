import type { ReactNode } from "react";
import { classNames } from "./class-names";
import { Tag } from "./tag";

type PhaseBannerProps = { tag: ReactNode; classes?: string; children: ReactNode };

export function PhaseBanner({ tag, classes, children }: PhaseBannerProps) {
  return (
    <div className={classNames("govuk-phase-banner", classes)}>
      <p className="govuk-phase-banner__content">
        <Tag classes="govuk-phase-banner__content__tag">{tag}</Tag>
        <span className="govuk-phase-banner__text">{children}</span>
      </p>
    </div>
  );
}
