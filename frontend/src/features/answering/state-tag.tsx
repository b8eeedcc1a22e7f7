import { Hidden } from "@/govuk/hidden";
import { Tag, type TagColour } from "@/govuk/tag";
import { formatLeft, formatMoment } from "@/shared/dates";
import type { Question } from "./api";
import { t } from "./texts";

const COLOURS = {
  asked: "yellow",
  lapsed: "grey",
  published: "green",
  merged: "blue",
  declined: "grey",
} as const satisfies Record<Question["status"], TagColour>;

/** Where a question stands, in words. */
export function StateTag({ status }: { status: Question["status"] }) {
  return (
    <Tag colour={COLOURS[status]}>
      <Hidden>{t("state")}: </Hidden>
      {t(`state.${status}`)}
    </Tag>
  );
}

/** By when a question is to be answered, and how much of that time is left. */
export function Due({ at }: { at: string }) {
  const { text, late } = formatLeft(at);
  return (
    <>
      <span className="eme-nowrap">{formatMoment(at)}</span>
      <span className="eme-table__sub">{late ? <Tag colour="red">{text}</Tag> : text}</span>
    </>
  );
}
