// Hostile or broken input has no effect: no memory stays taken, nothing takes long, nothing of it reaches people as it was.
import assert from "node:assert/strict";
import { test } from "node:test";
import { CLINIC } from "./given.js";
import { memory, onshi } from "./watched.js";

const MEBIBYTE = 1 << 20;
const refused = (question, ...given) => {
  try {
    question(...given);
  } catch (error) {
    return error;
  }
  return assert.fail("it was answered");
};
/** Runs what may not take longer than many times what it does. */
const soon = (seconds, run) => {
  const begun = performance.now();
  const result = run();
  assert.ok(performance.now() - begun < seconds * 1000, `${(performance.now() - begun) / 1000} s`);
  return result;
};

test("of a text of any length, the module gets no more than it reads", () => {
  onshi.assess(CLINIC, { explain: true });
  const before = memory().buffer.byteLength;
  const long = "1".repeat(400 * MEBIBYTE);
  for (const question of [onshi.assessJson, onshi.parseYen, onshi.parseDate, onshi.edition]) {
    assert.ok(refused(question, long) instanceof onshi.OnshiError);
  }
  // As a line of more than 1 MiB is refused.
  assert.equal(refused(onshi.assess, { ...CLINIC, facility: long }).code, "invalid_json");
  assert.ok(refused(onshi.check, "receipt_breakdown", long) instanceof onshi.OnshiError);
  assert.ok(refused(onshi.assess, CLINIC, { edition: long }) instanceof onshi.OnshiError);
  const grown = memory().buffer.byteLength - before;
  assert.ok(grown <= 16 * MEBIBYTE, `${grown / MEBIBYTE} MiB more`);
});

test("an id longer than a calendar takes is refused", () => {
  const milestones = { facility: "clinic", operation_starts_on: "2021-06-30" };
  const file = (id) => soon(4, () => onshi.toIcs(milestones, { stamp: new Date(0), id }));
  assert.ok(file("長".repeat(200)).startsWith("BEGIN:VCALENDAR"));
  const error = refused(file, "長".repeat(300_000));
  assert.deepEqual([error.code, error.field], ["invalid_value", "id"]);
});

test("an edition of a million rows is refused at once", () => {
  const edition = onshi.edition("2022-08");
  edition.rows = Array.from({ length: 1_000_000 }, () => edition.rows[0]);
  const error = soon(4, () => refused(onshi.assess, CLINIC, { edition }));
  assert.ok(error instanceof onshi.OnshiError);
});

test("a list whose length says more than there is does not end the process", () => {
  const lying = new Array(2 ** 32 - 1);
  soon(10, () => {
    assert.ok(refused(onshi.assessAll, lying) instanceof RangeError);
    const columns = { facility: lying, readers: lying, cost: lying, reader_applied_on: lying };
    assert.ok(refused(onshi.assessColumns, columns) instanceof RangeError);
    for (const given of [{ lines: lying }, lying]) assert.ok(refused(onshi.check, "receipt_breakdown", given) instanceof onshi.OnshiError);
    assert.equal(refused(onshi.assess, { ...CLINIC, cost: lying }).code, "invalid_json");
  });
  const endless = { *[Symbol.iterator]() { for (;;) yield CLINIC.facility; } };
  assert.ok(refused(onshi.assessAll, endless) instanceof RangeError);
});

test("what is not there in a list is refused in its place", () => {
  const answers = onshi.assessAll(Object.assign([], { 1: CLINIC, length: 3 }));
  assert.deepEqual(answers.map(({ code, subsidy }) => code ?? subsidy), ["invalid_value", 321000, "invalid_value"]);
});

test("half of a surrogate pair is U+FFFD, in values and in names", () => {
  const error = refused(onshi.assess, { ...CLINIC, facility: "\ud800" });
  assert.deepEqual([error.code, error.field, error.given], ["invalid_value", "facility", "\ufffd"]);
  const unknown = refused(onshi.assess, { ...CLINIC, "\udfff": 1 });
  assert.deepEqual([unknown.code, unknown.field], ["unknown_field", "\ufffd"]);
  assert.ok(error.message.isWellFormed?.() ?? true);
});

test("what controls a terminal is not written as it was", () => {
  const sign = "\u009b31m\u202e\u001b[2J";
  const edition = onshi.edition("2022-08");
  edition.name = sign;
  assert.ok(refused(onshi.assess, CLINIC, { edition }) instanceof onshi.OnshiError);
  const draft = onshi.draft("receipt_breakdown", { name: sign, lines: [] });
  assert.equal(draft.name, sign);
});

test("an object of another's making changes nothing of the library", () => {
  const project = JSON.parse('{"__proto__": {"polluted": true}, "facility": "clinic"}');
  refused(onshi.assess, project);
  refused(onshi.assess, { ...CLINIC, constructor: { prototype: { polluted: true } } });
  assert.equal({}.polluted, undefined);
  const proxy = new Proxy(CLINIC, { ownKeys: () => { throw new Error("no keys"); } });
  assert.match(refused(onshi.assess, proxy).message, /no keys/);
});
