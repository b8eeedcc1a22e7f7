import { href } from "@/shared/paths";
import { term } from "@/shared/texts/terms";
import { idOf } from "./edit";
import { DETAILS, type DraftPage, type Field, type Group, PAGES } from "./fields";
import { t } from "./texts";
import { t as words } from "./texts-fields";

export const GROUPS: readonly Group[] = ["problem", "limits", "finding", "safeguards", "engaging"];

/** The paths that a page changes. */
export const pathsOf = ({ fields }: DraftPage): string[] =>
  fields.flatMap(({ kind, path }) => (kind === "sectors" ? [path, "sectors_none"] : [path]));

const detailOf = (page: DraftPage): string | undefined =>
  DETAILS.find((detail) => page.fields.some(({ path }) => path === `safeguards_detail/${detail}`));

/** The pages that a draft has: what describes safeguards depends on the level. */
export function pagesFor(detailAsked: readonly string[]): DraftPage[] {
  return PAGES.filter((page) => {
    const detail = detailOf(page);
    return detail === undefined || detailAsked.includes(detail);
  });
}

export const pageNamed = (name: string): DraftPage | undefined =>
  PAGES.find((page) => page.name === name);

/** The label of a field. */
export function labelOf({ path }: Field): string {
  return words.has(path) ? words(path) : path;
}

/** What is kept at a path, in the words of a question without its question mark. */
export function nameOfPath(path: string): string {
  const [group, inner] = path.split("/");
  if (group === "safeguards_detail" && inner) return term("detail", inner);
  const key = `${path}.name`;
  if (words.has(key)) return words(key);
  return words.has(path) ? words(path) : path;
}

/** The heading of a page: its own, or the question of its only field. */
export function titleOf(page: DraftPage): string {
  const [first] = page.fields;
  const key = `page.${page.name}`;
  if (t.has(key)) return t(key);
  return first ? labelOf(first) : page.name;
}

const holds = (path: string, pointer: string): boolean =>
  pointer === `/${path}` || pointer.startsWith(`/${path}/`);

/** Whether what a pointer names is asked for on a page. */
export const isOn = (page: DraftPage, pointer: string): boolean =>
  pathsOf(page).some((path) => holds(path, pointer));

/** The address of the field that a pointer names. */
export function addressOf(ref: string, pointer: string): string {
  const field = `#${idOf(pointer.slice(1))}`;
  if (holds("safeguards", pointer)) return href("draftSafeguards", { ref }) + field;
  if (pointer === "/similar_reviewed_at") return similarAddress(ref);
  const page = PAGES.find((one) => isOn(one, pointer));
  if (!page) return href("draft", { ref });
  return href("draftSection", { ref, section: page.name }) + field;
}

export const similarAddress = (ref: string): string =>
  href("draftSection", { ref, section: "similar" });
