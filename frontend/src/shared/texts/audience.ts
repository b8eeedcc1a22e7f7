import { catalogue } from "@/shared/i18n/catalogue";

/** Who will read a text: the fixed set of SCREENS rule 5.1. */
export const t = catalogue("audience", {
  everyone: "Everyone will read this",
  feedback:
    "The supplier who sent this response, the forces behind the challenge and the moderator; never the public",
  moderator: "Your organisation and the moderator, never the public",
  opened: "The force, after closing, and never the public",
  organisation: "Only your organisation",
  policing: "Forces, moderators, oversight and ethics advisers, never suppliers",
  reading: "The supplier, the force and those who watch over it; it stays on the record",
  response:
    "The force and, without the confidential parts, the moderator; after closing; never the public",
  suppliers: "Suppliers who may see this challenge",
});
