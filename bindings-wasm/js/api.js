// What the whole package has beside the calculator.
import {
  assessAll as allText,
  check as checkText,
  checkEdition as checkEditionText,
  checkTyped as checkTypedText,
  desk as deskText,
  draft as draftText,
  edition as editionOf,
  formFields as fieldsText,
  notices as noticesText,
  overview as overviewText,
  paper as paperText,
  plan as planText,
  planPaper as planPaperText,
  toIcs as icsText,
} from "onshi-module";

import { assessed } from "./numbers.js";
import { answered, asked, checked, isEnglish, listed, OnshiError, wellFormed, wire } from "./questions.js";

export { assessColumns } from "./columns.js";
export { assess, assessJson, compare, editionNames, errors, forForm, formatDate, latestEdition, OnshiError, options, parseDate, parseYen } from "./questions.js";

/** The most projects of a list (count): a technical limit without a source. The columns of `assessColumns` hold more. */
const MOST_PROJECTS = 1 << 20;

export function assessAll(projects, options) {
  // `map` would leave out what is not there.
  const all = Array.from(listed(projects, MOST_PROJECTS));
  const answers = all.map((project) => (options == null ? assessed(project) : undefined));
  const texts = all.filter((_, i) => answers[i] === undefined).map((project) => wellFormed(wire(project)));
  const others = JSON.parse(answered(allText(texts, ...asked(options)))).values();
  return answers.map((answer) => {
    const found = answer ?? others.next().value;
    return found.error ? new OnshiError(found.error) : found;
  });
}

export function edition(name) {
  return JSON.parse(answered(editionOf(wellFormed(String(name)))));
}

export function checkEdition(edition) {
  return JSON.parse(answered(checkEditionText(wellFormed(wire(edition)))));
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

export function checkTyped(form, texts) {
  return JSON.parse(answered(checkTypedText(wellFormed(String(form)), wellFormed(wire(texts)))));
}

export function draft(form, value) {
  return JSON.parse(draftJson(form, wire(value)));
}

export function draftJson(form, value) {
  return answered(draftText(wellFormed(String(form)), wellFormed(String(value))));
}

export function paper(form, value, options) {
  return answered(paperText(wellFormed(String(form)), wellFormed(wire(value)), ...onPaper(options, "text")));
}

export function planPaper(milestones, options) {
  return answered(planPaperText(wellFormed(wire(milestones)), ...onPaper(options, "html")));
}

/** Reads how a text for paper is written: [as a page of HTML, in English]. */
function onPaper(options, usual) {
  const { output = usual, language = "ja" } = checked(options, ["output", "language"]);
  if (output !== "text" && output !== "html") throw new TypeError('output is "text" or "html"');
  return [output === "html", isEnglish(language)];
}

export function overview(project, options) {
  const [edition, own, rule] = asked(options);
  return JSON.parse(answered(overviewText(wellFormed(wire(project)), edition, own, rule))).overview;
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
