import { type Match, withinSentence } from "./match-reasons";
import { t } from "./texts/match-raise";

/** What the supplier could do to raise a match, in a sentence with the points it would bring. */
export function raiseSentence({ way, name, points }: Match["raises"][number]): string {
  const who = withinSentence(name || t("unnamed"));
  return t(way, { name: who, points: t("points", { count: points }) });
}
