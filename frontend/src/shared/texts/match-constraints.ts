import { catalogue } from "@/shared/i18n/catalogue";

/** How what a card offers stands to what a challenge lays down; `.own` is said to its supplier. */
export const t = catalogue("match.constraints", {
  asked: "Asked for: {asked}",
  "hosted.any": "wherever it is asked for",
  "hosted.on_premises": "on the force’s own premises",
  "hosted.uk_only": "in the United Kingdom",
  "hosted.uk_or_eea": "in the United Kingdom or the European Economic Area",
  hosting: "The challenge asks for hosting {asked}. The product card says: {offered}.",
  "is.conflict": "Not met: {offered}",
  "is.met": "Met, as the supplier says: {offered}",
  "is.met.own": "Met, as you say: {offered}",
  "is.not_stated": "Not stated",
  "kind.hosting": "Hosting",
  "kind.maturity": "Maturity",
  "kind.vetting": "Vetting",
  maturity: "The challenge asks for: {asked}. The product card says: {offered}.",
  "means.on_premises": "Data would leave the force’s premises. Ask whether it can be run on them.",
  "means.on_premises.own":
    "Data would leave the force’s premises. Be ready to say whether it can be run on them.",
  "means.uk_only": "Data could leave the United Kingdom. Ask whether it can be kept there.",
  "means.uk_only.own":
    "Data could leave the United Kingdom. Be ready to say whether it can be kept there.",
  "means.vetting": "That is lower. Ask whether people can be vetted as asked.",
  "means.vetting.own": "That is lower. Be ready to say whether your people can be vetted as asked.",
  title: "Conflict with a constraint.",
  "vetted.none": "no vetting",
  vetting: "The challenge asks for vetting: {asked}. The product card says: {offered}.",
});
