// The package packed and installed in a folder, and what a page there says.
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = fileURLToPath(new URL("..", import.meta.url));

/** Installs the package in a folder, as `npm install` of the packed file does; returns its files. */
export function install(folder) {
  const packed = execFileSync("npm", ["pack", "--json", "--pack-destination", folder], { cwd: here, encoding: "utf8" });
  const [{ filename, files }] = JSON.parse(packed);
  const to = join(folder, "node_modules/onshi");
  rmSync(to, { recursive: true, force: true });
  mkdirSync(to, { recursive: true });
  execFileSync("tar", ["xzf", join(folder, filename), "--strip-components=1", "-C", to]);
  return files.map(({ path }) => path).sort();
}

const KINDS = { ".js": "text/javascript", ".css": "text/css", ".html": "text/html" };

/** Returns the title of a folder's page once its program has run; `policy`: what the page allows. */
export async function titleOf(browser, root, policy) {
  const server = createServer(({ url }, response) => {
    try {
      const path = url === "/" ? "/index.html" : url;
      response.setHeader("content-type", KINDS[extname(path)] ?? "text/plain");
      if (policy) response.setHeader("content-security-policy", policy);
      response.end(readFileSync(join(root, path)));
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  try {
    return await titleAt(browser, `http://127.0.0.1:${server.address().port}/`);
  } finally {
    server.close();
  }
}

/** Returns the title of a page: "none" where its program failed. */
async function titleAt(browser, address) {
  const page = await browser.newPage();
  try {
    const failed = new Promise((done) => page.once("pageerror", done));
    await page.goto(address);
    const changed = page.waitForFunction(() => document.title !== "none", null, { timeout: 20_000 });
    await Promise.race([changed.catch(() => {}), failed]);
    return await page.title();
  } finally {
    await page.close();
  }
}
