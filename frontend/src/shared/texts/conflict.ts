import { catalogue } from "@/shared/i18n/catalogue";

/** Two people wrote the same part. */
export const t = catalogue("conflict", {
  body: "Somebody saved another version while you were writing. Nothing is lost: choose for each part what to keep.",
  copy: "You can select and copy both texts.",
  empty: "Nothing entered",
  "keep.theirs": "Saved by {who}, {time}",
  "keep.theirs.untimed": "Saved by {who}",
  "keep.yours": "Yours",
  save: "Save what you chose",
  somebody: "somebody else",
  title: "Somebody else has changed this",
});
