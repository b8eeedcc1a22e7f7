import { catalogue } from "@/shared/i18n/catalogue";
import { statusName } from "@/shared/tags";

/** What a response says of itself once it was started. */
export const t = catalogue("responding.record", {
  "act.change": "Change your response",
  "act.continue": "Go on writing",
  "act.resume": "Write it again",
  "act.resume.body": "The text is kept. It counts again only when you send it again.",
  "act.send": "Check and send the changes",
  "act.withdraw": "Withdraw your response",
  "crumb.home": "Home",
  "crumb.responses": "Our responses",
  "differs.body":
    "What counts is what you sent at {moment}. Your later changes do not count until you send them.",
  "differs.heading": "You have changes that are not sent",
  "draft.body": "Nothing has been sent yet. Only your organisation can read it.",
  "draft.heading": "This is a draft",
  "fact.challenge": "Challenge",
  "fact.closes": "Closes",
  "fact.closed": "Closed",
  "fact.decided": "Decided",
  "fact.force": "Force",
  "fact.sent": "Sent",
  "fact.solution": "Solution",
  "fact.state": "State",
  "fact.withdrawn": "Withdrawn",
  facts: "Your response",
  feedback: "Feedback",
  "feedback.by": "{force}, {date}",
  "feedback.given": "Feedback is written. You get it with the decision.",
  "feedback.not_due": "Feedback is owed after the challenge closes, whatever is decided.",
  "feedback.owed": "Feedback has been owed since {date}.",
  "feedback.reason": "Reason: {reason}",
  "feedback.withdrawn": "No feedback is owed for a response that was withdrawn.",
  "list.answered": "{answered} of {wanted} outcomes answered",
  "list.caption": "Our responses",
  "list.challenge": "Challenge",
  "list.closes": "Closes",
  "list.count": { one: "{count} response", other: "{count} responses" },
  "list.empty": "You have not responded to a challenge yet",
  "list.empty.body":
    "<challenges>Look at the open challenges</challenges>, or <matches>see which of them your solutions may fit</matches>.",
  "list.feedback": "Feedback",
  "list.none": "None yet",
  "list.owed": "Owed since {date}",
  "list.owed.later": "Owed after closing",
  "list.received": "Received {date}",
  "list.state": "State",
  "list.title": "Our responses",
  "reason.fits_in_part": "It fits in part",
  "reason.fits_well": "It fits well",
  "reason.no_evidence_yet": "Evidence is missing",
  "reason.not_now": "Not now",
  "reason.not_suitable": "Not suitable",
  receipt: "Receipt",
  "receipt.at": "Sent at",
  "receipt.hash": "Hash of what was sent (SHA-256)",
  "receipt.nth": { one: "Sent once", other: "Sent {count} times; this is the last" },
  "receipt.number": "Version",
  "sent.title": "What you sent",
  "state.left": "withdrawn, and the challenge takes no more responses",
  "state.opened": "opened by the force",
  "state.stopped": "sent, and the challenge was withdrawn",
  "state.unsent": "not sent, and the challenge takes no more responses",
  timeline: "What happened",
  "timeline.by.you": "you",
  "timeline.confidential": "A moderator opened the confidential parts",
  "timeline.feedback": "The force gave feedback",
  "timeline.hash": "Hash {hash}",
  "timeline.moved": "It is now: {state}",
  "timeline.other": "Something happened",
  "timeline.reason": "Reason: {reason}",
  "timeline.sent.nth": "Sent, version {number}",
  "timeline.started": "Started",
  "timeline.withdrawn": "Withdrawn",
  to: "to {force}, challenge",
  "withdraw.back": "Keep it",
  "withdraw.body":
    "{force} will not read it, and it no longer counts. That it was sent and withdrawn stays on the record.",
  "withdraw.button": "Withdraw the response",
  "withdraw.later": "Until {moment} you can write it again and send it.",
  "withdraw.never": "You cannot send it again: the challenge takes no more responses.",
  "withdraw.opened": "{force} may already have read it. Its text is taken away from now on.",
  "withdraw.title": "Withdraw your response?",
});

/** What a state of a response is called, also those that the clock makes. */
export function stateName(state: string): string {
  const key = `state.${state}`;
  return t.has(key) ? t(key) : statusName("response", state);
}

/** The first word of feedback. */
export function reasonName(reason: string): string {
  const key = `reason.${reason}`;
  return t.has(key) ? t(key) : reason.replaceAll("_", " ");
}
