// The vectors in Chromium.
import assert from "node:assert/strict";
import { served } from "./served.js";

const lines = await served((tab) =>
  tab.evaluate(async () => {
    const onshi = await import("onshi");
    const { NAMES, runAll } = await import("/bindings-wasm/tests/vectors.js");
    const read = async (name) => [name, (await (await fetch(`/tests/vectors/${name}.json`)).json()).cases];
    const lines = runAll(Object.fromEntries(await Promise.all(NAMES.map(read))), onshi);
    return lines.length === NAMES.length ? lines : [];
  }),
);
for (const line of lines) console.log(line);
assert.ok(lines.length > 0, "not every file of the vectors was asked");
console.log("1 passed, 0 failed");
