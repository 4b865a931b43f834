// The module in front of the wasm: objects in, objects out, errors thrown.
import {
  assess as assessText,
  assessAll as allText,
  assessColumns as answeredColumns,
  check as checkText,
  checkEdition as checkEditionText,
  compare as compareText,
  desk as deskText,
  draft as draftText,
  edition as editionOf,
  errors as errorsText,
  formatDate as formattedDate,
  formFields as fieldsText,
  notices as noticesText,
  options as optionsText,
  parseDate as dateText,
  parseYen as yenText,
  plan as planText,
  toIcs as icsText,
} from "../wasm/onshi_wasm.js";

import { amounts, answerWordLists, assessed, days, facilities, flags } from "./numbers.js";

export { editionNames, latestEdition } from "../wasm/onshi_wasm.js";

/** Why there is no answer. */
export class OnshiError extends Error {
  constructor({ code, field, given, allowed, message }) {
    super(message.en);
    this.name = "OnshiError";
    this.code = code;
    this.field = field;
    this.given = given;
    this.allowed = allowed;
    this.messages = message;
  }
}

/** Refuses options that there are not: a misspelt one would be answered otherwise than asked. */
function checked(options, names, what = "option") {
  if (options == null) return {};
  const unknown = typeof options === "object" ? Object.keys(options).find((name) => !names.includes(name)) : options;
  if (unknown !== undefined) throw new TypeError(`no ${what} ${JSON.stringify(String(unknown))}; there are: ${names.join(", ")}`);
  return options;
}

const RULES = ["whole_yen", "thousand_yen"];

/** Reads the options of a question: [name of an edition, edition as JSON, fraction rule, whether to explain]. */
function asked(options) {
  const { edition, fractionRule, explain = false } = checked(options, ["edition", "fractionRule", "explain"]);
  if (fractionRule != null && !RULES.includes(fractionRule)) {
    throw new TypeError(`fractionRule is ${RULES.map((rule) => JSON.stringify(rule)).join(" or ")}`);
  }
  if (typeof explain !== "boolean") throw new TypeError("explain is true or false");
  const own = edition != null && typeof edition === "object";
  const name = edition == null || own ? undefined : wellFormed(String(edition));
  return [name, own ? wellFormed(wire(edition)) : undefined, fractionRule ?? undefined, explain];
}

export function assess(project, options) {
  return (options == null ? assessed(project) : undefined) ?? JSON.parse(assessJson(wire(project), options));
}

export function assessJson(project, options) {
  return answered(assessText(wellFormed(String(project)), ...asked(options)));
}

export function assessAll(projects, options) {
  const texts = [...projects].map((project) => wellFormed(wire(project)));
  const answers = JSON.parse(answered(allText(texts, ...asked(options))));
  return answers.map((answer) => (answer.error ? new OnshiError(answer.error) : answer));
}

/** What makes each column, and whether it must be there. */
const COLUMNS = {
  facility: [facilities, true],
  group_prescriptions_per_month: [amounts, false],
  readers: [amounts, true],
  cost: [amounts, true],
  reader_applied_on: [days, true],
  vendor_contract_on: [days, false],
  operation_starts_on: [days, false],
  subsidy_paid: [flags, false],
};
/** What holds each column of the answer. */
const OUTPUTS = {
  subsidy: Float64Array,
  self_pay: Float64Array,
  error: Uint8Array,
  category: Uint8Array,
  track: Uint8Array,
  counted: Float64Array,
};
/** Rows that cross together: memory does not grow with their number. */
const ROWS = 1 << 16;

export function assessColumns(columns, options) {
  const given = checked(columns, Object.keys(COLUMNS), "column");
  const { outputs = ["subsidy", "self_pay", "error"], ...others } = checked(options, ["edition", "fractionRule", "outputs"]);
  const [edition, own, rule] = asked(others);
  if (!Array.isArray(outputs) || [...outputs].some((name) => !Object.hasOwn(OUTPUTS, name))) throw new TypeError(`outputs are a list of: ${Object.keys(OUTPUTS).join(", ")}`);
  const made = Object.entries(COLUMNS).map(([name, [make, needed]]) => {
    const column = given[name];
    if (column != null && typeof column !== "string" && typeof column[Symbol.iterator] === "function") return make(column);
    if (column != null || needed) throw new TypeError(`${name} is a typed array, an array or an iterable`);
    return undefined;
  });
  const rows = made[0].length;
  const other = made.findIndex((column) => column !== undefined && column.length !== rows);
  if (other >= 0) throw new RangeError(`${Object.keys(COLUMNS)[other]} has ${made[other].length} rows, facility has ${rows}`);
  const answers = Object.fromEntries(outputs.map((name) => [name, new OUTPUTS[name](rows)]));
  for (let start = 0; start === 0 || start < rows; start += ROWS) {
    const part = made.map((column) => column?.subarray(start, start + ROWS));
    let found;
    try {
      found = answeredColumns(...part, edition, own, rule, outputs.join());
    } catch (error) {
      throw typeof error === "string" ? new OnshiError(JSON.parse(error).error) : error;
    }
    try {
      for (const name of outputs) answers[name].set(found[name](), start);
    } finally {
      found.free();
    }
  }
  const { category, track, error } = answerWordLists();
  return { ...answers, words: { error: [null, ...error], category: [null, ...category], track: [null, ...track] } };
}

