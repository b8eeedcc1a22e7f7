import { Fragment, type ReactNode } from "react";

type Wraps = Readonly<Record<string, (content: string) => ReactNode>>;

/**
 * A text with marked parts: `rich("Read <link>the rules</link>", { link: (x) => <a …>{x}</a> })`.
 * Parts do not nest; an unknown mark is shown as its content.
 */
export function rich(text: string, wraps: Wraps): ReactNode {
  const parts: ReactNode[] = [];
  let end = 0;
  for (const match of text.matchAll(/<(\w+)>(.*?)<\/\1>/g)) {
    const [whole, name = "", content = ""] = match;
    parts.push(text.slice(end, match.index));
    parts.push(<Fragment key={match.index}>{wraps[name]?.(content) ?? content}</Fragment>);
    end = match.index + whole.length;
  }
  parts.push(text.slice(end));
  return parts;
}
