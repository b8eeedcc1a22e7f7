import { Tag } from "@/govuk/tag";
import { formatLeft, formatMoment } from "@/shared/dates";

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
