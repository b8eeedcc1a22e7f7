import { Details } from "@/govuk/details";
import { Timeline } from "@/moj/timeline";
import { formatStamp } from "@/shared/dates";
import { Panel } from "@/shared/problem-boundary";
import { statusName } from "@/shared/tags";
import { t as roles } from "@/shared/texts/roles";
import { type TimelineEntry, timelineQuery } from "./api";
import { t } from "./texts";

/** What happened to the response, newest first; loads after the page. */
export function History({ reference }: { reference: string }) {
  return (
    <Details summary={t("history")}>
      <Panel what={t("history.what")} query={timelineQuery(reference)}>
        {(entries) => (
          <Timeline
            headingLevel={2}
            items={[...entries].reverse().map((entry) => ({
              key: String(entry.id),
              title: titleOf(entry),
              by: byOf(entry),
              at: { iso: entry.at, text: formatStamp(entry.at) },
              ...(entry.reason
                ? { children: <p className="govuk-body">{t("reason", { text: entry.reason })}</p> }
                : {}),
            }))}
          />
        )}
      </Panel>
    </Details>
  );
}

function titleOf({ kind, number, to_status: to }: TimelineEntry): string {
  if (number !== null && kind === "ResponseSubmitted") return t("event.sent", { number });
  if (kind === "ResponseMoved" && to)
    return t("event.moved", { status: statusName("response", to) });
  const key = `event.${kind}`;
  return t.has(key) ? t(key) : kind;
}

function byOf({ role, by_you }: TimelineEntry): string {
  const name = roles.has(role) ? roles(role) : role;
  return by_you ? t("by.you", { role: name }) : name;
}
