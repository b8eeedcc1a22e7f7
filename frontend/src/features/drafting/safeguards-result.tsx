import type { UseQueryResult } from "@tanstack/react-query";
import { WarningText } from "@/govuk/warning-text";
import { PartFailed } from "@/shared/problem-boundary";
import { lowerFirst, term } from "@/shared/texts/terms";
import type { Preview } from "./api";
import { levelInWords } from "./tasks";
import { t } from "./texts-steps";

function resultOf({ level, decided, because }: Preview): string {
  if (!level) return t("level.open");
  return t(decided ? "level.first" : "level.so.far", { level: levelInWords(level, because) });
}

/** The running result in words, and the tasks that follow. */
export function SafeguardsResult({
  preview: { data, isError, refetch },
}: {
  preview: UseQueryResult<Preview>;
}) {
  return (
    <aside className="eme-side eme-sticky" aria-label={t("level.what")}>
      <div role="status">
        {data && (
          <p className="govuk-body">
            <strong>{resultOf(data)}</strong>
          </p>
        )}
      </div>
      {data?.level && <Tasks preview={data} />}
      {isError && !data && <PartFailed what={t("level.what")} onRetry={() => void refetch()} />}
    </aside>
  );
}

type LevelChangeProps = { before: string | null; now: string | null | undefined };

/** That saving changes the level: said where one saves, on small screens too. */
export function LevelChange({ before, now }: LevelChangeProps) {
  const name = (level: string) => lowerFirst(term("level", level));
  return (
    <div role="status">
      {before && now && before !== now && (
        <WarningText>{t("level.change", { from: name(before), to: name(now) })}</WarningText>
      )}
    </div>
  );
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
