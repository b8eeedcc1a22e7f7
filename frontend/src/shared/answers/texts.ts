import { catalogue } from "@/shared/i18n/catalogue";

export const t = catalogue("answers", {
  "answer.met_now": "Met now",
  "answer.not": "Not met",
  "answer.partly": "Partly",
  "answer.roadmap": "Roadmap",
  challenge: "<link>{title}</link> ({reference})",
  "challenge.hidden": "a challenge that can no longer be shown",
  confidential: "Commercially confidential",
  fared: "How it fared: {words}.",
  "fared.reason": "{status}. The force said: {reason}",
  feedback: "What the force wrote",
  "kept.note": "Note: {note}",
  "kept.on": "Kept in your answer library, changed {date}.",
  "name.sent": "{part}: {title}",
  "part.outcomes": "An outcome",
  "part.proven_elsewhere": "What was proven in other sectors",
  "part.safeguards": "Safeguards",
  "part.transfer_gaps": "What stands between that and policing",
  "part.what_to_know": "What the force should know, or think about differently",
  "read.all": "Read all of it",
  "reason.fits_in_part": "It fits in part",
  "reason.fits_well": "It fits well",
  "reason.no_evidence_yet": "Evidence is missing",
  "reason.not_now": "Not now",
  "reason.not_suitable": "Not suitable",
  sent: "Sent on {date} to <challenge></challenge>",
  "sent.as": "Answered then: {answer}.",
  undecided: "not decided yet",
  used: {
    one: "Used in one response that was sent: {decided}.",
    other: "Used in {count} responses that were sent, last to {last}: {decided}.",
  },
  "used.decided": {
    one: "one decided, {shortlisted} shortlisted",
    other: "{count} decided, {shortlisted} shortlisted",
  },
  "used.never": "Not used in a response that was sent.",
  "used.undecided": "none decided yet",
});

/** The first word of feedback. */
export function reasonName(reason: string): string {
  const key = `reason.${reason}`;
  return t.has(key) ? t(key) : reason.replaceAll("_", " ");
}
