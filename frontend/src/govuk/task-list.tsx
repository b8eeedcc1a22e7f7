import type { ReactNode } from "react";
import { classNames, describedBy } from "./class-names";

export type Task = {
  id: string;
  title: ReactNode;
  /** A task without address cannot be started yet. */
  href?: string | undefined;
  hint?: ReactNode;
  /** Text, or a tag while there is something to do. */
  status: ReactNode;
  cannotStartYet?: boolean | undefined;
};

export function TaskList({ tasks }: { tasks: readonly Task[] }) {
  return (
    <ul className="govuk-task-list">
      {tasks.map((task) => (
        <Item task={task} key={task.id} />
      ))}
    </ul>
  );
}

function Item({ task: { id, title, href, hint, status, cannotStartYet } }: { task: Task }) {
  const hintId = hint === undefined ? undefined : `${id}-hint`;
  const statusId = `${id}-status`;
  return (
    <li className={classNames("govuk-task-list__item", href && "govuk-task-list__item--with-link")}>
      <div className="govuk-task-list__name-and-hint">
        {href ? (
          <a
            className="govuk-link govuk-task-list__link"
            href={href}
            aria-describedby={describedBy(hintId, statusId)}
          >
            {title}
          </a>
        ) : (
          <div>{title}</div>
        )}
        {hint !== undefined && (
          <div id={hintId} className="govuk-task-list__hint">
            {hint}
          </div>
        )}
      </div>
      <div
        className={classNames(
          "govuk-task-list__status",
          cannotStartYet && "govuk-task-list__status--cannot-start-yet",
        )}
        id={statusId}
      >
        {status}
      </div>
    </li>
  );
}
