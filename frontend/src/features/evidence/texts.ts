import { catalogue } from "@/shared/i18n/catalogue";

export const t = catalogue("evidence-screens", {
  "action.agree": "Agree: tell this force the name",
  "action.agree.hint": "Ask the organisation first. Only this force is told.",
  "action.confirm": "It is so: confirm it",
  "action.confirm.again": "It still holds: confirm it again",
  "action.confirm.hint":
    "Everyone will read that your force confirmed it, and when. No person is named.",
  "action.decline": "Decline",
  "action.decline.hint": "The force reads that it was declined, and no reason.",
  "action.dispute": "It is not so: dispute it",
  "action.dispute.hint":
    "It counts for nothing from then on, and everyone reads that it is disputed.",
  "action.pass_on": "Pass it on to the supplier",
  "action.pass_on.hint": "The supplier learns which force asks.",
  "action.verify": "Verify it",
  "action.verify.again": "Verify it again",
  "action.verify.hint": "Everyone will read what you checked, and when.",
  "action.withdraw_confirmation": "Take your confirmation back",
  "action.withdraw_confirmation.hint": "It is a claim of the supplier again.",
  "action.withdraw_dispute": "Take your dispute back",
  "action.withdraw_dispute.hint": "It is a claim of the supplier again, and counts as one.",
  "action.withdraw_verification": "Take the verification back",
  "action.withdraw_verification.hint": "It is a claim of the supplier again.",
  "ask.back": "Back to the solution",
  "ask.body":
    "The supplier keeps the name of this organisation to itself. The moderator passes your request on. If the supplier agrees, your force, and nobody else, is told the name here.",
  "ask.button": "Ask for a contact",
  "ask.no.text":
    "The supplier learns that your force asks, and nothing else: there is no message, and nothing about any challenge.",
  "ask.title": "Ask who uses {product}?",
  "column.evidence": "Evidence",
  "column.product": "Solution",
  "column.request": "Request",
  "column.state": "State",
  "column.use": "For what",
  "column.user": "Used by",
  "contact.button": "Send",
  "contact.disclosed": "The organisation is {name}.",
  "contact.disclosed.hint":
    "This was told to the force that asked and to nobody else. Keep it inside your force.",
  "contact.force": "Asked by",
  "contact.gone": "It was taken off the product card",
  "contact.legend": "What do you want to do?",
  "contact.title": "Request for a contact",
  "contact.when": "Asked on",
  "contacts.caption": "Requests for a contact",
  "contacts.none": "Nobody asks for a contact.",
  "contacts.the": "the requests for a contact",
  "contacts.title": "Requests for a contact",
  "decision.button": "Save",
  "decision.legend": "What do you say of it?",
  "decision.required": "Choose what to do",
  "force.lead":
    "Suppliers say that your force uses these products. What you confirm counts most when challenges are matched; what you dispute counts for nothing.",
  "force.none": "No supplier says that your force uses its product.",
  "force.title": "Deployments to confirm",
  "judge.back": "Back to the list",
  "judge.nothing": "There is nothing for you to do about it now.",
  "judge.title.force": "Does your force use {product}?",
  "judge.title.moderator": "Evidence for {product}",
  "list.count": { one: "{count} deployment", other: "{count} deployments" },
  "list.none": "Nothing is waiting.",
  "moderation.lead":
    "Read what stands behind each claim and say what you checked. Only the organisation that uses a product can confirm or dispute its use.",
  "moderation.tabs": "Evidence to look at",
  "moderation.title": "Evidence",
  "reason.dispute": "What is not so?",
  "reason.required": "Say why",
  "reason.verify": "What did you check?",
  "reason.verify.hint": "For example, which report you read, and of what date. Name nobody.",
  "reason.verify.required": "Say what you checked",
  "reason.withdraw_confirmation": "Why?",
  "reason.withdraw_verification": "Why?",
  "row.evidence": "Evidence now",
  "row.learned": "What was learned",
  "row.link": "Where the evidence can be read",
  "row.link.none": "No link given",
  "row.product": "Solution",
  "row.scale": "How large",
  "row.sector": "Sector",
  "row.supplier": "Supplier",
  "row.use": "For what",
  "row.user": "Used by",
  "row.user.hidden": "{name}. The public does not read this name.",
  "row.when": "When",
  "tab.claimed": "Claims to verify",
  "tab.disputed": "Disputed",
  "tab.stale": "Stale",
});

/** What an action is called inside a sentence. */
export function actionName(action: string): string {
  const key = `action.${action}`;
  return t.has(key) ? t(key) : action.replaceAll("_", " ");
}

/** What follows from an action. */
export function actionHint(action: string): string | undefined {
  const key = `action.${action}.hint`;
  return t.has(key) ? t(key) : undefined;
}
