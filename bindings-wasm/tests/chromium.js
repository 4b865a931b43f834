// The vectors in Chromium.
import assert from "node:assert/strict";
import { served } from "./served.js";

const lines = await served((tab) =>
  tab.evaluate(async () => {
    const onshi = await import("onshi");
    const { NAMES, runAll } = await import("/bindings-wasm/tests/vectors.js");
    const read = async (name) => [name, (await (await fetch(`/tests/vectors/${name}.json`)).json()).cases];
    return runAll(Object.fromEntries(await Promise.all(NAMES.map(read))), onshi);
  }),
);
for (const line of lines) console.log(line);
assert.equal(lines.length, 16);
console.log("1 passed, 0 failed");
