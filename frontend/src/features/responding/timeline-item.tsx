import type { TimelineItem } from "@/moj/timeline";
import { formatStamp } from "@/shared/dates";
import { whoFor } from "@/shared/texts/who-for";
import type { TimelineEntry } from "./api";
import { stateName, t } from "./record-texts";

function titleOf({ kind, number, to_status: to }: TimelineEntry): string {
  switch (kind) {
    case "ResponseStarted":
      return t("timeline.started");
    case "ResponseSubmitted":
      return t("timeline.sent.nth", { number: number ?? 1 });
    case "ResponseWithdrawn":
      return t("timeline.withdrawn");
    case "ResponseMoved":
      return to ? t("timeline.moved", { state: stateName(to) }) : t("timeline.other");
    case "FeedbackGiven":
      return t("timeline.feedback");
    case "ConfidentialPartsRead":
      return t("timeline.confidential");
    default:
      return t("timeline.other");
  }
}

const byOf = ({ by_you: you, role }: TimelineEntry): string =>
  you ? t("timeline.by.you") : whoFor.has(role) ? whoFor(role) : role;

/** Something that happened, as the timeline shows it: by role, never by name. */
export function timelineItem(entry: TimelineEntry): TimelineItem {
  const { sha256: hash, reason } = entry;
  return {
    key: String(entry.id),
    title: titleOf(entry),
    by: byOf(entry),
    at: { iso: entry.at, text: formatStamp(entry.at) },
    ...(hash || reason
      ? {
          children: (
            <>
              {hash && (
                <p className="govuk-body-s eme-hash">
                  {t("timeline.hash", { hash: `${hash.slice(0, 16)}…` })}
                </p>
              )}
              {reason && <p className="govuk-body">{t("timeline.reason", { reason })}</p>}
            </>
          ),
        }
      : {}),
  };
}
