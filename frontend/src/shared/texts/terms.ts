import { catalogue } from "@/shared/i18n/catalogue";

/** The fixed words of challenges and product cards: values of the API as people read them. */
export const t = catalogue("terms", {
  "bias.declined_to_say": "Declined to say",
  "bias.done": "Done",
  "bias.not_applicable": "Not applicable",
  "bias.planned": "Planned",
  "budget.250k_1m": "£250,000 to £1 million",
  "budget.50k_250k": "£50,000 to £250,000",
  "budget.over_1m": "Over £1 million",
  "budget.under_50k": "Under £50,000",
  "detail.bias_evaluation": "Results between groups",
  "detail.contact": "Who answers questions on safeguards",
  "detail.dpia": "Data protection impact assessment",
  "detail.dpia_screening": "Data protection screening",
  "detail.equality_impact": "Equality impact",
  "detail.human_oversight": "Human oversight",
  "detail.least_intrusive": "Why nothing less intrusive will do",
  "detail.legal_basis": "Legal basis",
  "detail.necessity": "Necessity and proportionality",
  "detail.transparency_record": "Transparency record",
  "hosting.any": "Anywhere",
  "hosting.on_premises": "On the force’s own premises",
  "hosting.uk_only": "United Kingdom only",
  "hosting.uk_or_eea": "United Kingdom or European Economic Area",
  "level.enhanced": "Enhanced",
  "level.panel": "Enhanced, with an ethics panel",
  "level.standard": "Standard",
  "maturity.one": "{words} (level {level} of 9)",
  "maturity.range": "{words} (levels {from} to {to} of 9)",
  "maturity.stage.1": "Research",
  "maturity.stage.2": "Tried in a laboratory",
  "maturity.stage.3": "Shown working",
  "maturity.stage.4": "In use",
  "maturity.two": "{first}, or {last}",
  "maturity.wide": "{first}, up to {last}",
  "next.more_engagement": "Ask the market more",
  "next.no_further_action": "No further action",
  "next.pilot": "Pilot",
  "next.procurement": "Procurement",
  "price.250k_1m": "£250,000 to £1 million a year",
  "price.50k_250k": "£50,000 to £250,000 a year",
  "price.over_1m": "Over £1 million a year",
  "price.under_50k": "Under £50,000 a year",
  "question.automated_decisions": "decisions about people are made or assisted by a machine",
  "question.biometrics": "it uses biometrics such as face, voice or gait",
  "question.bulk_monitoring": "it monitors the public in bulk, social media included",
  "question.children_vulnerable": "it concerns children or vulnerable people",
  "question.contested_legal_basis": "its legal basis is new or contested",
  "question.covert": "it is used covertly, or people are unaware of it",
  "question.data_matching": "it matches data of several organisations",
  "question.hard_to_undo": "effects are hard to undo or to challenge",
  "question.individual_prediction": "it makes predictions about individuals",
  "question.special_category": "it uses special category or criminal offence data",
  "question.unequal_results": "results are likely to differ by ethnicity, sex or age",
  "question.victim_devices": "data comes from the devices or accounts of victims or witnesses",
  "status.in_use": "In use",
  "status.ended": "Ended",
  "status.trial": "Trial",
  "reach.one_organisation": "One whole organisation",
  "reach.one_site": "One site or department",
  "reach.one_team": "One team",
  "reach.several_organisations": "Several organisations",
  "vetting.none": "None",
  "vetting.nppv2": "Non-police personnel vetting, level 2",
  "vetting.nppv3": "Non-police personnel vetting, level 3",
  "vetting.sc": "Security check (SC)",
});

/** The word for a value of the API; a value without a word is shown as it is. */
export function term(kind: string, value: string): string {
  const key = `${kind}.${value}`;
  return t.has(key) ? t(key) : value.replaceAll("_", " ");
}

const STAGES = [1, 4, 6, 8];
const stageOf = (level: number): number => STAGES.filter((from) => from <= level).length;

/** "Shown working, or in use (levels 6 to 9 of 9)". */
export function maturityText(from: number, to: number = from): string {
  const [low, high] = [stageOf(from), stageOf(to)];
  const first = term("maturity", `stage.${low}`);
  const last = lowerFirst(term("maturity", `stage.${high}`));
  const both = t(high - low > 1 ? "maturity.wide" : "maturity.two", { first, last });
  const words = low === high ? first : both;
  if (from === to) return t("maturity.one", { words, level: from });
  return t("maturity.range", { words, from, to });
}

/** The word inside a sentence; an abbreviation stays one. */
export const lowerFirst = (text: string): string =>
  text.replace(/^\p{Lu}(?!\p{Lu})/u, (first) => first.toLowerCase());
