// The page where it is served: it can be installed, and works without a network.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { launch } from "./browser.js";

let server;
let address;
let browser;
before(async () => {
  server = spawn(process.execPath, [fileURLToPath(new URL("../web/serve.js", import.meta.url))], { env: { ...process.env, PORT: "0" } });
  const said = await new Promise((done) => server.stdout.once("data", (text) => done(String(text))));
  [address] = said.match(/http:\S+/);
  browser = await launch();
});
after(async () => {
  await browser.close();
  server.kill();
});

test("it answers without a network once it was open", async () => {
  const context = await browser.newContext({ locale: "ja-JP" });
  const page = await context.newPage();
  const problems = [];
  page.on("pageerror", (error) => problems.push(String(error)));
  page.on("console", (message) => message.type() === "error" && problems.push(message.text()));
  await page.goto(address);
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  assert.deepEqual(problems, []);
  await context.setOffline(true);
  await page.goto(`${address}#facility=clinic&cost=300000&reader_applied_on=2021-04-01`);
  await page.reload();
  await page.waitForSelector("#subsidy:not(:empty)");
  assert.equal(await page.locator("#subsidy").innerText(), "225,000円");
  await context.close();
});

test("it can be installed", async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(address);
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
  const tools = await context.newCDPSession(page);
  const { data, errors } = await tools.send("Page.getAppManifest");
  assert.deepEqual(errors, []);
  assert.equal(JSON.parse(data).short_name, "onshi");
  const { installabilityErrors } = await tools.send("Page.getInstallabilityErrors");
  // A window of its own, without a profile, as which tests run, may install nothing.
  assert.deepEqual(installabilityErrors.map(({ errorId }) => errorId).filter((id) => id !== "in-incognito"), []);
  await context.close();
});
