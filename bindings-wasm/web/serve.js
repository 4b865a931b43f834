// Serves the page on 127.0.0.1, at the port in PORT or 8080.
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { fileURLToPath } from "node:url";

const path = fileURLToPath(new URL("../dist-page/index.html", import.meta.url));
let page;
try {
  page = readFileSync(path);
} catch {
  console.error("the page is not built yet: run `npm run build` first");
  process.exit(1);
}
const server = createServer((request, response) => {
  if (new URL(request.url, "http://x").pathname !== "/") return response.writeHead(404).end();
  response.writeHead(200, { "content-type": "text/html; charset=utf-8", "x-content-type-options": "nosniff" }).end(page);
});
server.on("error", (error) => {
  console.error(error.code === "EADDRINUSE" ? `port ${error.port} is taken: choose another, PORT=8081 npm start` : error.message);
  process.exit(1);
});
server.listen(Number(process.env.PORT ?? 8080), "127.0.0.1", () => console.log(`the page is at http://127.0.0.1:${server.address().port}/`));
