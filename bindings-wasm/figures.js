// Prints the time of one call beside that of an empty one, and the size of the package.
import { readFileSync, readdirSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { assess, latestEdition } from "onshi";

const project = { facility: "clinic", readers: 1, cost: 429000, reader_applied_on: "2021-04-01" };
const CALLS = 100_000;

function median(call) {
  const runs = Array.from({ length: 9 }, () => {
    const start = process.hrtime.bigint();
    for (let i = 0; i < CALLS; i++) call();
    return Number(process.hrtime.bigint() - start) / CALLS;
  });
  return runs.sort((a, b) => a - b)[4].toFixed(0);
}

console.log(`empty call   ${median(latestEdition)} ns`);
console.log(`assess       ${median(() => assess(project))} ns`);
const files = (folder) => readdirSync(new URL(folder, import.meta.url), { withFileTypes: true });
for (const folder of ["./dist/", "./dist/wasm/"]) {
  for (const file of files(folder)) {
    if (!file.isFile() || file.name.endsWith(".d.ts")) continue;
    const bytes = readFileSync(new URL(folder + file.name, import.meta.url));
    console.log(`${file.name.padEnd(24)} ${bytes.length} bytes, gzip ${gzipSync(bytes, { level: 9 }).length}`);
  }
}
