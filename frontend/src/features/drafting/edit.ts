import type { Schemas } from "@/api/client";
import type { AudienceKind } from "@/shared/audience";
import { idOfPointer } from "@/shared/forms/pointers";
import type { Challenge, Complete } from "@/shared/records";

/** A challenge in the form in which it is written, and in which signed texts are kept. */
export type Edit = Complete<Schemas["ChallengeEdit"]>;

type Tree = Readonly<Record<string, unknown>>;

/** A challenge as one would write it. */
export function editOf(challenge: Challenge): Edit {
  const { capabilities, sectors_welcome, safeguards, co_sponsors, inside, ...rest } = challenge;
  return {
    ...(rest satisfies Partial<Record<keyof Edit | keyof Challenge, unknown>>),
    capabilities: capabilities.map(({ slug }) => slug),
    sectors_welcome: sectors_welcome.map(({ slug }) => slug),
    safeguards: safeguards.answers,
    safeguards_detail: safeguards.detail,
    co_sponsors: co_sponsors.map(({ slug, local_context }) => ({ force: slug, local_context })),
    explained_findings: inside?.explained_findings ?? [],
  };
}

/** The value of a field by its path, such as "constraints/hosting". */
export function read(edit: object, path: string): unknown {
  return path
    .split("/")
    .reduce<unknown>((value, key) => (value as Tree | null | undefined)?.[key], edit);
}

export function readText(edit: object, path: string): string {
  const value = read(edit, path);
  return typeof value === "string" ? value : "";
}

export function readList(edit: object, path: string): readonly string[] {
  const value = read(edit, path);
  return Array.isArray(value) ? value.filter((one) => typeof one === "string") : [];
}

/** The same text with another value at a path. */
export function write(edit: Edit, path: string, value: unknown): Edit {
  const [name = "", inner] = path.split("/");
  const before: Tree = edit;
  const changed = inner === undefined ? value : { ...(before[name] as Tree), [inner]: value };
  return { ...edit, [name]: changed } as Edit;
}

/** What is sent to change the fields of some paths: objects hold only what the page asks for. */
export function partOf(edit: Edit, paths: readonly string[]): Partial<Edit> {
  const part: Record<string, unknown> = {};
  for (const path of paths) {
    const [name = "", inner] = path.split("/");
    const value = read(edit, path);
    part[name] = inner === undefined ? value : { ...(part[name] as Tree), [inner]: value };
  }
  return part as Partial<Edit>;
}

export const same = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one ?? null) === JSON.stringify(other ?? null);

/** Whether a value says something. */
export function isGiven(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0;
  return value !== null && value !== undefined && value !== "" && value !== false;
}

/** The id of the control of a path. */
export const idOf = (path: string): string => idOfPointer(`/${path}`);

const AUDIENCES: Readonly<Record<Edit["visibility"], AudienceKind>> = {
  public: "everyone",
  registered_suppliers: "suppliers",
  policing_only: "policing",
};

/** Who reads the text once it is published. */
export const audienceOf = ({ visibility }: Pick<Edit, "visibility">): AudienceKind =>
  AUDIENCES[visibility];
