import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { chunkGroups } from "./chunks.ts";
import { precompress } from "./precompress.ts";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The brand is neutral: no crest or crown of the design system, and none of its pictures. */
const neutralBrand = {
  postcssPlugin: "neutral-brand",
  Rule(rule: { selector: string; remove: () => void }) {
    if (/govuk-footer__(copyright-logo|crown)/.test(rule.selector)) rule.remove();
  },
  Declaration(declaration: { value: string; remove: () => void }) {
    if (declaration.value.includes("/assets/images/")) declaration.remove();
  },
};

export default defineConfig({
  plugins: [react(), precompress],
  resolve: { alias: { "@": here("./src") } },
  css: {
    // Vite 8's minifier rejects some of govuk-frontend 6 unless it may recover.
    lightningcss: { errorRecovery: true },
    postcss: { plugins: [neutralBrand] },
    preprocessorOptions: {
      scss: { loadPaths: [here("./node_modules"), here(".")], quietDeps: true },
    },
  },
  build: {
    target: "es2022",
    // The content security policy allows no inline script, so no polyfill and no inlined files.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    manifest: true,
    rolldownOptions: {
      output: {
        // Every page carries the names of all files: a hash alone, as short as may be, is the least.
        chunkFileNames: "assets/[hash:7].js",
        codeSplitting: { groups: chunkGroups },
      },
    },
  },
  server: {
    port: 5199,
    proxy: { "/api": { target: process.env.EME_API_URL ?? "http://127.0.0.1:8000" } },
  },
  preview: {
    port: 5199,
    proxy: { "/api": { target: process.env.EME_API_URL ?? "http://127.0.0.1:8000" } },
  },
});
