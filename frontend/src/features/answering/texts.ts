import type { FieldError } from "@/api/problem";
import { catalogue } from "@/shared/i18n/catalogue";
import { t as questionText } from "@/shared/texts/question";

export const t = catalogue("answering", {
  "action.answer": "answer it",
  "action.correct": "correct the answer",
  "action.decline": "leave it unanswered",
  "action.merge": "answer it with another question",
  answer: "Answer",
  "answer.hint":
    "Say what every supplier needs to know. Name no person, no supplier and no product.",
  "answered.at": "Answered at {at}",
  "asked.at": "Asked at {at}",
  back: "Back to the questions",
  because: "Why is it left unanswered?",
  "because.hint": "The supplier who asked reads this reason and no other words from you.",
  "button.answer": "Publish the answer",
  "button.correct": "Publish the correction",
  "button.decline": "Leave it unanswered",
  "button.merge": "Answer it with that question",
  "button.none": "Decide",
  "caption.asked": "Waiting questions by due time",
  "caption.declined": "Questions left unanswered, newest first",
  "caption.merged": "Questions answered with another one, newest first",
  "caption.published": "Published answers, newest first",
  checked: "I have checked this text: it names nobody and does not show who asked",
  "checked.hint": "Tick this if what was found may stay as it is. Everyone will read it.",
  "column.answer": "Answer",
  "column.because": "Reason",
  "column.due": "Answer due",
  "column.into": "Answered with",
  "column.question": "Question",
  correct: "Correct this answer",
  "correct.body":
    "What is published now stays readable as an earlier version, with what you say has changed.",
  "correct.not": "Only {force} can correct this answer.",
  "corrected.at": "Corrected at {at}",
  count: { one: "1 question", other: "{count} questions" },
  decision: "What do you want to do with this question?",
  "decision.answer": "Answer it",
  "decision.answer.hint": "Question and answer are published together, at once",
  "decision.decline": "Leave it unanswered",
  "decision.decline.hint": "For a reason from a list, which only the supplier who asked reads",
  "decision.merge": "It asks what another question asks",
  "decision.merge.hint": "The answer to that question is the answer to this one too",
  "declined.reads": "The supplier who asked reads this reason and no other words.",
  "declined.title": "Left unanswered",
  "done.corrected": "The correction is published",
  "done.declined": "The question is left unanswered",
  "done.declined.body": "The supplier who asked reads the reason: {reason}.",
  "done.merged": "The question is answered with another one",
  "done.merged.answered": "The supplier who asked is led to that answer, which is published.",
  "done.merged.waiting": "The supplier who asked reads the answer once that question has one.",
  "done.public": "All who may read this challenge can read it now. Nobody can see who asked.",
  "done.published": "The answer is published",
  earlier: "Earlier version, published at {at}",
  "earlier.what": "What had changed then: {what}",
  "error.action": "Choose what you want to do with this question",
  "error.answer": "Enter the answer",
  "error.because": "Choose why it is left unanswered",
  "error.into": "Choose the question that asks the same",
  "error.reason": "Enter what has changed",
  "error.wording": "Enter the question as it will be published",
  into: "Which question asks the same?",
  "into.hint": "Questions on this challenge that are answered or waiting",
  "into.more": "The first {count} questions on this challenge that are answered or waiting",
  "lapsed.concluded": "The challenge was concluded before this question was answered.",
  "lapsed.withdrawn": "The challenge was withdrawn before this question was answered.",
  "late.show": "Show the question as it is now",
  lead: "An answer is published to all who may read this challenge, at the same time. Nobody learns who asked, and neither do you.",
  "lead.others":
    "Only {force} and the moderator decide what happens with questions on this challenge. Below are those with a published answer.",
  "merged.answered": "Its answer was published at {at}.",
  "merged.title": "Answered with another question",
  "merged.waiting": "That question is still waiting for its answer.",
  moderator:
    "{force} answers it. As moderator you can say that another question asks the same, or leave it unanswered.",
  "none.asked": "Nothing is waiting.",
  "none.declined": "No question was left unanswered.",
  "none.merged": "No question was answered with another one.",
  "none.published": "No answer is published yet.",
  nothing: "Nothing can be done with this question. {force} answers it.",
  "public.link": "Read it on the page of this challenge’s questions",
  published: "What is published",
  question: "Question from a supplier",
  "readers.policing_only":
    "Forces, moderators, oversight and ethics advisers will read this answer. Nobody will see who asked.",
  "readers.public": "Everyone will read this answer. Nobody will see who asked.",
  "readers.registered_suppliers":
    "All registered suppliers will read this answer. Nobody will see who asked.",
  reason: "What has changed?",
  "reason.hint": "This is published with the correction.",
  "row.answer": "Answer",
  "row.answered": "Answered",
  "row.asked": "Asked",
  "row.corrected": "Corrected",
  "row.due": "Answer due",
  "row.text": "Question as it was asked",
  "row.what": "What has changed",
  "row.wording": "Question",
  tabs: "Which questions",
  theirs: "What a colleague published at {at}",
  "theirs.yours": "What you typed is kept below. Publishing it replaces what your colleague wrote.",
  title: "Manage questions",
  "window.closed": "Questions closed at {moment}.",
  "window.opens": "Suppliers can ask from {moment}.",
  "window.over": "Suppliers cannot ask any more.",
  "window.unpublished": "Suppliers can ask once the challenge is published and open.",
  "window.until": "Suppliers can ask until {moment}, {relative}.",
  wording: "Question as it will be published",
  "wording.hint":
    "Take out whatever shows who asked: names of suppliers, products, people and places.",
});

/** The reasons for which a question is left unanswered. */
export const BECAUSE = [
  "not_about_this",
  "already_published",
  "for_the_procurement",
  "one_supplier_only",
  "cannot_be_public",
] as const;

export type Because = (typeof BECAUSE)[number];

/** A reason in words. */
export const because = (code: Because): string => questionText(`because.${code}`);

/** A state inside a sentence. */
export function stateName(state: string): string {
  const key = `state.${state}`;
  return questionText.has(key) ? questionText(key).toLowerCase() : state;
}

/** An action inside a sentence. */
export function actionName(action: string): string {
  const key = `action.${action}`;
  return t.has(key) ? t(key) : action.replaceAll("_", " ");
}

/** Nothing was entered or chosen; everything else the API says in words of its own. */
const ABSENT = /missing|short|enum|unknown/;

/** The words of an error at its field. */
export function wordsAt({ pointer, code }: FieldError): string | undefined {
  const key = `error.${pointer.slice(1)}`;
  return t.has(key) && ABSENT.test(code) ? t(key) : undefined;
}
