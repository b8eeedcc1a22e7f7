import { Hidden } from "@/govuk/hidden";
import { Tag, type TagColour } from "@/govuk/tag";
import { t } from "./texts/common";
import { t as statusText } from "./texts/statuses";

/** One meaning of a colour per kind of tag (SCREENS section 6). */
const COLOURS = {
  case: { open: "yellow", assigned: "teal", decided: "green" },
  challenge: {
    draft: "grey",
    awaiting_sign_off: "yellow",
    in_moderation: "yellow",
    changes_requested: "orange",
    scheduled: "teal",
    open: "green",
    closed: "blue",
    concluded: "grey",
    withdrawn: "red",
    rejected: "red",
  },
  contact: { asked: "yellow", passed_on: "yellow", agreed: "green", declined: "grey" },
  evidence: { claimed: "grey", verified: "blue", confirmed: "green", disputed: "red" },
  horizon: {
    in_use_policing: "green",
    available: "blue",
    other_sector: "purple",
    emerging: "yellow",
  },
  match: {
    suggested: "grey",
    endorsed: "green",
    dismissed: "red",
    offered: "yellow",
    introduced: "green",
    declined: "red",
    closed: "blue",
  },
  organisation: { registered: "yellow", verified: "blue", suspended: "red" },
  response: {
    draft: "grey",
    submitted: "yellow",
    under_review: "yellow",
    shortlisted: "green",
    kept_on_file: "blue",
    not_taken_forward: "grey",
    withdrawn: "red",
  },
  solution: {
    draft: "grey",
    in_review: "yellow",
    listed: "green",
    suspended: "red",
    retired: "grey",
  },
} as const satisfies Record<string, Record<string, TagColour>>;

export type StatusKind = keyof typeof COLOURS;

/** The words of a status, for sentences and lists. */
export function statusName(kind: StatusKind, status: string): string {
  const key = `${kind}.${status}`;
  return statusText.has(key) ? statusText(key) : status.replaceAll("_", " ");
}

type KindTagProps = { kind: StatusKind; status: string; small?: boolean | undefined };

/** A status as a tag; screen readers hear which kind of status it is. */
export function StatusTag({ kind, status, small }: KindTagProps) {
  const colours: Readonly<Record<string, TagColour>> = COLOURS[kind];
  return (
    <Tag colour={colours[status] ?? "grey"} classes={small ? "eme-tag--small" : undefined}>
      <Hidden>{t(`tag.${kind}`)}: </Hidden>
      {statusName(kind, status)}
    </Tag>
  );
}

type ValueTagProps = { value: string; small?: boolean | undefined };

/** How well a claim of use is evidenced. */
export function EvidenceTag({ value, small }: ValueTagProps) {
  return <StatusTag kind="evidence" status={value} small={small} />;
}

/** The colour that a horizon has everywhere. */
export function horizonColour(horizon: keyof (typeof COLOURS)["horizon"]): TagColour {
  return COLOURS.horizon[horizon];
}

/** How far a technology has come for policing. */
export function HorizonTag({ value, small }: ValueTagProps) {
  return <StatusTag kind="horizon" status={value} small={small} />;
}

/** Marks practice data; dashed, never in the colour of a status. */
export function InventedExampleTag() {
  return <span className="eme-invented">{t("invented.example")}</span>;
}
