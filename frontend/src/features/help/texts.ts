import { catalogue } from "@/shared/i18n/catalogue";

export const t = catalogue("help", {
  "accessibility.1":
    "We want everybody to be able to use this service: with a keyboard, a screen reader, a magnifier, voice control, or on a small screen.",
  "accessibility.2.title": "How it is built and tested",
  "accessibility.2":
    "The pages use the components of the GOV.UK Design System. Every page is checked by a program against the Web Content Accessibility Guidelines 2.2, levels A and AA, and used with the keyboard alone and at a width of 320 pixels.",
  "accessibility.3.title": "What is not done yet",
  "accessibility.3":
    "No independent audit has been made, and the pages have not been tried by people who use assistive technology every day. Text that forces and suppliers write themselves may be less clear than the pages around it. The service is in English only so far.",
  "accessibility.4.title": "If something does not work for you",
  "accessibility.4":
    "Tell the people who run the service what you were trying to do and what happened. They can also give you the content of a page in another form.",
  "accessibility.title": "Accessibility",
  "feedback.1":
    "Tell the organisation that runs this service what is wrong or missing. Give the address of the page and say what you expected.",
  "feedback.2":
    "Leave out personal data and anything about a real case: only OFFICIAL information belongs here.",
  "feedback.3":
    "In the practice area nobody reads what you send. Everything there is invented, apart from the names of the forces.",
  "feedback.title": "Tell us about a page",
  "fair.1.title": "The same for all",
  "fair.1":
    "Whatever a supplier learns here about a challenge, every supplier who may see the challenge can read at the same time. Until it closes there is no private channel between a force and one supplier. Questions are answered for everybody at once, and nobody, the force included, learns who asked.",
  "fair.2.title": "Sealed until closing",
  "fair.2":
    "Responses are sealed until the closing time. Until then the number of responses can be seen, and nothing else: not by the force, not by the moderator, not by the people who run the service. One second after closing nothing more can be sent.",
  "fair.3.title": "Confidential stays confidential",
  "fair.3":
    "Parts of a response that are marked as commercially confidential are read by the force that asked. A moderator opens them only with a reason, which is recorded. They are in no search, export, feed or e-mail.",
  "fair.4.title": "Size does not count",
  "fair.4":
    "Matching compares texts, capabilities, evidence of use and maturity. It never looks at the size or age of a company, at membership of a trade body, or at popularity. Every match shows its reasons.",
  "fair.5.title": "Feedback is owed",
  "fair.5":
    "A challenge cannot be concluded while a response has had no feedback. How often each force replies is public.",
  "fair.6.title": "It can be checked",
  "fair.6":
    "Every change of state and everything told to a supplier is written to a record that can only grow. Its entries are linked, so that a later change would show.",
  "fair.title": "How the level playing field is kept, and checked",
  "how.1.title": "A force describes a problem",
  "how.1":
    "A police force writes a challenge: what happens today, who is affected, which outcomes it wants. It does not say what to buy. Before it starts it sees similar challenges of other forces. A colleague who did not write it signs it off, and a neutral moderator checks it before anybody else reads it.",
  "how.2.title": "Suppliers answer",
  "how.2":
    "Suppliers of technology say, outcome by outcome, what they can do now, in part, later or not at all, and where their product is in use: in policing, or in another sector such as health or banking. They can change a response until the challenge closes. Before that they can ask questions; everybody reads the answers.",
  "how.3.title": "The force reads and replies",
  "how.3":
    "After closing the force reads the responses, compares them and gives feedback on every one. Then it publishes what it learnt and what happens next, also when the answer is that it goes no further.",
  "how.4.title": "What it is not",
  "how.4":
    "This is not a procurement. Nothing is bought here and no supplier gains an advantage in a later competition. If a force decides to buy, it does so under the Procurement Act 2023 and says so on the central digital platform.",
  "how.more": "Read how the level playing field is kept",
  "how.title": "How it works",
  "privacy.1":
    "Public pages need no account. People who work for forces, suppliers, moderators and oversight bodies have an account with name, e-mail address and the organisations they act for.",
  "privacy.2.title": "What is stored in your browser",
  "privacy.2":
    "One cookie, and only after you sign in. It says that you are signed in and ends with your session: after 30 minutes without use, or after 12 hours. Nothing else is stored, so there is no cookie banner. What you type is kept in the page only until it is saved.",
  "privacy.3.title": "What is recorded",
  "privacy.3":
    "Changes of state and what suppliers were told are recorded with the time and the account that made them, so that an audit can follow them. Public pages name roles and organisations, never persons. Requests are logged with a reference, to find faults and stop abuse.",
  "privacy.4.title": "What must never be written here",
  "privacy.4":
    "No personal data of victims, witnesses or suspects, and nothing above OFFICIAL. Drafts are checked for what looks like it before anybody else reads them.",
  "privacy.title": "Privacy",
});
