import { href } from "@/shared/paths";
import type { Audience, ResponseView, WorkingCopy } from "./api";
import { t } from "./texts";

/** The parts of a response that are one text. */
export const TEXTS = ["proven_elsewhere", "transfer_gaps", "safeguards", "what_to_know"] as const;
export type TextPart = (typeof TEXTS)[number];
export const COST_BANDS = ["under_50k", "50k_250k", "250k_1m", "over_1m"] as const;
export const ANSWERS = ["met_now", "partly", "roadmap", "not"] as const;

export type Section =
  | { kind: "outcome"; slug: string; index: number }
  | { kind: "text"; slug: string; part: TextPart }
  | { kind: "solution" | "cost" | "files" | "interest"; slug: string };

const slugOf = (part: string): string => part.replaceAll("_", "-");

export const otherSections: readonly Section[] = [
  { kind: "solution", slug: "solution" },
  ...TEXTS.map((part): Section => ({ kind: "text", slug: slugOf(part), part })),
  { kind: "cost", slug: "cost-and-time" },
  { kind: "files", slug: "files" },
  { kind: "interest", slug: "next-steps" },
];

/** The questions of a response, in their order: one for each outcome, then what is around them. */
export function sectionsOf({ challenge }: ResponseView): readonly Section[] {
  const outcomes = challenge.outcomes.map(
    ({ index }): Section => ({ kind: "outcome", slug: `outcome-${index + 1}`, index }),
  );
  return [...outcomes, ...otherSections];
}

/** The question a pointer of the API is about; the outcomes come first. */
export function slugOfPointer(pointer: string): string {
  const [, first = "", second] = pointer.split("/");
  if (first === "outcomes") return `outcome-${Number(second) + 1}`;
  if (first === "cost_band" || first === "time_needed") return "cost-and-time";
  if (first === "attachments") return "files";
  return first.startsWith("interest") ? "next-steps" : slugOf(first);
}

/** The address of a question. */
export const sectionHref = (ref: string, slug: string): string =>
  href("supplierResponseSection", { ref, section: slug });

/** What a question is called in lists. */
export function sectionName(
  section: Section,
  { challenge }: Pick<ResponseView, "challenge">,
): string {
  if (section.kind === "outcome") {
    const outcome = challenge.outcomes.find(({ index }) => index === section.index);
    return t("outcome.name", { number: section.index + 1, title: outcome?.title ?? "" });
  }
  return t(section.kind === "text" ? `part.${section.part}` : `section.${section.kind}`);
}

export type Progress = "done" | "begun" | "none";

function outcomeProgress(copy: WorkingCopy, index: number): Progress {
  const given = copy.outcomes.find((outcome) => outcome.index === index);
  if (!given || (given.answer === null && given.text === "")) return "none";
  if (given.answer === null) return "begun";
  return given.answer === "not" || given.text !== "" ? "done" : "begun";
}

/** How far a question has come; only the outcomes have to be answered. */
export function progressOf(section: Section, copy: WorkingCopy): Progress {
  switch (section.kind) {
    case "outcome":
      return outcomeProgress(copy, section.index);
    case "text":
      return copy[section.part] === "" ? "none" : "done";
    case "solution":
      return copy.solution === null ? "none" : "done";
    case "cost":
      return copy.cost_band === null && copy.time_needed === "" ? "none" : "done";
    case "files":
      return copy.attachments.length === 0 ? "none" : "done";
    case "interest":
      return copy.interest_in_events || copy.interest_in_pilot ? "done" : "none";
  }
}

/** Whether something in a question is marked confidential. */
export function isConfidential(section: Section, copy: WorkingCopy): boolean {
  const marked = (part: WorkingCopy["confidential_parts"][number]) =>
    copy.confidential_parts.includes(part);
  if (section.kind === "outcome") {
    return copy.outcomes.some((one) => one.index === section.index && one.confidential);
  }
  if (section.kind === "text") return marked(section.part);
  if (section.kind === "files") return copy.attachments.some((one) => one.confidential);
  return section.kind === "cost" && (marked("cost_band") || marked("time_needed"));
}

/** What names the parts of a response: its outcomes, and its files in the order of the form. */
type NamedParts = {
  challenge: ResponseView["challenge"];
  files: Readonly<Record<string, { name: string }>>;
  working_copy?: { attachments: readonly { file: string }[] } | null;
  submitted: { attachments: readonly { file: string | null }[] } | null;
};

/** The name of a part as `audience` and `withheld` name it. */
export function partName(part: string, response: NamedParts): string {
  if (part.startsWith("outcomes/")) {
    const index = Number(part.slice("outcomes/".length));
    return sectionName({ kind: "outcome", slug: "", index }, response);
  }
  if (part.startsWith("attachments/")) {
    const listed = response.working_copy ?? response.submitted;
    const file = listed?.attachments[Number(part.slice("attachments/".length))]?.file;
    return t("part.attachment", { name: (file && response.files[file]?.name) || "" });
  }
  const key = `part.${part}`;
  return t.has(key) ? t(key) : part.replaceAll("_", " ");
}

export type AudienceGroup = { readers: Audience["sender"]; parts: string[]; confidential: boolean };

/** Parts that the same people read, together; empty parts are nobody's. */
export function groupsOf({ parts }: Audience): AudienceGroup[] {
  const groups = new Map<string, AudienceGroup>();
  for (const { part, filled, readers, confidential } of parts) {
    if (!filled) continue;
    const key = JSON.stringify(readers);
    const group = groups.get(key) ?? { readers, parts: [], confidential };
    group.parts.push(part);
    groups.set(key, group);
  }
  return [...groups.values()].sort((a, b) => Number(a.confidential) - Number(b.confidential));
}
