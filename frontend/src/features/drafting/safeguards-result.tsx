import type { UseQueryResult } from "@tanstack/react-query";
import { WarningText } from "@/govuk/warning-text";
import { PartFailed } from "@/shared/problem-boundary";
import type { Challenge } from "@/shared/records";
import { lowerFirst, term } from "@/shared/texts/terms";
import type { Preview } from "./api";
import { levelInWords } from "./tasks";
import { t } from "./texts-steps";

type Props = { before: Challenge["safeguards"]; preview: UseQueryResult<Preview> };

function resultOf({ level, decided, because }: Preview): string {
  if (!level) return t("level.open");
  return t(decided ? "level.first" : "level.so.far", { level: levelInWords(level, because) });
}

/** The running result in words, what would change by saving, and the tasks that follow. */
export function SafeguardsResult({ before, preview: { data, isError, refetch } }: Props) {
  return (
    <aside className="eme-side eme-sticky" aria-label={t("level.what")}>
      <div role="status">
        {data && (
          <>
            <p className="govuk-body">
              <strong>{resultOf(data)}</strong>
            </p>
            <Changed before={before.level} now={data.level} />
          </>
        )}
      </div>
      {data?.level && <Tasks preview={data} />}
      {isError && !data && <PartFailed what={t("level.what")} onRetry={() => void refetch()} />}
    </aside>
  );
}

function Changed({ before, now }: { before: string | null; now: string | null }) {
  if (!before || !now || before === now) return null;
  const name = (level: string) => lowerFirst(term("level", level));
  return <WarningText>{t("level.change", { from: name(before), to: name(now) })}</WarningText>;
}

function Tasks({ preview: { level, detail_asked } }: { preview: Preview }) {
  const more = level === "panel" ? [t("level.task.opinion"), t("level.task.two")] : [];
  const tasks = [...detail_asked.map((detail) => term("detail", detail)), ...more];
  return (
    <>
      <p className="govuk-body">{t("level.tasks", { count: tasks.length })}</p>
      <ul className="govuk-list govuk-list--bullet">
        {tasks.map((task) => (
          <li key={task}>{task}</li>
        ))}
      </ul>
    </>
  );
}
