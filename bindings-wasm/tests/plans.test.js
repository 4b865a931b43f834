// Plans, and the calendar files that they make.
import assert from "node:assert/strict";
import { test } from "node:test";
import ICAL from "ical.js";
import * as onshi from "onshi";

const { OnshiError } = onshi;

test("a plan and its calendar file", () => {
  const milestones = { facility: "clinic", equipment_set_up_on: "2021-06-10" };
  assert.equal(onshi.plan(milestones).steps[3].due_on, "2021-06-03");
  const stamp = new Date("2021-05-20T00:00:00Z");
  const file = onshi.toIcs(milestones, { stamp });
  assert.ok(file.includes("DTSTART;VALUE=DATE:20210603") && file.includes("DTSTAMP:20210520T000000Z"));
  assert.ok(onshi.toIcs(milestones, { stamp, language: "en" }).includes("usage application"));
  for (const wrong of [{}, null, "x", { stamp: null }, { stamp: 5 }, { stamp: new Date("x") }, { stamp: new Date(8.64e15) }, { stamp, language: "fr" }, { stamp, lang: "en" }]) {
    assert.throws(() => onshi.toIcs(milestones, wrong), TypeError);
  }
  assert.throws(() => onshi.toIcs({}, { stamp }), OnshiError);
  assert.throws(() => onshi.plan({ facility: "clinic", done: [{ toJSON() { throw new Error("boom"); } }] }), OnshiError);
});

test("another reader takes the calendar file, and takes it again for the same events", () => {
  const days = (operation_starts_on, stamp) => {
    const file = onshi.toIcs({ facility: "clinic", operation_starts_on }, { stamp: new Date(stamp), id: "0112489" });
    const events = new ICAL.Component(ICAL.parse(file)).getAllSubcomponents("vevent").map((event) => new ICAL.Event(event));
    return new Map(events.map((event) => [event.uid, event.startDate.toString()]));
  };
  const first = days("2021-06-30", "2021-05-20T00:00:00Z");
  const due = onshi.plan({ facility: "clinic", operation_starts_on: "2021-06-30" }).steps.map((step) => step.due_on).filter(Boolean);
  assert.ok(due.length > 0);
  for (const day of due) assert.ok([...first.values()].includes(day), day);
  // Postponed by a week: the same events on other days, none twice.
  const second = days("2021-07-07", "2021-05-21T00:00:00Z");
  assert.deepEqual([...second.keys()].sort(), [...first.keys()].sort());
  assert.notDeepEqual([...second.values()], [...first.values()]);
});

test("limits concern the reader, and notes are no tasks", () => {
  const { steps } = onshi.plan({ facility: "clinic", reader_applied_on: "2021-02-20", as_of: "2021-05-20" });
  assert.deepEqual(steps[0].limits.map(({ from, on, status }) => [from, on, status]), [[null, "2021-03-31", "met"], ["2022-06-07", "2022-12-31", "not_applicable"]]);
  assert.equal(steps[1].status_label.ja, "目安を過ぎています");
  const osNote = steps[1].details.find(({ ja }) => ja.startsWith("推奨OS"));
  assert.equal(osNote.task, false);
});
