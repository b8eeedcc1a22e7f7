import { catalogue } from "@/shared/i18n/catalogue";

export const t = catalogue("managing", {
  "action.answer": "Answer questions",
  "action.answers": "Questions and answers",
  "action.edit": "Go on writing",
  "action.publish_outcome": "Publish the outcome",
  "action.record_outcome": "Write the outcome",
  "action.sign_off": "Sign off or return",
  "action.withdraw": "Withdraw this challenge",
  "clock.opened": "Opened",
  "clock.opens": "Opens",
  "clock.outcome": "Outcome expected",
  "clock.questions": "Questions close",
  "clock.questions.closed": "Questions closed",
  "clock.responses": "Responses close",
  "clock.responses.closed": "Responses closed",
  "clock.unset": "Not set",
  clocks: "Clocks",
  "count.matches": { one: "listed solution may fit", other: "listed solutions may fit" },
  "count.owed": {
    one: "response still without feedback",
    other: "responses still without feedback",
  },
  "count.responses": { one: "response sent so far", other: "responses sent so far" },
  "count.signatures": {
    one: "of 1 signature that is needed",
    other: "of {count} signatures that are needed",
  },
  "count.waiting": {
    one: "question waiting for an answer",
    other: "questions waiting for an answer",
  },
  counts: "The challenge in figures",
  "next.awaiting_sign_off":
    "An approver of your force who did not write any of it signs it off or returns it.",
  "next.changes_requested":
    "The moderator asked for changes. Change the text and ask for sign-off again.",
  "next.closed":
    "Responses are open to the force. Feedback is owed for every one before the outcome is published.",
  "next.concluded": "The outcome is public. Nothing is left to do.",
  "next.in_moderation": "The moderator checks it and publishes it, or asks for changes.",
  "next.open":
    "Suppliers can respond until the closing time, and change what they sent until then.",
  "next.rejected": "The moderator did not publish it. You can start another.",
  "next.scheduled": "It opens by itself at its opening time. Nothing has to be done for that.",
  "not.back": "See where this challenge stands",
  "not.role":
    "Only an approver of the lead force can withdraw a challenge, and only until it closes.",
  "not.state": "A challenge can be withdrawn until it closes, and once only.",
  "not.title": "You cannot withdraw this challenge",
  "passed.closed": "This challenge has closed",
  "passed.opened": "This challenge has opened",
  possible: "What you can do now",
  reason: "The reason given",
  "reason.hint": "Say in a few plain sentences what has changed. Name no person and no supplier.",
  "reason.required": "Enter why the challenge is withdrawn",
  "reason.title": "Why is the challenge withdrawn?",
  side: "Narrow the timeline",
  standing: "{status} since {since}.",
  "stop.cancel": "Do not withdraw it",
  "stop.continue": "Go on and give the reason",
  "stop.published":
    "The page stays where it is, marked as withdrawn, with the reason you give. Suppliers can no longer respond.",
  "stop.responses.rolling": {
    one: "1 response has been sent. Its sender sees the reason.",
    other: "{count} responses have been sent. Their senders see the reason.",
  },
  "stop.responses.sealed": {
    one: "1 response has been sent. It stays sealed for ever, and its sender sees the reason.",
    other:
      "{count} responses have been sent. They stay sealed for ever, and their senders see the reason.",
  },
  "stop.title": "Stop: withdrawing cannot be undone",
  "stop.undone": "A withdrawn challenge cannot be opened again. To ask once more, start another.",
  "stop.unpublished":
    "It has not been published, so only those who could read it already see that it was withdrawn, and why.",
  "the.matches": "the number of matches",
  "the.questions": "the number of questions",
  title: "Manage",
  withdraw: "Withdraw this challenge",
});

/** The name of an action, or its code in words when it has none here. */
export function actionName(action: string): string {
  const key = `action.${action}`;
  return t.has(key) ? t(key) : action.replaceAll("_", " ");
}
