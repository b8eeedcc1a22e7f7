import type { ReactNode } from "react";

type GenericHeaderProps = { href: string; logo: ReactNode; children?: ReactNode };

/** The header without crown: a name in text that leads to the start. */
export function GenericHeader({ href, logo, children }: GenericHeaderProps) {
  return (
    <div className="govuk-generic-header">
      <div className="govuk-generic-header__container govuk-width-container">
        <div className="govuk-generic-header__logo">
          <a href={href} className="govuk-generic-header__homepage-link">
            {logo}
          </a>
        </div>
        {children}
      </div>
    </div>
  );
}
