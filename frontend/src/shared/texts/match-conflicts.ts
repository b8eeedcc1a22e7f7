import { catalogue } from "@/shared/i18n/catalogue";

/** Where what a product card offers does not agree with what a challenge asks for. */
export const t = catalogue("match.conflicts", {
  "hosted.on_premises": "on the force’s own premises",
  "hosted.uk_only": "in the United Kingdom",
  "hosted.uk_or_eea": "in the United Kingdom or the European Economic Area",
  hosting: "The challenge asks for hosting {asked}. The product card says: {offered}.",
  maturity: "The challenge asks for: {asked}. The product card says: {offered}.",
  title: "Conflict with a constraint.",
  "vetted.none": "no vetting",
  vetting: "The challenge asks for vetting: {asked}. The product card says: {offered}.",
});
