import { catalogue } from "@/shared/i18n/catalogue";

export const t = catalogue("challenges.outcome", {
  "outcome.all": "All outcomes",
  "outcome.expected": "It is expected by {date}.",
  "outcome.happens": "What happens next",
  "outcome.never": "This challenge was withdrawn, so there is no outcome.",
  "outcome.next": "Next step",
  "outcome.not.yet": "The outcome of this challenge is not published yet.",
  "outcome.notice": "Procurement notice",
  "outcome.notice.link": "Read the notice",
  "outcome.published": "Published",
  "outcome.reply": "Feedback",
  "outcome.reply.all": {
    one: "The one supplier who responded was told why",
    other: "All {count} suppliers who responded were told why",
  },
  "outcome.reply.none": "Nobody responded",
  "outcome.reply.some": "{answered} of {count} suppliers who responded were told why",
  "outcome.said": "What the market said",
  "outcome.title": "Outcome",
  "outcome.write": "Write the outcome",
});
