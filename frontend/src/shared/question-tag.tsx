import type { Schemas } from "@/api/client";
import { Hidden } from "@/govuk/hidden";
import { Tag, type TagColour } from "@/govuk/tag";
import { t } from "./texts/question";

type State = Schemas["app__questions__enums__State"];

const COLOURS: Readonly<Record<State, TagColour>> = {
  asked: "yellow",
  declined: "grey",
  lapsed: "grey",
  merged: "blue",
  published: "green",
};

/** Where a question stands. Apart from the other tags, which every list and record fetches. */
export function QuestionTag({ status, small = true }: { status: State; small?: boolean }) {
  return (
    <Tag colour={COLOURS[status]} classes={small ? "eme-tag--small" : ""}>
      <Hidden>{t("state")}: </Hidden>
      {t(`state.${status}`)}
    </Tag>
  );
}
