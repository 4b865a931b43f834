// The package as others get it: packed, installed elsewhere, imported, required, bundled by Vite and by
// esbuild. The slower ones are in bundlers.test.js.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { gzipSync } from "node:zlib";
import { build as esbuild } from "esbuild";
import { build as vite } from "vite";
import { bytesOf, packed } from "../js/packed.js";
import { launch } from "./browser.js";
import { install, titleOf } from "./installed.js";

const folder = mkdtempSync(join(tmpdir(), "onshi-package-"));
const PROGRAM = `import { assess } from "onshi";
const { subsidy } = assess({ facility: "clinic", readers: 1, cost: 300000, reader_applied_on: "2021-04-01" });
`;
const PAGE_PROGRAM = `${PROGRAM}document.title = String(subsidy);\n`;
const NODE_PROGRAM = `${PROGRAM}console.log(subsidy);\n`;
const HTML = '<!doctype html><title>none</title><script type="module" src="./main.js"></script>';

let browser;
before(async () => {
  const files = install(folder);
  assert.deepEqual(files, [
    "README.md",
    "dist/LICENSE-APACHE",
    "dist/LICENSE-MIT",
    "dist/calculator.cjs",
    "dist/calculator.d.cts",
    "dist/calculator.d.ts",
    "dist/calculator.js",
    "dist/onshi.cjs",
    "dist/onshi.d.cts",
    "dist/onshi.d.ts",
    "dist/onshi.js",
    "dist/wire.d.cts",
    "dist/wire.d.ts",
    "package.json",
  ]);
  writeFileSync(join(folder, "package.json"), '{"name":"user","version":"1.0.0","type":"module"}');
  writeFileSync(join(folder, "main.js"), PAGE_PROGRAM);
  writeFileSync(join(folder, "server.js"), NODE_PROGRAM);
  writeFileSync(join(folder, "index.html"), HTML);
  browser = await launch();
});
after(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

const node = (...args) => execFileSync("node", args, { cwd: folder, encoding: "utf8" });

test("nothing in it looks for a file, and what is packed is the module", async () => {
  for (const file of ["onshi.js", "onshi.cjs", "calculator.js", "calculator.cjs"]) {
    const text = readFileSync(join(folder, "node_modules/onshi/dist", file), "utf8");
    assert.doesNotMatch(text, /import\.meta|new URL|fetch\(|await |[^\x00-\x7F]{40}/);
  }
  for (const name of ["whole", "calculator"]) {
    const module = readFileSync(new URL(`../wasm/${name}/${name}_bg.wasm`, import.meta.url));
    const { text, frequent, length } = await import(`../wasm/${name}/packed.js`);
    assert.ok(module.equals(bytesOf(text, frequent, length)));
  }
  // Every byte, each as rare as another.
  const bytes = Uint8Array.from({ length: 1024 }, (_, i) => (i * 7) % 256);
  const { text, frequent } = packed(bytes);
  assert.deepEqual(bytesOf(text, frequent, bytes.length), bytes);
});

test("Node imports both in an empty project, and requires them", () => {
  assert.equal(node("server.js"), "225000\n");
  for (const name of ["onshi", "onshi/calculator"]) {
    const imported = NODE_PROGRAM.replace('"onshi"', `"${name}"`);
    assert.equal(node("--input-type=module", "--eval", imported), "225000\n");
    const required = NODE_PROGRAM.replace('import { assess } from "onshi"', `const { assess } = require("${name}")`);
    assert.equal(node("--input-type=commonjs", "--eval", required), "225000\n");
  }
});

test("Vite bundles it for browsers and for servers", async () => {
  await vite({ root: folder, logLevel: "error", build: { target: "esnext", chunkSizeWarningLimit: 1000 } });
  assert.equal(await titleOf(browser, join(folder, "dist")), "225000");
  await vite({ root: folder, logLevel: "error", ssr: { noExternal: true }, build: { ssr: "server.js", outDir: "dist-ssr" } });
  assert.equal(node("dist-ssr/server.js"), "225000\n");
});

test("a page with the calculator loads less than a third", async () => {
  const size = {};
  for (const name of ["onshi", "onshi/calculator"]) {
    const out = join(folder, `sized-${name.length}`);
    mkdirSync(out);
    writeFileSync(join(folder, "sized.js"), PAGE_PROGRAM.replace('"onshi"', `"${name}"`));
    await esbuild({ entryPoints: { main: join(folder, "sized.js") }, bundle: true, minify: true, format: "esm", outdir: out, logLevel: "error" });
    writeFileSync(join(out, "index.html"), HTML);
    assert.equal(await titleOf(browser, out), "225000");
    size[name] = gzipSync(readFileSync(join(out, "main.js")), { level: 9 }).length;
  }
  assert.ok(3 * size["onshi/calculator"] < size.onshi, JSON.stringify(size));
});

test("esbuild bundles it for browsers and for Node, in each format", async () => {
  for (const format of ["esm", "iife"]) {
    const out = join(folder, `bundled-${format}`);
    await esbuild({ entryPoints: [join(folder, "main.js")], bundle: true, format, outdir: out, logLevel: "error" });
    writeFileSync(join(out, "index.html"), HTML);
    assert.equal(await titleOf(browser, out), "225000");
  }
  for (const [format, file] of [["esm", "bundle.mjs"], ["cjs", "bundle.cjs"]]) {
    await esbuild({ entryPoints: [join(folder, "server.js")], bundle: true, platform: "node", format, outfile: join(folder, file), logLevel: "error" });
    assert.equal(node(file), "225000\n");
  }
});

// What a page must allow, and what it gets otherwise.
test("a Content-Security-Policy needs wasm-unsafe-eval", async () => {
  const out = join(folder, "bundled-esm");
  assert.equal(await titleOf(browser, out, "script-src 'self' 'wasm-unsafe-eval'"), "225000");
  assert.equal(await titleOf(browser, out, "script-src 'self'"), "none");
});
