// A tab of Chromium that can import onshi, from a server on 127.0.0.1.
import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { extname, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { launch } from "./browser.js";

const top = fileURLToPath(new URL("../..", import.meta.url));
const kinds = { ".js": "text/javascript", ".wasm": "application/wasm", ".json": "application/json", ".html": "text/html" };
const page = `<!doctype html><script type="importmap">{"imports":{"onshi":"/bindings-wasm/dist/onshi.js"}}</script>`;

export async function served(use) {
  const server = createServer((request, response) => {
    const path = normalize(new URL(request.url, "http://x").pathname);
    if (path === "/") return response.setHeader("content-type", "text/html").end(page);
    if (!existsSync(top + path)) return response.writeHead(404).end();
    response.setHeader("content-type", kinds[extname(path)] ?? "text/plain").end(readFileSync(top + path));
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  const browser = await launch();
  try {
    const tab = await browser.newPage();
    await tab.goto(`http://127.0.0.1:${server.address().port}/`);
    return await use(tab);
  } finally {
    await browser.close();
    server.close();
  }
}
