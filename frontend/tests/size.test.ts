import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { SCREENS } from "@/app/screens";
import { homeOf } from "@/features/sign-in/home";
import { patterns } from "@/shared/paths";
import type { Screen } from "@/shared/screen";
import { ROLES } from "@/shared/session";
import { membership, sessionOf } from "./service";

const KB = 1000;
const JS_LIMIT = 135 * KB;
const CSS_LIMIT = 26 * KB;
/** Files of JavaScript of a first page: four that every page names, the others at once after. */
const FILES_LIMIT = 11;
/** What any other page may weigh, also one that brings a whole task of several steps. */
const ANY_LIMIT = 168 * KB;
const DIST = join(process.cwd(), "dist");

type Chunk = { file: string; name?: string; imports?: string[]; css?: string[]; isEntry?: boolean };
type Manifest = Readonly<Record<string, Chunk>>;

const read = (path: string): Buffer => readFileSync(join(DIST, path));
const manifest = JSON.parse(read(".vite/manifest.json").toString()) as Manifest;
const gzipped = (files: ReadonlySet<string>): number =>
  [...files].reduce((sum, file) => sum + gzipSync(read(file)).length, 0);

/** A chunk and all that the browser must fetch with it. */
function withImports(name: string, found = new Set<string>()): Set<string> {
  const chunk = manifest[name];
  if (!chunk || found.has(name)) return found;
  found.add(name);
  for (const imported of chunk.imports ?? []) withImports(imported, found);
  return found;
}

function filesOf(names: ReadonlySet<string>, kind: ".js" | ".css"): Set<string> {
  const files = [...names].flatMap((name) => {
    const chunk = manifest[name];
    return chunk ? [chunk.file, ...(chunk.css ?? [])] : [];
  });
  return new Set(files.filter((file) => file.endsWith(kind)));
}

const entry = Object.keys(manifest).find((name) => manifest[name]?.isEntry) ?? "";
const frame = withImports(entry);

const modules = import.meta.glob<{ screen?: Screen }>("../src/features/*/*screen.tsx");
const byScreen = new Map<Screen, string>();
for (const [path, module] of Object.entries(modules)) {
  const { screen } = await module();
  if (screen) byScreen.set(screen, path.replace("../", ""));
}

/** The chunk a module is in: its own, or that of its feature, named after it. */
function chunkOf(path: string): string {
  if (manifest[path]) return path;
  const feature = path.split("/").at(-2);
  return Object.keys(manifest).find((key) => manifest[key]?.name === feature) ?? "";
}

/** Every route with the chunk that holds its screen. */
const ROUTES = await Promise.all(
  SCREENS.map(async ({ name, for: screenFor, module }) => ({
    ...{ name, screenFor, address: patterns[name] as string },
    chunk: chunkOf(byScreen.get((await module()).screen) ?? ""),
  })),
);

const HOMES = Object.values(ROLES)
  .flat()
  .map((role) => homeOf(sessionOf(membership("m", "Organisation", role))));
/** Where a visit may begin: what needs no account, and where each role starts. */
const FIRST_PAGES = ROUTES.filter(
  ({ screenFor, address }) => screenFor === "everybody" || HOMES.includes(address),
);

describe("the first page", () => {
  it("is found in the build, as every screen is", () => {
    expect(entry).not.toBe("");
    expect(ROUTES.filter(({ chunk }) => chunk === "")).toEqual([]);
    expect(FIRST_PAGES.map(({ name }) => name)).toEqual(
      expect.arrayContaining([
        "start",
        "challenge",
        "forceHome",
        "supplierHome",
        "moderationQueue",
      ]),
    );
  });

  it.each(FIRST_PAGES)("keeps the gates when it is $name", ({ chunk }) => {
    const names = new Set([...frame, ...withImports(chunk)]);
    const scripts = filesOf(names, ".js");
    const js = gzipped(scripts);
    const css = gzipped(filesOf(names, ".css"));
    expect(js, `${js} bytes of JS`).toBeLessThanOrEqual(JS_LIMIT);
    expect(css, `${css} bytes of CSS`).toBeLessThanOrEqual(CSS_LIMIT);
    expect(scripts.size, "files of JS").toBeLessThanOrEqual(FILES_LIMIT);
  });

  it.each(ROUTES)("weighs not much more when it is $name", ({ chunk }) => {
    const js = gzipped(filesOf(new Set([...frame, ...withImports(chunk)]), ".js"));
    expect(js, `${js} bytes of JS`).toBeLessThanOrEqual(ANY_LIMIT);
  });

  it("has no two files that need each other", () => {
    const circles = Object.keys(manifest).filter((name) =>
      manifest[name]?.imports?.some((needed) => withImports(needed).has(name)),
    );
    expect(circles).toEqual([]);
  });

  it("loads no fonts and nothing of the design system's brand", () => {
    const css = [...filesOf(new Set(Object.keys(manifest)), ".css")].map((f) => read(f).toString());
    expect(css.length).toBeGreaterThan(0);
    expect(css.join("")).not.toMatch(/@font-face|GDS Transport|crest|crown/i);
  });
});
