// The package as others get it: packed, installed elsewhere, bundled by Vite and by esbuild.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { build as esbuild } from "esbuild";
import { build as vite } from "vite";
import { launch } from "./browser.js";

const here = fileURLToPath(new URL("..", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "onshi-package-"));
const PROGRAM = `import { assess } from "onshi";
const { subsidy } = assess({ facility: "clinic", readers: 1, cost: 300000, reader_applied_on: "2021-04-01" });
document.title = String(subsidy);
`;
const HTML = '<!doctype html><title>none</title><script type="module" src="./main.js"></script>';

let browser;
before(async () => {
  const [{ filename, files }] = JSON.parse(execFileSync("npm", ["pack", "--json", "--pack-destination", folder], { cwd: here, encoding: "utf8" }));
  assert.deepEqual(files.map(({ path }) => path).filter((path) => !path.startsWith("dist/")).sort(), ["README.md", "package.json"]);
  mkdirSync(join(folder, "node_modules/onshi"), { recursive: true });
  execFileSync("tar", ["xzf", join(folder, filename), "--strip-components=1", "-C", join(folder, "node_modules/onshi")]);
  writeFileSync(join(folder, "package.json"), '{"name":"user","version":"1.0.0","type":"module"}');
  writeFileSync(join(folder, "main.js"), PROGRAM);
  writeFileSync(join(folder, "index.html"), HTML);
  browser = await launch();
});
after(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** What a page in a folder says in its title. */
async function titleOf(root) {
  const kinds = { ".js": "text/javascript", ".html": "text/html", ".wasm": "application/wasm" };
  const server = createServer(({ url }, response) => {
    try {
      const path = url === "/" ? "/index.html" : url;
      response.setHeader("content-type", kinds[extname(path)] ?? "text/plain").end(readFileSync(join(root, path)));
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  const page = await browser.newPage();
  try {
    await page.goto(`http://127.0.0.1:${server.address().port}/`);
    await page.waitForFunction(() => document.title !== "none", null, { timeout: 10_000 });
    return await page.title();
  } finally {
    await page.close();
    server.close();
  }
}

test("Node finds it in an empty project", () => {
  const program = PROGRAM.replace("document.title = String(subsidy)", "console.log(subsidy)");
  assert.equal(execFileSync("node", ["--input-type=module", "--eval", program], { cwd: folder, encoding: "utf8" }), "225000\n");
});

test("Vite bundles it, the module included", async () => {
  await vite({ root: folder, logLevel: "error", build: { target: "esnext" } });
  assert.equal(await titleOf(join(folder, "dist")), "225000");
});

test("esbuild bundles it; the module stands beside", async () => {
  const out = join(folder, "bundled");
  await esbuild({ entryPoints: [join(folder, "main.js")], bundle: true, format: "esm", outdir: out, logLevel: "error" });
  cpSync(join(folder, "node_modules/onshi/dist/wasm/onshi_wasm_bg.wasm"), join(out, "onshi_wasm_bg.wasm"));
  writeFileSync(join(out, "index.html"), HTML);
  assert.deepEqual(readdirSync(out).sort(), ["index.html", "main.js", "onshi_wasm_bg.wasm"]);
  assert.equal(await titleOf(out), "225000");
});