export function errors(project, options) {
  const [edition, own, rule] = asked(options);
  const found = JSON.parse(answered(errorsText(wellFormed(wire(project)), edition, own, rule)));
  return found.map(({ error }) => new OnshiError(error));
}

export function compare(project, options) {
  return JSON.parse(answered(compareText(wellFormed(wire(project)), ...asked(options))));
}

export function options(project, options) {
  return JSON.parse(answered(optionsText(wellFormed(wire(project)), ...asked(options)))).options;
}

export function edition(name) {
  return JSON.parse(answered(editionOf(wellFormed(String(name)))));
}

export function checkEdition(edition) {
  return JSON.parse(answered(checkEditionText(wellFormed(wire(edition)))));
}

export function parseYen(text) {
  const yen = Number(answered(yenText(wellFormed(String(text)))));
  if (!Number.isSafeInteger(yen)) throw new RangeError("beyond 2^53 yen, which a number cannot hold");
  return yen;
}

export function parseDate(text) {
  return answered(dateText(wellFormed(String(text))));
}

export function formatDate(day, language = "ja") {
  return answered(formattedDate(wellFormed(String(day)), isEnglish(language)));
}

export function desk(options) {
  const { at } = checked(options, ["at"]);
  if (at != null && typeof at !== "string" && !(at instanceof Date)) throw new TypeError("at is a Date, or a time of Japan as text");
  return JSON.parse(answered(deskText(at == null ? undefined : wellFormed(at instanceof Date ? inJapan(at) : at))));
}

/** The time of Japan at a moment, which is nine hours ahead of Greenwich all year. */
function inJapan(moment) {
  const japan = new Date(moment.getTime() + 9 * 3_600_000);
  return Number.isNaN(japan.getTime()) ? String(moment) : japan.toISOString().slice(0, -5);
}

export function notices() {
  return JSON.parse(noticesText()).notices;
}

export function plan(milestones) {
  return JSON.parse(planJson(wire(milestones)));
}

export function planJson(milestones) {
  return answered(planText(wellFormed(String(milestones))));
}

export function check(form, value) {
  return JSON.parse(checkJson(form, typeof value === "string" ? value : wire(value)));
}

export function checkJson(form, value) {
  return answered(checkText(wellFormed(String(form)), wellFormed(String(value))));
}

export function draft(form, value) {
  return JSON.parse(draftJson(form, wire(value)));
}

export function draftJson(form, value) {
  return answered(draftText(wellFormed(String(form)), wellFormed(String(value))));
}

export function formFields(form) {
  return JSON.parse(answered(fieldsText(wellFormed(String(form)))));
}

export function toIcs(milestones, options) {
  const { stamp, language = "ja", id = "" } = checked(options, ["stamp", "language", "id"]);
  const year = stamp instanceof Date ? stamp.getUTCFullYear() : NaN;
  if (!(year >= 1970 && year <= 9999)) throw new TypeError("stamp is a Date from 1970 to 9999");
  const seconds = Math.floor(stamp.getTime() / 1000);
  return answered(icsText(wellFormed(wire(milestones)), isEnglish(language), BigInt(seconds), wellFormed(String(id ?? ""))));
}

function isEnglish(language) {
  if (language !== "ja" && language !== "en") throw new TypeError('language is "ja" or "en"');
  return language === "en";
}

function answered(text) {
  if (text.startsWith('{"error":')) throw new OnshiError(JSON.parse(text).error);
  return text;
}

// Half of a surrogate pair cannot cross into wasm: it becomes the sign for what cannot be read.
const wellFormed = (text) => text.toWellFormed?.() ?? text.replace(/[\ud800-\udfff]/gu, "\ufffd");

/** Deeper than any form: what refers to itself ends here. */
const MAX_DEPTH = 16;

/** Writes an object as the wire's JSON: numbers as they are, nothing lost on the way. */
function wire(project, depth = 0) {
  if (project === null || typeof project !== "object" || Array.isArray(project)) {
    return value(project, depth);
  }
  if (depth > MAX_DEPTH) throw new RangeError("nested too deeply");
  const members = [];
  for (const key of Object.keys(project)) {
    let text;
    try {
      text = value(project[key], depth + 1);
    } catch (error) {
      // A getter or a `toJSON` that throws: the field is named, its value is not known.
      text = JSON.stringify({ error: String(error?.message ?? "") });
    }
    members.push(`${JSON.stringify(key)}:${text}`);
  }
  return `{${members.join(",")}}`;
}

function value(given, depth) {
  switch (typeof given) {
    case "number":
      if (Number.isSafeInteger(given)) return Object.is(given, -0) ? "0" : String(given);
      // A whole number keeps all its digits: JSON.stringify(1e21) has an exponent.
      return Number.isInteger(given) ? BigInt(given).toString() : JSON.stringify(Number.isFinite(given) ? given : String(given));
    case "bigint":
      return given.toString();
    case "undefined":
      return "null";
    case "function":
    case "symbol":
      return JSON.stringify(String(given).slice(0, 80));
    default: {
      if (Array.isArray(given)) {
        if (depth > MAX_DEPTH) throw new RangeError("nested too deeply");
        return `[${Array.from(given, (item) => value(item, depth + 1)).join()}]`;
      }
      if (given !== null && typeof given === "object" && typeof given.toJSON !== "function") return wire(given, depth);
      const text = JSON.stringify(given) ?? "null";
      // A value that only prints as null, such as an invalid Date, is not taken for missing.
      return text === "null" && given !== null ? JSON.stringify(String(given)) : text;
    }
  }
}
