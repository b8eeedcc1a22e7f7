import type { ReactNode } from "react";
import { classNames } from "./class-names";
import { Hidden } from "./hidden";

export type SummaryAction = {
  text: string;
  /** What the action is about, for screen readers: "Change" + "name". */
  hidden: string;
  href: string;
};

export type SummaryRow = {
  key: ReactNode;
  value: ReactNode;
  actions?: readonly SummaryAction[] | undefined;
};

export function ActionLink({ action }: { action: SummaryAction }) {
  return (
    <a className="govuk-link" href={action.href}>
      {action.text}
      <Hidden> {action.hidden}</Hidden>
    </a>
  );
}

function Actions({ actions }: { actions: readonly SummaryAction[] }) {
  const [first] = actions;
  return (
    <dd className="govuk-summary-list__actions">
      {actions.length === 1 && first ? (
        <ActionLink action={first} />
      ) : (
        <ul className="govuk-summary-list__actions-list">
          {actions.map((action) => (
            <li className="govuk-summary-list__actions-list-item" key={action.href}>
              <ActionLink action={action} />
            </li>
          ))}
        </ul>
      )}
    </dd>
  );
}

type SummaryListProps = { rows: readonly SummaryRow[]; classes?: string; noBorder?: boolean };

export function SummaryList({ rows, classes, noBorder }: SummaryListProps) {
  const anyActions = rows.some((row) => row.actions?.length);
  return (
    <dl
      className={classNames(
        "govuk-summary-list",
        noBorder && "govuk-summary-list--no-border",
        classes,
      )}
    >
      {rows.map((row, index) => (
        <div
          className={classNames(
            "govuk-summary-list__row",
            anyActions && !row.actions?.length && "govuk-summary-list__row--no-actions",
          )}
          // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity but their place.
          key={index}
        >
          <dt className="govuk-summary-list__key">{row.key}</dt>
          <dd className="govuk-summary-list__value">{row.value}</dd>
          {row.actions && row.actions.length > 0 && <Actions actions={row.actions} />}
        </div>
      ))}
    </dl>
  );
}

type SummaryCardProps = {
  title: string;
  headingLevel?: 2 | 3 | 4;
  actions?: readonly SummaryAction[];
  children: ReactNode;
};

export function SummaryCard({ title, headingLevel = 2, actions, children }: SummaryCardProps) {
  const Heading = `h${headingLevel}` as const;
  return (
    <div className="govuk-summary-card">
      <div className="govuk-summary-card__title-wrapper">
        <Heading className="govuk-summary-card__title">{title}</Heading>
        {actions && actions.length > 0 && (
          <ul className="govuk-summary-card__actions">
            {actions.map((action) => (
              <li className="govuk-summary-card__action" key={action.href}>
                <ActionLink action={action} />
              </li>
            ))}
          </ul>
        )}
      </div>
      <div className="govuk-summary-card__content">{children}</div>
    </div>
  );
}
