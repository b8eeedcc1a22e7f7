import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";

const KB = 1000;
const JS_LIMIT = 135 * KB;
const CSS_LIMIT = 26 * KB;
const DIST = new URL("../dist/", import.meta.url);

type Chunk = { file: string; imports?: string[]; css?: string[]; isEntry?: boolean };
type Manifest = Readonly<Record<string, Chunk>>;

const read = (path: string): Buffer => readFileSync(fileURLToPath(new URL(path, DIST)));
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
const SCREENS = Object.keys(manifest).filter((name) =>
  /features\/[^/]+\/[^/]*screen\.tsx$/.test(name),
);
/** Where a visit begins: the start page, signing in, and the help pages. */
const FIRST_PAGES = SCREENS.filter((name) => /features\/(start|sign-in|help)\//.test(name));
/** What any one screen may add to the frame, which is there by then. */
const OWN_LIMIT = 36 * KB;

describe("the first page", () => {
  it("is found in the build", () => {
    expect(entry).not.toBe("");
    expect(FIRST_PAGES.length).toBeGreaterThan(2);
  });

  it.each(FIRST_PAGES)("keeps the gates when it is %s", (screen) => {
    const names = new Set([...withImports(entry), ...withImports(screen)]);
    const js = gzipped(filesOf(names, ".js"));
    const css = gzipped(filesOf(names, ".css"));
    expect(js, `${js} bytes of JS`).toBeLessThanOrEqual(JS_LIMIT);
    expect(css, `${css} bytes of CSS`).toBeLessThanOrEqual(CSS_LIMIT);
  });

  it.each(SCREENS)("is followed by little more when it goes on to %s", (screen) => {
    const frame = withImports(entry);
    const own = new Set([...withImports(screen)].filter((name) => !frame.has(name)));
    const js = gzipped(filesOf(own, ".js"));
    expect(js, `${js} bytes of JS`).toBeLessThanOrEqual(OWN_LIMIT);
  });

  it("loads no fonts and nothing of the design system's brand", () => {
    const css = [...filesOf(new Set(Object.keys(manifest)), ".css")].map((f) => read(f).toString());
    expect(css.length).toBeGreaterThan(0);
    expect(css.join("")).not.toMatch(/@font-face|GDS Transport|crest|crown/i);
  });
});
