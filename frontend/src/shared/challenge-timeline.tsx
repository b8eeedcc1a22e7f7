import { queryOptions } from "@tanstack/react-query";
import type { FormEvent } from "react";
import { api, body, type Schemas } from "@/api/client";
import { Button } from "@/govuk/button";
import { Checkboxes } from "@/govuk/checkboxes";
import { Pagination } from "@/govuk/pagination";
import { Timeline } from "@/moj/timeline";
import { formatStamp } from "./dates";
import { type ListSpec, useListState } from "./lists/list-state";
import { useStagedFilters } from "./lists/use-staged-filters";
import { Prose } from "./prose";
import type { Complete } from "./records";
import { term } from "./texts/terms";
import { t } from "./texts/timeline";

type Entry = Complete<Schemas["TimelineEntry"]>;
type TimelinePage = { items: Entry[]; next_cursor: string | null };

/** What the reader chooses from, and the kinds of facts behind it. */
const GROUPS: Readonly<Record<string, readonly string[]>> = {
  steps: ["ChallengeMoved"],
  text: ["ChallengeStarted", "ChallengeEdited"],
  similar: ["SimilarReviewed"],
  ethics: ["OpinionGiven"],
  outcome: ["OutcomeRecorded"],
};
const SPEC: ListSpec = { filters: ["kind"] };

/** What happened to a challenge, newest first, as the address asks for it. */
export const timelineQuery = (ref: string, query: URLSearchParams, limit = 20) => {
  const kind = query.getAll("kind").flatMap((group) => GROUPS[group] ?? []);
  const cursor = query.get("cursor");
  const asked = { kind, limit, ...(cursor === null ? {} : { cursor }) };
  return queryOptions({
    queryKey: ["challenge", ref, "timeline", asked],
    queryFn: async () => {
      const params = { path: { challenge_ref: ref }, query: asked };
      const path = "/api/v1/challenges/{challenge_ref}/timeline";
      return (await body(api.GET(path, { params }))) as TimelinePage;
    },
  });
};

/** One line of the timeline: changes of the text that follow each other are one. */
type Line = { entry: Entry; times: number; fields: readonly string[] };

const fieldsOf = ({ details }: Entry): string[] => {
  const fields = details.fields;
  return Array.isArray(fields) ? fields.filter((one) => typeof one === "string") : [];
};

/** Drafts save themselves: changes in a row by the same role are told once. */
export function linesOf(entries: readonly Entry[]): Line[] {
  const lines: Line[] = [];
  for (const entry of entries) {
    const last = lines.at(-1);
    const goesOn =
      last?.entry.kind === "ChallengeEdited" &&
      entry.kind === "ChallengeEdited" &&
      last.entry.role === entry.role &&
      last.entry.by_you === entry.by_you;
    if (!last || !goesOn) lines.push({ entry, times: 1, fields: fieldsOf(entry) });
    else {
      const fields = [...new Set([...last.fields, ...fieldsOf(entry)])];
      lines[lines.length - 1] = { ...last, times: last.times + 1, fields };
    }
  }
  return lines;
}

/** The words of a code of the catalogue; the code itself, in words, when it has none. */
function words(prefix: string, code: string): string {
  const key = `${prefix}.${code}`;
  return t.has(key) ? t(key) : code.replaceAll("_", " ");
}

function titleOf({ entry, times }: Line): string {
  if (entry.kind === "ChallengeMoved") return words("moved", entry.action ?? "");
  if (entry.kind !== "ChallengeEdited") return words("kind", entry.kind);
  return times === 1 ? t("edited.once") : t("edited.many", { count: times });
}

/** Who, by role: "the moderator". */
export const whoDid = (role: string): string => words("by", role);

function detailOf({ entry: { kind, action, to_status: to, details }, fields }: Line) {
  if (fields.length > 0) {
    const names = [...new Set(fields.map((field) => words("field", field)))];
    return t("edited.fields", { fields: names.join(", ") });
  }
  if (kind === "OpinionGiven") {
    const count = Number(details.conditions ?? 0);
    const position = words("position", String(details.position));
    return count > 0 ? `${position}, ${t("conditions.some", { count })}.` : `${position}.`;
  }
  if (kind === "OutcomeRecorded") {
    return t("next.step", { step: term("next", String(details.next_step)) });
  }
  return action === "publish" && to === "scheduled" ? t("published.later") : null;
}

function Description({ line }: { line: Line }) {
  const detail = detailOf(line);
  const { reason } = line.entry;
  return (
    <>
      {detail && <p className="govuk-body">{detail}</p>}
      {reason && (
        <>
          <p className="govuk-body govuk-!-margin-bottom-1">{t("reason.given")}</p>
          <Prose text={reason} />
        </>
      )}
    </>
  );
}

type ChallengeTimelineProps = { page: TimelinePage; headingLevel: 2 | 3 };

/** What happened to a challenge: what, when, and who by role. */
export function ChallengeTimeline({ page, headingLevel }: ChallengeTimelineProps) {
  const list = useListState(SPEC);
  const Heading = `h${headingLevel}` as const;
  return (
    <section className="eme-topped" aria-labelledby="timeline">
      <Heading className="govuk-heading-m" id="timeline">
        {t("heading")}
      </Heading>
      {page.items.length === 0 ? (
        <p className="govuk-body">{t("empty")}</p>
      ) : (
        <Timeline
          headingLevel={headingLevel === 2 ? 3 : 4}
          classes="govuk-!-margin-bottom-0"
          items={linesOf(page.items).map((line) => ({
            key: String(line.entry.id),
            title: titleOf(line),
            by: line.entry.by_you ? t("by.you") : whoDid(line.entry.role),
            at: { iso: line.entry.at, text: formatStamp(line.entry.at) },
            children: <Description line={line} />,
          }))}
        />
      )}
      <Pagination {...list.pages(page.next_cursor)} />
    </section>
  );
}

/** "Show only": the kinds of entry, ticked and then applied. */
export function TimelineFilter({ headingLevel }: { headingLevel: 2 | 3 }) {
  const list = useListState(SPEC);
  const staged = useStagedFilters(list);
  const Heading = `h${headingLevel}` as const;
  const apply = (event: FormEvent) => {
    event.preventDefault();
    staged.apply();
  };
  return (
    <section className="eme-side eme-no-print" aria-labelledby="show">
      <Heading className="govuk-heading-m" id="show">
        {t("filter.title")}
      </Heading>
      <form noValidate onSubmit={apply}>
        <Checkboxes
          id="kind"
          legend={<span className="govuk-visually-hidden">{t("filter.legend")}</span>}
          small
          value={staged.value("kind")}
          onChange={(value) => staged.set("kind", value)}
          items={Object.keys(GROUPS).map((group) => ({
            value: group,
            text: words("group", group),
          }))}
        />
        <Button variant="secondary" classes="govuk-!-margin-bottom-0">
          {t("filter.show")}
        </Button>
      </form>
    </section>
  );
}
