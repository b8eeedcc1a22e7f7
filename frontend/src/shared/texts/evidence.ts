import { catalogue } from "@/shared/i18n/catalogue";

/** What stands behind a use of a product, and since when. */
export const t = catalogue("evidence", {
  "at.confirmed": "Confirmed by the organisation that uses it on {date}",
  "at.confirmed.by": "Confirmed by {who} ({role}) on {date}",
  "at.disputed": "Disputed by the organisation that is said to use it on {date}",
  "at.disputed.by": "Disputed by {who} ({role}) on {date}",
  "at.verified": "Verified by the moderator on {date}",
  dated: "Only the supplier says so, as of {month}",
  "dated.own": "Only you say so, as of {month}",
  undated: "Only the supplier says so, without a date",
  "undated.own": "Only you say so, without a date",
  unnamed: "An organisation that is not named in public",
  unknown: "An organisation",
  "when.ended": "Began in {from}, has ended",
  "when.from.to": "{words}, {from} to {to}",
  "when.since": "{words} since {from}",
  "when.until": "{words}, until {to}",
});
