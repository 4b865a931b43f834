// Serves the page on 127.0.0.1, at the port in PORT or 8080.
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { fileURLToPath } from "node:url";

const FILES = {
  "/": ["index.html", "text/html; charset=utf-8"],
  "/manifest.webmanifest": ["manifest.webmanifest", "application/manifest+json"],
  "/service-worker.js": ["service-worker.js", "text/javascript; charset=utf-8"],
  "/icon.svg": ["icon.svg", "image/svg+xml"],
};
const read = (name) => readFileSync(fileURLToPath(new URL(`../dist-page/${name}`, import.meta.url)));
let served;
try {
  served = new Map(Object.entries(FILES).map(([path, [name, type]]) => [path, { type, content: read(name) }]));
} catch {
  console.error("the page is not built yet: run `npm run build` first");
  process.exit(1);
}
const server = createServer((request, response) => {
  const file = served.get(new URL(request.url, "http://x").pathname);
  if (file === undefined) return response.writeHead(404).end();
  response.writeHead(200, { "content-type": file.type, "x-content-type-options": "nosniff", "cache-control": "no-cache" }).end(file.content);
});
server.on("error", (error) => {
  console.error(error.code === "EADDRINUSE" ? `port ${error.port} is taken: choose another, PORT=8081 npm start` : error.message);
  process.exit(1);
});
server.listen(Number(process.env.PORT ?? 8080), "127.0.0.1", () => console.log(`the page is at http://127.0.0.1:${server.address().port}/`));
