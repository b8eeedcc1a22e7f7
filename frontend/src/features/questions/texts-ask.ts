import { catalogue } from "@/shared/i18n/catalogue";

export const t = catalogue("questions.ask", {
  "audience.before":
    "Until it is answered only the force, those who oversee it and the moderator do. None of them learns who asked.",
  "check.change": "Change",
  "check.change.what": "your question",
  "check.not": "Do not send it",
  "check.send": "Send your question",
  "check.text": "Your question",
  "check.title": "Check your question",
  "check.yours": "What you will send",
  checked: "I have checked this: it names nobody and does not show who asked",
  "checked.hint": "You can also change the question.",
  "checked.legend": "Is your question fit to be read by everybody?",
  continue: "Continue",
  "not.now": "You cannot ask now",
  "not.sent": "What you wrote",
  "not.sent.copy": "It was not sent. You can select and copy it.",
  read: "Read the questions and answers",
  "sent.another": "Ask another question",
  "sent.due": "{force} means to answer by {moment}, {relative}.",
  "sent.everybody":
    "Everybody who may read the challenge reads the answer at the same time as you.",
  "sent.next": "What happens next",
  "sent.nobody":
    "Nobody outside your organisation learns who asked, not even the force. The force may change your words before it publishes them.",
  "sent.text": "What you asked",
  "sent.title": "Question sent",
  "sent.where":
    "You find the answer, and until then where your question stands, among the <link>questions and answers</link>.",
  "similar.lead": {
    one: "This answered question is like yours. You need not ask again what it answers.",
    other:
      "These answered questions are like yours, most alike first. You need not ask again what they answer.",
  },
  "similar.none": "No answered question on this challenge is like yours.",
  "similar.title": "Has it been answered?",
  "similar.unavailable":
    "We could not look for answered questions like yours. You can send your question all the same.",
  unverified:
    "Your organisation waits for verification by the moderator. You can ask once that is done.",
  "unverified.refused":
    "Your organisation is not verified yet. You can ask once the moderator has verified it.",
  "unverified.title": "Your organisation cannot ask yet",
  "write.hint": "Ask one thing about “{title}”.",
  "write.leave.out": "Leave out:",
  "write.leave.out.asker": "who you are, and the names of your organisation and its products",
  "write.leave.out.markings": "anything with a protective marking",
  "write.leave.out.people": "names, phone numbers and e-mail addresses of people",
  "write.missing": "Enter your question",
  "write.next":
    "You check it before it is sent. The force answers within five working days and may change your words before it publishes them. Responses close at {moment}.",
  "write.title": "What do you want to ask?",
  "write.until": "Questions can be asked until {moment}, {relative}.",
});
