// A strict TypeScript consumer compiles, and one with a mistake does not.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const check = (file) =>
  spawnSync("npx", ["tsc", "--noEmit", "--strict", "--target", "es2022", "--module", "nodenext", "--types", "", file], {
    cwd: fileURLToPath(new URL("..", import.meta.url)),
    encoding: "utf8",
  });

test("a strict consumer compiles", () => {
  const { status, stdout } = check("tests/consumer.ts");
  assert.equal(status, 0, stdout);
});

test("mistakes do not", () => {
  const { stdout } = check("tests/mistakes.ts");
  assert.equal(stdout.match(/error TS/g)?.length, 8, stdout);
});
