import { catalogue } from "@/shared/i18n/catalogue";

/** The states of a question, and why one is not answered: for those who ask and who answer. */
export const t = catalogue("question", {
  "because.already_published": "The answer is published already (challenge text or another answer)",
  "because.cannot_be_public": "The answer cannot be public",
  "because.for_the_procurement": "It is a matter for the procurement, not for this stage",
  "because.not_about_this": "It is not about this challenge",
  "because.one_supplier_only":
    "An answer would help one supplier only, or is about one supplier’s product",
  state: "Question status",
  "state.asked": "Waiting",
  "state.declined": "Left unanswered",
  "state.lapsed": "Not answered in time",
  "state.merged": "Answered with another",
  "state.published": "Answered",
});
