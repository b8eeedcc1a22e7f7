import { catalogue } from "@/shared/i18n/catalogue";

/** Starting a challenge: three questions, then similar challenges of other forces. */
export const t = catalogue("start.challenge", {
  back: "Back",
  "capabilities.hint":
    "Choose what the technology would do. This is how suppliers and other forces find it.",
  "capabilities.missing": "Choose at least one capability, or give a keyword",
  "capabilities.title": "Which capabilities does it need?",
  "choice.copy": "Start ours from a copy of one of them",
  "choice.copy.hint":
    "Outcomes, limits, data, maturity, sectors and safeguards answers are copied. Title and problem are yours.",
  "choice.follow": "Follow one of them",
  "choice.follow.hint":
    "No draft is made. You go to its page, where dates, changes and the outcome are shown.",
  "choice.go_on": "Go on with our own",
  "choice.go_on.hint":
    "A draft is made from your three answers. Nobody outside your force sees it.",
  "choice.join": "Join one of them",
  "choice.join.hint":
    "No draft is made. You go to its page, which names the role to contact: ask them to put your force beside theirs.",
  "choice.title": "What do you want to do?",
  continue: "Continue",
  "home.crumb": "Home",
  "keywords.hint": "One on each line. Moderators fold them into the vocabulary.",
  "keywords.label": "Other words that describe it (optional)",
  "problem.hint":
    "Describe what happens, not what to buy. Say how often, how long it takes and what goes wrong. Leave out anything about a real case or a real person.",
  "problem.missing": "Say what the problem is today",
  "problem.title": "What is the problem today?",
  question: "Start a challenge, question {number} of 3",
  "similar.check": "Similar challenges of other forces",
  "similar.found": {
    one: "{count} challenge asks for something like this",
    other: "{count} challenges ask for something like this",
  },
  "similar.hint":
    "Look at these before you go on: a supplier may have answered already, or another force may want to ask with you.",
  "similar.nothing": "Nothing similar found",
  "similar.nothing.body": "No other force has asked for something like this. You can go on.",
  "similar.title": "Similar challenges of other forces",
  "similar.unavailable": "We could not look for similar challenges",
  "similar.unavailable.body":
    "You can go on now. The draft reminds you to look at them later, before you ask for sign-off.",
  "similar.wait": "Looking for similar challenges",
  retry: "Look again",
  "title.hint": "Name what should be different, not a product.",
  "title.missing": "Give the challenge a title",
  "title.title": "What is the challenge called?",
  "which.choose": "Choose one",
  "which.label": "Which one?",
  "which.missing": "Choose one of the challenges",
  "wrong.title": "There is a problem with your answers",
  visibility: "Until it is published, only your organisation reads this.",
});
