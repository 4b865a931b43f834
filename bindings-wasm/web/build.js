// Puts the page together: one file that is served as it is and opens from disk.
import { createHash } from "node:crypto";
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { paper } from "../dist/onshi.js";

const at = (path) => fileURLToPath(new URL(path, import.meta.url));
const built = async (entry) => {
  const { outputFiles } = await build({ entryPoints: [at(entry)], bundle: true, minify: true, write: false, format: "iife", target: "es2022", charset: "utf8", define: { "import.meta.url": '""' }, alias: { "onshi-module": at("../wasm/whole/whole.js") }, logLevel: "warning" });
  return outputFiles[0].text.trim();
};
const script = await built("start.js");
const style = await built("style.css");
const wasm = gzipSync(readFileSync(at("../wasm/whole/whole_bg.wasm")), { level: 9 }).toString("base64");
const [, paperStyle] = paper("receipt_breakdown", {}, { output: "html" }).match(/<style>([\s\S]*?)<\/style>/);
const hash = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
const policy = [
  "default-src 'none'",
  `script-src ${hash(script)} 'wasm-unsafe-eval'`,
  // Paper has its own style.
  `style-src ${hash(style)} ${hash(paperStyle)}`,
  "img-src 'self' data:",
  "manifest-src 'self'",
  "worker-src 'self'",
  "form-action 'none'",
  "base-uri 'none'",
].join("; ");

const parts = { policy, style, wasm, script };
const page = readFileSync(at("index.html"), "utf8").replace(/\{\{(\w+)\}\}/g, (_, name) => parts[name]);
mkdirSync(at("../dist-page"), { recursive: true });
writeFileSync(at("../dist-page/index.html"), page);
// Beside it where it is served: to install it, and to work without a network. Another page is another version.
const version = createHash("sha256").update(page).digest("hex").slice(0, 16);
writeFileSync(at("../dist-page/service-worker.js"), readFileSync(at("service-worker.js"), "utf8").replaceAll("{{version}}", version));
for (const file of ["manifest.webmanifest", "icon.svg"]) copyFileSync(at(file), at(`../dist-page/${file}`));
