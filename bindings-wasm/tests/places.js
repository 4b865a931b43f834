// Answers the questions of `tests/places` in Node and in Chromium: `node tests/places.js FOLDER`.
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import * as onshi from "onshi";
import { answers } from "./answers.js";
import { served } from "./served.js";

const folder = process.argv[2];
const lines = readFileSync(`${folder}/questions.jsonl`, "utf8").trimEnd().split("\n");
const write = (place, texts) => writeFileSync(`${folder}/${place}.jsonl`, texts.map((text) => `${text}\n`).join(""));

const inNode = answers(lines, onshi);
write("node", inNode.texts);
console.log(`node: ${inNode.typed} asked by value, too`);

await served(async (tab) => {
  const texts = [];
  // In parts: what a page returns crosses as one message.
  for (let start = 0; start < lines.length; start += 5000) {
    const part = await tab.evaluate(async (lines) => {
      const { answers } = await import("/bindings-wasm/tests/answers.js");
      return answers(lines, await import("onshi")).texts;
    }, lines.slice(start, start + 5000));
    texts.push(...part);
  }
  assert.equal(texts.length, lines.length);
  write("chromium", texts);
});
