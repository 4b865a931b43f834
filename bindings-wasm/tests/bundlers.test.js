// The package in the tools that are slow to install: webpack, Parcel, Jest, Next.js. Each builds a
// program and runs what it built.
import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { launch } from "./browser.js";
import { install, titleOf } from "./installed.js";

const folder = mkdtempSync(join(tmpdir(), "onshi-bundlers-"));
const PROJECT = '{ facility: "clinic", readers: 1, cost: 300000, reader_applied_on: "2021-04-01" }';
const SUBSIDY = `assess(${PROJECT}).subsidy`;

let browser;
before(async () => {
  const pinned = fileURLToPath(new URL("./bundlers/", import.meta.url));
  for (const file of ["package.json", "package-lock.json"]) cpSync(pinned + file, join(folder, file));
  run("npm", "ci", "--silent");
  install(folder);
  browser = await launch();
});
after(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

function run(command, ...args) {
  const env = { ...process.env, NEXT_TELEMETRY_DISABLED: "1", PARCEL_WORKERS: "1" };
  return execFileSync(command, args, { cwd: folder, encoding: "utf8", env, stdio: ["ignore", "pipe", "pipe"] });
}
const tool = (path, ...args) => run("node", join("node_modules", path), ...args);

function write(files) {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(folder, dirname(path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

test("webpack, for browsers and for Node", async () => {
  write({
    "webpack/main.js": `import { assess } from "onshi"; document.title = String(${SUBSIDY});`,
    "webpack/server.mjs": `import { assess } from "onshi"; console.log(${SUBSIDY});`,
    "webpack/server.cjs": `const { assess } = require("onshi"); console.log(${SUBSIDY});`,
    "webpack/build.cjs": `
      const webpack = require("webpack");
      const path = (name) => require("node:path").join(__dirname, name);
      const one = (target, entry, filename) => ({ mode: "production", target, entry: path(entry), output: { path: path("dist"), filename }, performance: { hints: false } });
      webpack([one("web", "main.js", "main.js"), one("node", "server.mjs", "esm.cjs"), one("node", "server.cjs", "cjs.cjs")], (error, stats) => {
        if (error || stats.hasErrors()) { console.error(error ?? stats.toString()); process.exit(1); }
      });`,
    "webpack/dist/index.html": '<!doctype html><title>none</title><script defer src="main.js"></script>',
  });
  run("node", "webpack/build.cjs");
  assert.equal(await titleOf(browser, join(folder, "webpack/dist")), "225000");
  assert.equal(run("node", "webpack/dist/esm.cjs"), "225000\n");
  assert.equal(run("node", "webpack/dist/cjs.cjs"), "225000\n");
});

test("Parcel", async () => {
  write({
    "parcel/index.html": '<!doctype html><title>none</title><script type="module" src="./main.js"></script>',
    "parcel/main.js": `import { assess } from "onshi"; document.title = String(${SUBSIDY});`,
  });
  tool("parcel/lib/bin.js", "build", "parcel/index.html", "--no-cache", "--dist-dir", "parcel/dist");
  assert.equal(await titleOf(browser, join(folder, "parcel/dist")), "225000");
});

test("Jest, as CommonJS and as modules, in Node and in jsdom", () => {
  const body = `test("it answers", () => expect(${SUBSIDY}).toBe(225000));`;
  write({
    "jest/required.test.cjs": `const { assess } = require("onshi");\n${body}`,
    "jest/jsdom.test.cjs": `/** @jest-environment jsdom */\nconst { assess } = require("onshi");\n${body}`,
    "jest/imported.test.mjs": `import { assess } from "onshi";\n${body}`,
    "jest/jest.config.json": '{ "rootDir": ".", "testMatch": ["**/*.test.cjs", "**/*.test.mjs"], "transform": {} }',
  });
  run("node", "--experimental-vm-modules", "node_modules/jest/bin/jest.js", "--config", "jest/jest.config.json");
});

for (const bundler of ["--turbopack", "--webpack"]) {
  test(`Next.js ${bundler}: a page, a client component, a route`, async () => {
    rmSync(join(folder, "app"), { recursive: true, force: true });
    rmSync(join(folder, ".next"), { recursive: true, force: true });
    write({
      "app/layout.js": "export default function Layout({ children }) { return <html><body>{children}</body></html>; }",
      "app/page.js": `import { assess } from "onshi"; export default function Page() { return <p>{${SUBSIDY}}</p>; }`,
      "app/client/page.js": `"use client"; import { useState } from "react"; import { assess } from "onshi";
        export default function Page() {
          const [subsidy, ask] = useState(${SUBSIDY});
          return <button onClick={() => ask(assess({ ...${PROJECT}, cost: 400000 }).subsidy)}>{subsidy}</button>;
        }`,
      "app/route/route.js": `import { assess } from "onshi"; export const dynamic = "force-dynamic"; export const GET = () => Response.json({ subsidy: ${SUBSIDY} });`,
    });
    tool("next/dist/bin/next", "build", bundler);
    const port = await freePort();
    const server = spawn("node", ["node_modules/next/dist/bin/next", "start", "--port", String(port)], { cwd: folder, stdio: "ignore" });
    try {
      const at = `http://127.0.0.1:${port}`;
      await started(at);
      assert.match(await text(`${at}/`), /<p>225000<\/p>/);
      assert.match(await text(`${at}/client`), /<button>225000<\/button>/);
      assert.equal(await text(`${at}/route`), '{"subsidy":225000}');
      const page = await browser.newPage();
      await page.goto(`${at}/client`, { waitUntil: "networkidle" });
      await page.locator("button").click();
      await page.locator("button", { hasText: "300000" }).waitFor({ timeout: 10_000 });
      await page.close();
    } finally {
      server.kill();
    }
  });
}

const text = async (address) => (await fetch(address)).text();

async function freePort() {
  const server = createServer();
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address();
  await new Promise((done) => server.close(done));
  return port;
}

async function started(address) {
  for (let tries = 0; tries < 200; tries++) {
    if (await fetch(address).then((response) => response.ok, () => false)) return;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error("the server did not start");
}
