// Calls leave no memory behind: the library's own memory stops growing, whatever is answered or refused.
import assert from "node:assert/strict";
import { test } from "node:test";
import { CLINIC, cases } from "./given.js";
import { memory, onshi } from "./watched.js";

const forms = cases("check_receipt_breakdown").map(({ given }) => given).filter((given) => typeof given === "object");
const mine = onshi.edition("2022-08");
mine.rows[0].base += 1000;

/** Asks; a refusal is an answer, too. */
function ask(question, ...given) {
  try { question(...given); } catch (error) { assert.ok(error instanceof onshi.OnshiError); }
}

function everything() {
  for (const project of [CLINIC, { ...CLINIC, readers: 2 }, { ...CLINIC, cost: "x".repeat(1000) }]) {
    for (const question of [onshi.assess, onshi.compare, onshi.options, onshi.errors]) ask(question, project);
    ask(onshi.assess, project, { explain: true });
    ask(onshi.assess, project, { edition: mine });
    ask(onshi.assessAll, [project, CLINIC]);
    const columns = Object.fromEntries(Object.entries(project).map(([name, value]) => [name, [value, value]]));
    ask(onshi.assessColumns, columns);
    ask(onshi.assessColumns, columns, { edition: "2030-01" });
  }
  ask(onshi.checkEdition, mine);
  ask(onshi.plan, { facility: "clinic", operation_starts_on: "2021-10-01" });
  ask(onshi.toIcs, { facility: "clinic", operation_starts_on: "2021-10-01" }, { stamp: new Date(0) });
  for (const form of forms) ask(onshi.check, "receipt_breakdown", form);
}

test("calls leave no memory behind", () => {
  for (let n = 0; n < 100; n++) everything();
  const before = memory().buffer.byteLength;
  // A leak of eight bytes a call would show: a page of memory is 65,536.
  for (let n = 0; n < 500; n++) everything();
  assert.equal(memory().buffer.byteLength, before);
});
