// The calculator: objects in, objects out, errors thrown. `onshi-module` is the module that it is built with.
import {
  ask,
  editionNames as namesText,
  forForm as messageForForm,
  formatDate as formattedDate,
  isWhole,
  parseDate as dateText,
  parseYen as yenText,
  Question,
} from "onshi-module";

import { assessed } from "./numbers.js";

export { latestEdition } from "onshi-module";

export const editionNames = () => namesText().split(",");

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

  forForm(language = "ja") {
    return forForm(this.messages, language);
  }
}

export function forForm(messages, language = "ja") {
  const english = isEnglish(language);
  return messageForForm(wellFormed(String(messages[language])), english);
}

/** Refuses options that there are not: a misspelt one would be answered otherwise than asked. */
export function checked(options, names, what = "option") {
  if (options == null) return {};
  const unknown = typeof options === "object" ? Object.keys(options).find((name) => !names.includes(name)) : options;
  if (unknown !== undefined) throw new TypeError(`no ${what} ${JSON.stringify(String(unknown))}; there are: ${names.join(", ")}`);
  return options;
}

const RULES = ["whole_yen", "thousand_yen"];

/** Reads the options of a question: [name of an edition, edition as JSON, fraction rule, whether to explain]. */
export function asked(options) {
  const { edition, fractionRule, explain = false } = checked(options, ["edition", "fractionRule", "explain"]);
  if (fractionRule != null && !RULES.includes(fractionRule)) {
    throw new TypeError(`fractionRule is ${RULES.map((rule) => JSON.stringify(rule)).join(" or ")}`);
  }
  if (typeof explain !== "boolean") throw new TypeError("explain is true or false");
  const own = edition != null && typeof edition === "object";
  if (own && !isWhole()) throw new TypeError('edition must be a name; "onshi" takes one of your own');
  if (explain && !isWhole()) throw new TypeError('explain must be false; the reasons are in "onshi"');
  const name = edition == null || own ? undefined : wellFormed(String(edition));
  return [name, own ? wellFormed(wire(edition)) : undefined, fractionRule ?? undefined, explain];
}

export function assess(project, options) {
  return (options == null ? assessed(project) : undefined) ?? JSON.parse(assessJson(wire(project), options));
}

export function assessJson(project, options) {
  return answered(ask(Question.Assess, wellFormed(String(project)), ...asked(options)));
}

export function errors(project, options) {
  const found = JSON.parse(answered(ask(Question.Errors, wellFormed(wire(project)), ...asked(options))));
  return found.map(({ error }) => new OnshiError(error));
}

export function compare(project, options) {
  return JSON.parse(answered(ask(Question.Compare, wellFormed(wire(project)), ...asked(options))));
}

export function options(project, options) {
  return JSON.parse(answered(ask(Question.Options, wellFormed(wire(project)), ...asked(options)))).options;
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

export function isEnglish(language) {
  if (language !== "ja" && language !== "en") throw new TypeError('language is "ja" or "en"');
  return language === "en";
}

export function answered(text) {
  if (text.startsWith('{"error":')) throw new OnshiError(JSON.parse(text).error);
  return text;
}

/** The longest text that the module reads (characters); of a longer one so much crosses that the module refuses it. */
const LONGEST = 1 << 20;

// Half of a surrogate pair cannot cross into wasm: it becomes the sign for what cannot be read.
export const wellFormed = (text) => whole(text.length > LONGEST ? text.slice(0, LONGEST + 1) : text);
const whole = (text) => text.toWellFormed?.() ?? text.replace(/[\ud800-\udfff]/gu, "\ufffd");

/** Returns a list or an iterable as a list of at most so many rows: a length may say anything, and some iterables have no end. */
export function listed(rows, most) {
  const tooMany = () => new RangeError(`at most ${most.toLocaleString("en")} rows`);
  if (Array.isArray(rows) || ArrayBuffer.isView(rows)) {
    if (rows.length > most) throw tooMany();
    return rows;
  }
  const list = [];
  for (const row of rows) {
    if (list.length === most) throw tooMany();
    list.push(row);
  }
  return list;
}

/** Deeper than any form: what refers to itself ends here. */
const MAX_DEPTH = 16;

/** Writes an object as the wire's JSON: numbers as they are, nothing lost on the way. */
export function wire(project, depth = 0) {
  if (project === null || typeof project !== "object" || Array.isArray(project)) {
    return value(project, depth);
  }
  if (depth > MAX_DEPTH) throw new RangeError("nested too deeply");
  const members = [];
  let size = 0;
  for (const key of Object.keys(project)) {
    if (size > LONGEST) break;
    let text;
    try {
      text = value(project[key], depth + 1);
    } catch (error) {
      // A getter or a `toJSON` that throws: the field is named, its value is not known.
      text = JSON.stringify({ error: String(error?.message ?? "") });
    }
    members.push(`${JSON.stringify(whole(key))}:${text}`);
    size += text.length;
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
        return list(given, depth);
      }
      if (given !== null && typeof given === "object" && typeof given.toJSON !== "function") return wire(given, depth);
      const text = JSON.stringify(typeof given === "string" ? whole(given) : given) ?? "null";
      // A value that only prints as null, such as an invalid Date, is not taken for missing.
      return text === "null" && given !== null ? JSON.stringify(String(given)) : text;
    }
  }
}

/** Writes a list, up to what the module refuses: its length may say anything. */
function list(given, depth) {
  const items = [];
  let size = 0;
  for (let i = 0; i < given.length && size <= LONGEST; i++) {
    const text = value(given[i], depth + 1);
    items.push(text);
    size += text.length + 1;
  }
  return `[${items.join()}]`;
}
