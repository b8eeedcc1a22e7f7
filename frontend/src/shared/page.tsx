import type { ReactNode } from "react";
import { BackLink } from "@/govuk/back-link";
import { Breadcrumbs, type Crumb } from "@/govuk/breadcrumbs";
import { usePageTitle } from "./page-title";
import { useSection } from "./section";

export type { Crumb };

type PageProps = {
  /** The page's `h1`, for the title of the document. */
  title: string;
  /** The record the page is about, after the `h1` in the title. */
  record?: string | undefined;
  crumbs?: readonly Crumb[] | undefined;
  /** In place of breadcrumbs, on question pages. */
  back?: { href: string; text?: string } | undefined;
  /** Address of the navigation item to mark, when the path does not say it. */
  section?: string | undefined;
  /** The page sets its own containers (the start page). */
  full?: boolean | undefined;
  children: ReactNode;
};

/** Every screen's outermost element: title, way back, and `main`, which takes the focus. */
export function Page({ title, record, crumbs, back, section, full, children }: PageProps) {
  usePageTitle(title, record);
  useSection(section);
  return (
    <>
      {(crumbs || back) && (
        <div className="govuk-width-container">
          {crumbs && <Breadcrumbs items={crumbs} />}
          {back && <Back {...back} />}
        </div>
      )}
      <main id="main" className={full ? "eme-main--full" : "eme-main"} tabIndex={-1}>
        {full ? children : <div className="govuk-width-container">{children}</div>}
      </main>
    </>
  );
}

function Back({ href, text }: { href: string; text?: string }) {
  return <BackLink href={href}>{text}</BackLink>;
}

/** Content in two thirds, help or dates in one third, the side column last in the source. */
export function TwoThirds({ children, side }: { children: ReactNode; side?: ReactNode }) {
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">{children}</div>
      {side !== undefined && <div className="govuk-grid-column-one-third">{side}</div>}
    </div>
  );
}

type RecordHeadProps = {
  /** Reference and organisations. */
  caption?: ReactNode;
  title: string;
  /** The overview of a public record is larger than its other pages. */
  size?: "xl" | "l";
  tags?: ReactNode;
  children?: ReactNode;
};

/** The head of a record: caption, `h1`, tags. */
export function RecordHead({ caption, title, size = "l", tags, children }: RecordHeadProps) {
  return (
    <div className="eme-record">
      {caption !== undefined && <p className="eme-record__caption">{caption}</p>}
      <h1 className={`govuk-heading-${size} eme-record__title`}>{title}</h1>
      {tags !== undefined && <p className="eme-tags">{tags}</p>}
      {children}
    </div>
  );
}

/** A reference such as CH-2026-0042, never broken across lines. */
export function Ref({ children }: { children: string }) {
  return <span className="eme-ref">{children}</span>;
}
