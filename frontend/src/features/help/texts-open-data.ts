import { catalogue } from "@/shared/i18n/catalogue";

export const t = catalogue("openData", {
  address: "{name} ({form})",
  "calendar.deadlines":
    "When public challenges open, when questions close and when responses close, from 90 days ago on. Add the address as a subscription, so that changes arrive by themselves.",
  "calendar.text":
    "A calendar in iCalendar form, for any calendar program. Each challenge also has a file of its own on its page. Times are shown in your own time zone.",
  "calendar.title": "Calendar",
  challenges: "Challenges",
  "csv.challenges":
    "Reference, title, summary, force, state, dates, safeguards level, capabilities and number of responses of every published challenge.",
  "csv.organisations":
    "Forces, suppliers, trade bodies and oversight bodies, with kind and region.",
  "csv.outcomes":
    "What each force did next, what the market said and how many responses it answered.",
  "csv.questions": "Every answered question, with its answer and the challenge it is about.",
  "csv.solutions":
    "Product cards: supplier, capabilities, maturity, hosting and where it is proven.",
  "csv.text":
    "Every list as a file for a spreadsheet (CSV in UTF-8), whole and in one piece. On the pages of the lists, “Download as CSV” gives the list with the filters you chose. A text that a spreadsheet would take for a formula has an apostrophe before it.",
  "csv.title": "Files for spreadsheets",
  deadlines: "Deadlines",
  description: "Description",
  "feeds.challenges":
    "The 100 challenges that were published, changed, withdrawn or concluded last. Add ?capability=, ?sector= or ?force= to follow a part.",
  "feeds.outcomes": "The 100 outcomes that were published last.",
  "feeds.text":
    "Give one of these addresses to a feed reader, and it tells you what is new. They are in Atom form.",
  "feeds.title": "Feeds",
  "json.challenges": "The list of challenges; each one by its reference.",
  "json.description": "Every address, field and answer, in OpenAPI form.",
  "json.organisations": "The list of organisations; each one by its short name.",
  "json.outcomes": "The list of outcomes, with the reply rate.",
  "json.questions": "Answered questions of all challenges, the newest answer first.",
  "json.solutions": "The catalogue; each product card by its reference.",
  "json.text":
    "These addresses answer in JSON. Lists are given in parts, each with the way to the next.",
  "json.title": "For programs",
  lede: "Everything that the public can read on these pages can also be read by programs, without an account.",
  "licence.examples":
    "Records marked “Invented example” are made up, in every file, feed and calendar: do not use them as facts.",
  "licence.suppliers":
    "The texts of product cards belong to their suppliers and are shown here with their permission. They are not licensed for reuse.",
  "licence.text":
    "What forces publish here you can use under the <link>Open Government Licence v3.0</link>. Say where it comes from. Every file and feed names its terms.",
  "licence.title": "Licence",
  organisations: "Organisations",
  outcomes: "Outcomes",
  questions: "Questions and answers",
  solutions: "Solutions",
  title: "Open data",
});
