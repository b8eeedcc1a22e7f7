import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import ts from "typescript";
import { describe, expect, it } from "vitest";

const SRC = join(process.cwd(), "src");
const LONGEST = 250;
const GENERATED = "api/schema.gen.ts";

/** What each part of the tree may import beside itself, lowest first. */
const ZONES: Readonly<Record<string, readonly string[]>> = {
  api: [],
  govuk: ["shared/i18n"],
  moj: ["govuk", "shared/i18n"],
  shared: ["api", "govuk", "moj"],
  features: ["api", "govuk", "moj", "shared"],
  app: ["api", "govuk", "moj", "shared", "features", "styles"],
};

/** Words of the domain that the design systems' components must not know. */
const DOMAIN =
  /\b(challenge|supplier|police|policing|moderator|solution|ethics|procurement|engagement)s?\b/i;

type Source = { path: string; text: string };

const sources: Source[] = readdirSync(SRC, { recursive: true, encoding: "utf8" })
  .map((path) => path.split(sep).join("/"))
  .filter((path) => /\.tsx?$/.test(path) && path !== GENERATED)
  .map((path) => ({ path, text: readFileSync(join(SRC, path), "utf8") }));

const production = sources.filter(({ path }) => !/\.test\.tsx?$/.test(path));

function parsed({ path, text }: Source): ts.SourceFile {
  const kind = path.endsWith("x") ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  return ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, kind);
}

function visit(node: ts.Node, look: (node: ts.Node) => void): void {
  look(node);
  node.forEachChild((child) => visit(child, look));
}

/** The files of this tree that a file imports, static or not, as paths below src. */
function importsOf(source: Source): string[] {
  const found: string[] = [];
  visit(parsed(source), (node) => {
    const named =
      ts.isImportDeclaration(node) || ts.isExportDeclaration(node) ? node.moduleSpecifier : null;
    const called =
      ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword
        ? node.arguments[0]
        : null;
    const specifier = named ?? called;
    if (specifier && ts.isStringLiteral(specifier)) found.push(specifier.text);
  });
  return found.flatMap((specifier) => {
    if (specifier.startsWith("@/")) return [specifier.slice(2)];
    if (!specifier.startsWith(".")) return [];
    const target = resolve(SRC, dirname(source.path), specifier);
    return [relative(SRC, target).split(sep).join("/")];
  });
}

const zoneOf = (path: string): string => path.split("/")[0] ?? "";
const featureOf = (path: string): string => path.split("/").slice(0, 2).join("/");

function breaksZones(from: string, to: string): boolean {
  const [zone, target] = [zoneOf(from), zoneOf(to)];
  if (zone === target) return zone === "features" && featureOf(from) !== featureOf(to);
  return !ZONES[zone]?.some((allowed) => to === allowed || to.startsWith(`${allowed}/`));
}

describe("the tree", () => {
  it("imports only downwards, and features do not import features", () => {
    const broken = production.flatMap((source) =>
      importsOf(source)
        .filter((target) => breaksZones(source.path, target))
        .map((target) => `${source.path} imports ${target}`),
    );
    expect(broken).toEqual([]);
  });

  it("has no file that is too long to read", () => {
    const long = sources.filter(({ text }) => text.split("\n").length > LONGEST + 1);
    expect(long.map(({ path }) => path)).toEqual([]);
  });

  it("keeps words of the domain out of the design systems' components", () => {
    const wordy = production
      .filter(({ path }) => ["govuk", "moj"].includes(zoneOf(path)))
      .filter(({ text }) => DOMAIN.test(text));
    expect(wordy.map(({ path }) => path)).toEqual([]);
  });

  it("never touches the browser's storage", () => {
    const keeping = production.filter(({ text }) =>
      /\b(localStorage|sessionStorage|indexedDB|document\.cookie)\b/.test(text),
    );
    expect(keeping.map(({ path }) => path)).toEqual([]);
  });

  it("writes no HTML strings and no style attributes", () => {
    const unsafe = production.filter(({ text }) =>
      /dangerouslySetInnerHTML|innerHTML|\sstyle=\{/.test(text),
    );
    expect(unsafe.map(({ path }) => path)).toEqual([]);
  });

  it("fetches through api/ only", () => {
    const fetching = production.filter(
      ({ path, text }) => zoneOf(path) !== "api" && /\bfetch\(/.test(text),
    );
    expect(fetching.map(({ path }) => path)).toEqual([]);
  });
});

const READ_ALOUD = new Set(["aria-label", "alt", "title", "label", "hint", "legend", "caption"]);
const hasLetters = (text: string): boolean => /\p{L}{2}/u.test(text);

function looseTexts(source: Source): string[] {
  const found: string[] = [];
  visit(parsed(source), (node) => {
    if (ts.isJsxText(node) && hasLetters(node.text)) found.push(node.text.trim());
    if (!ts.isJsxAttribute(node) || !node.initializer) return;
    const isText = READ_ALOUD.has(node.name.getText()) && ts.isStringLiteral(node.initializer);
    if (isText && hasLetters(node.initializer.text)) found.push(node.initializer.text);
  });
  return found.map((text) => `${source.path}: ${text}`);
}

describe("the catalogue", () => {
  it("holds every text of the interface", () => {
    const screens = production.filter(({ path }) => path.endsWith(".tsx"));
    expect(screens.flatMap(looseTexts)).toEqual([]);
  });

  it("has one prefix per table, so that another language finds its place", () => {
    const prefixes = production.flatMap(({ text }) =>
      [...text.matchAll(/= catalogue\("([^"]+)"/g)].map((match) => match[1]),
    );
    expect(prefixes.length).toBeGreaterThan(5);
    expect(new Set(prefixes).size).toBe(prefixes.length);
  });
});
