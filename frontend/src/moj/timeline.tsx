import type { ReactNode } from "react";
import { t } from "./texts";

export type TimelineItem = {
  key: string;
  title: ReactNode;
  by?: string | undefined;
  /** The instant for machines, and as people read it. */
  at: { iso: string; text: string };
  children?: ReactNode;
};

type TimelineProps = { items: readonly TimelineItem[]; headingLevel?: 2 | 3 | 4; classes?: string };

/** What happened, newest first; the caller sorts. */
export function Timeline({ items, headingLevel = 3, classes }: TimelineProps) {
  const Heading = `h${headingLevel}` as const;
  return (
    <div className={classes ? `moj-timeline ${classes}` : "moj-timeline"}>
      {items.map((item) => (
        <div className="moj-timeline__item" key={item.key}>
          <div className="moj-timeline__header">
            <Heading className="moj-timeline__title">{item.title}</Heading>{" "}
            {item.by && (
              <p className="moj-timeline__byline">{t("timeline.by", { who: item.by })}</p>
            )}
          </div>
          <p className="moj-timeline__date">
            <time dateTime={item.at.iso}>{item.at.text}</time>
          </p>
          {item.children !== undefined && (
            <div className="moj-timeline__description">{item.children}</div>
          )}
        </div>
      ))}
    </div>
  );
}
