import { catalogue } from "@/shared/i18n/catalogue";

/** The home of a force. */
export const t = catalogue("force.home", {
  "all.challenges": "All our challenges",
  "due.closed": "Closed {date}",
  "empty.body":
    "A challenge says what the problem is, not what to buy. Suppliers from policing and from other sectors answer it.",
  "empty.examples": "Two challenges of other forces, to read first",
  "empty.examples.what": "the examples",
  "empty.title": "Your force has no challenges yet",
  "group.closed": "Closed",
  "group.ended": "Ended",
  "group.open": "Open, or about to open",
  "group.waiting": "With approvers and the moderator",
  "group.writing": "Being written",
  "need.changes": "Change {title}",
  "need.changes.why": "The moderator asked for changes.",
  "need.draft": "Finish {title}",
  "need.draft.why": "A draft of your force.",
  "need.feedback": "Give feedback on {title}",
  "need.feedback.why": {
    one: "{count} response is still without feedback. The challenge cannot be concluded before.",
    other:
      "{count} responses are still without feedback. The challenge cannot be concluded before.",
  },
  "need.outcome": "Publish the outcome of {title}",
  "need.outcome.why": "Responses have closed, and every response has feedback.",
  "need.sign": "Read and sign off {title}",
  "need.sign.why": "Its authors have asked for sign-off.",
  "needs.none": "Nothing needs you now.",
  "needs.planned": "Closing planned: {moment}",
  "needs.title": "Needs you",
  "challenges.title": "Our challenges",
  start: "Start a challenge",
});
