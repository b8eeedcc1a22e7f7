import { catalogue } from "@/shared/i18n/catalogue";

/** What the words on evidence mean. */
export const t = catalogue("evidence.levels", {
  "level.claimed": "The supplier says so. Nobody else has checked it.",
  "level.confirmed":
    "The organisation that uses it has confirmed that it does, as it is stated: for a force, one of the contributors who write for it here. It counts more than verified; claimed counts least.",
  "level.disputed": "The organisation that is said to use it says that this is not so.",
  "level.stale":
    "What was said over a year ago of a use that goes on. In matches evidence counts in full for a year, and less from then on.",
  "level.verified":
    "The moderator, a neutral trade body, has checked it, by papers or by asking, and says how, unless that would give away an unnamed user.",
  levels: "What the words on evidence mean",
});
