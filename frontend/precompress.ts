import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import type { Plugin } from "vite";

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);
const TEXTS = /\.(js|css|svg)$/;
/** Below this a packed file is hardly smaller. */
const LEAST = 1000;

/** Puts a Brotli and a gzip form beside each script and style sheet; `app/web/pages.py` sends them. */
export const precompress: Plugin = {
  name: "precompress",
  apply: "build",
  async writeBundle({ dir }) {
    const folder = join(dir ?? "dist", "assets");
    const names = (await readdir(folder)).filter((name) => TEXTS.test(name));
    await Promise.all(
      names.map(async (name) => {
        const bytes = await readFile(join(folder, name));
        if (bytes.length < LEAST) return;
        const hint = { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
        await writeFile(join(folder, `${name}.br`), await brotli(bytes, { params: hint }));
        await writeFile(join(folder, `${name}.gz`), await zip(bytes, { level: 9 }));
      }),
    );
  },
};
