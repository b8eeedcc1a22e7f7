import type { ReactNode } from "react";
import type { SummaryRow } from "@/govuk/summary-list";
import { Prose } from "./prose";

type SectionProps = { id: string; title: string; children: ReactNode };

/** A titled part of a record. */
export function Section({ id, title, children }: SectionProps) {
  return (
    <section className="eme-section" aria-labelledby={id}>
      <h2 className="govuk-heading-m" id={id}>
        {title}
      </h2>
      {children}
    </section>
  );
}

type TextSectionProps = { id: string; title: string; text: string };

/** A part that is one text; nothing when it was left empty. */
export function TextSection({ id, title, text }: TextSectionProps) {
  if (!text.trim()) return null;
  return (
    <Section id={id} title={title}>
      <Prose text={text} />
    </Section>
  );
}

/** Rows of a summary list, without those that were left empty. */
export function filledRows(rows: readonly (readonly [key: string, text: string])[]): SummaryRow[] {
  return rows
    .filter(([, text]) => text.trim())
    .map(([key, text]) => ({ key, value: <span className="eme-prose">{text}</span> }));
}

export type Fact = readonly [name: string, value: ReactNode];

/** Facts of the side column; those without a value are left out. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className="eme-dates">
      {facts
        .filter(([, value]) => Boolean(value))
        .map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}

type LinksProps = {
  items: readonly { slug: string; name: string }[];
  to: (slug: string) => string;
};

/** Names of the vocabulary in one line, each leading to a page of its own. */
export function NamedLinks({ items, to }: LinksProps) {
  return items.map(({ slug, name }, index) => (
    <span key={slug}>
      {index > 0 && ", "}
      <a className="govuk-link" href={to(slug)}>
        {name}
      </a>
    </span>
  ));
}
