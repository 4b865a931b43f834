// What was typed, read: the fields that are asked, the project, the milestones, what is wrong.
import { edition, errors, latestEdition, parseDate, parseYen, plan } from "../js/api.js";
import { byId } from "./element.js";
import { plain, say } from "./language.js";

/** The fields of the form in their order on the page, by their names on the wire. */
export const fields = () => marked("field");
const marked = (mark) => [...document.querySelectorAll(`[data-${mark}]`)].map((field) => field.dataset.field);
/** The fields that hold days, and those of which the project takes what was read. */
const DAYS = marked("day");
const OF_PROJECT = marked("project");

export const newest = edition(latestEdition());

/** Returns what was typed: a text a field, empty where there is none. */
export function typed() {
  const given = new FormData(byId("question"));
  return Object.fromEntries(fields().map((field) => [field, String(given.get(field) ?? "").trim()]));
}

/**
 * Reads what was typed.
 *
 * @returns what was typed, the values that could be read, the fields that are asked, the project, its
 *   problems (`field`, `text`, `missing`), the milestones.
 */
export function read(texts) {
  const problems = [];
  const values = {};
  const take = (field, parse) => {
    if (texts[field] === "") return;
    try {
      values[field] = parse(texts[field]);
    } catch (error) {
      const text = error.messages ? plain(error.messages) : say("0円から1兆円までの金額にしてください", "give an amount from 0 to 1,000,000,000,000 yen");
      problems.push({ field, text, missing: false });
    }
  };
  take("cost", parseYen);
  for (const field of DAYS) take(field, parseDate);

  const asked = fieldsAsked(texts.facility, values.reader_applied_on);
  const project = { facility: texts.facility || null, readers: 1 };
  for (const field of OF_PROJECT) {
    const changes = field !== "operation_starts_on" || asked.subsidy_paid;
    if (asked[field] && changes) project[field] = values[field];
  }
  if (asked.readers) project.readers = texts.readers === "" ? null : Number(texts.readers);
  if (asked.subsidy_paid) project.subsidy_paid = texts.subsidy_paid === "yes";
  if (asked.group_prescriptions_per_month) project.group_prescriptions_per_month = group(texts);

  const wrong = (field) => problems.some((problem) => problem.field === field);
  for (const error of errors(project)) {
    if (wrong(error.field)) continue;
    const missing = error.code === "missing_field" || error.code.endsWith("_required");
    problems.push({ field: error.field, text: missing ? whatIsMissing(error) : plain(error.messages), missing });
  }
  const order = fields();
  problems.sort((one, other) => order.indexOf(one.field) - order.indexOf(other.field));
  return { texts, values, asked, project, problems, milestones: milestones(texts, values, asked) };
}

/** Which fields are asked, of this facility and for a reader applied for on this day. */
function fieldsAsked(facility, appliedOn) {
  const of = (day) => newest.tracks.find((track) => track.applies_from <= day && day <= track.applies_to);
  const period = appliedOn && of(appliedOn);
  const later = newest.tracks.some((track) => track.operation_starts_from && track.applies_from > period?.applies_to);
  return {
    ...Object.fromEntries(fields().map((field) => [field, true])),
    group_prescriptions_per_month: facility === "pharmacy",
    readers: facility === "hospital",
    vendor_contract_on: Boolean(period?.vendor_contract_by),
    subsidy_paid: Boolean(period) && period.track === "standard" && later,
  };
}

/** The prescriptions of the group: as many as make a large chain, or none. */
function group({ group_prescriptions_per_month: answer }) {
  return { yes: newest.chain_threshold.value, no: 0 }[answer] ?? null;
}

function milestones(texts, values, asked) {
  const { operation_starts_on, equipment_set_up_on, reader_applied_on, as_of } = values;
  const known = { facility: texts.facility || null, operation_starts_on, equipment_set_up_on, reader_applied_on, as_of };
  // Fewer than a large chain's prescriptions may still be a chain: the plan takes the group for unknown.
  if (texts.group_prescriptions_per_month === "yes") known.group_prescriptions_per_month = group(texts);
  return known;
}

/** Returns the plan, without the days that it refuses, and what it says of them. */
export function planned(milestones, done) {
  const known = { ...milestones, done };
  const problems = [];
  for (;;) {
    try {
      return { plan: known.facility === null ? null : plan(known), known, problems };
    } catch (error) {
      if (!(error.field in known) || known[error.field] == null) throw error;
      problems.push({ field: error.field, text: plain(error.messages) });
      known[error.field] = null;
    }
  }
}

function whatIsMissing({ field, messages }) {
  switch (field) {
    case "facility":
      return say("施設の種類を選んでください", "choose the kind of facility");
    case "group_prescriptions_per_month":
      return say("グループの受付回数について選んでください", "say how many prescriptions the group handles");
    case "readers":
      return say("カードリーダーの台数を選んでください", "choose the number of readers");
    case "cost":
      return say("事業費を入力してください", "type what was paid for the eligible work");
    case "reader_applied_on":
      return say("カードリーダーを申し込んだ日を入力してください", "type the day on which the reader was applied for");
    default:
      return plain(messages);
  }
}
