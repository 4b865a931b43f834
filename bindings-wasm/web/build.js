// Puts the page together: one file that is served as it is and opens from disk.
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

const at = (path) => fileURLToPath(new URL(path, import.meta.url));
const built = async (entry) => {
  const { outputFiles } = await build({ entryPoints: [at(entry)], bundle: true, minify: true, write: false, format: "iife", target: "es2022", charset: "utf8", define: { "import.meta.url": '""' }, alias: { "onshi-module": at("../wasm/whole/whole.js") }, logLevel: "warning" });
  return outputFiles[0].text.trim();
};
const script = await built("start.js");
const style = await built("style.css");
const wasm = gzipSync(readFileSync(at("../wasm/whole/whole_bg.wasm")), { level: 9 }).toString("base64");
const hash = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
const policy = [
  "default-src 'none'",
  `script-src ${hash(script)} 'wasm-unsafe-eval'`,
  `style-src ${hash(style)}`,
  "img-src data:",
  "form-action 'none'",
  "base-uri 'none'",
].join("; ");

const parts = { policy, style, wasm, script };
const page = readFileSync(at("index.html"), "utf8").replace(/\{\{(\w+)\}\}/g, (_, name) => parts[name]);
mkdirSync(at("../dist-page"), { recursive: true });
writeFileSync(at("../dist-page/index.html"), page);
