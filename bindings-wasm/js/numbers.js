// The hot question: what crosses into the wasm is numbers.
import { answerPlace, answerWords, assessNumbers, latestEdition } from "onshi-module";
import { memory } from "./memory.js";

export const NONE = 255;
export const INVALID = NONE - 1;

/** The number for a word of the wire. */
export function facilityNumber(word) {
  if (word === "clinic") return 1;
  if (word === "hospital") return 0;
  if (word === "pharmacy") return 2;
  return word == null ? NONE : INVALID;
}

let words;
let place;
let latest;

/** The words for the numbers of answers. */
export function answerWordLists() {
  if (!words) {
    const [category, track, fraction_rule, basis] = answerWords().split(";").map((list) => list.split(","));
    words = { category, track, fraction_rule, basis };
  }
  return words;
}

/** The numbers of the last answer. */
function numbers() {
  if (!place?.length) place = new Float64Array(memory(), answerPlace(), 14);
  return place;
}

/**
 * Answers a project by the newest edition, or returns undefined: then it is to be asked as JSON. That is so for
 * every error, and for values that are not of the usual types.
 */
export function assessed(project) {
  try {
    return answer(project);
  } catch {
    // A getter that throws: the question as JSON names its field.
    return undefined;
  }
}

function answer(project) {
  if (project === null || typeof project !== "object" || Array.isArray(project) || typeof project.toJSON === "function") return undefined;
  let facility = NONE;
  let group = -1;
  let readers = -1;
  let cost = -1;
  let applied = 0;
  let contract = 0;
  let start = 0;
  let paid = false;
  for (const key of Object.keys(project)) {
    const value = project[key];
    switch (key) {
      case "facility":
        facility = facilityNumber(value);
        break;
      case "group_prescriptions_per_month":
        if (value == null) break;
        if (!Number.isSafeInteger(value) || value < 0) return undefined;
        group = value;
        break;
      case "readers":
        if (!Number.isSafeInteger(value)) return undefined;
        readers = value;
        break;
      case "cost":
        if (!Number.isSafeInteger(value)) return undefined;
        cost = value;
        break;
      case "reader_applied_on":
        applied = day(value);
        break;
      case "vendor_contract_on":
        if (value != null && !(contract = day(value))) return undefined;
        break;
      case "operation_starts_on":
        if (value != null && !(start = day(value))) return undefined;
        break;
      case "subsidy_paid":
        if (value != null && typeof value !== "boolean") return undefined;
        paid = value === true;
        break;
      default:
        return undefined;
    }
  }
  if (facility >= INVALID || !applied || !assessNumbers(facility, group, readers, cost, applied, contract, start, paid)) return undefined;
  const lists = answerWordLists();
  const edition = (latest ??= latestEdition());
  // Last: what is asked before may move the memory.
  const found = numbers(); // in the order that answerPlace tells
  return {
    edition,
    category: lists.category[found[0]],
    track: lists.track[found[1]],
    readers,
    cost: cost === 0 ? 0 : cost, // -0 is 0
    base: found[2],
    counted: found[3],
    ratio: `${found[4]}/${found[5]}`,
    exact: decimal(found[6], found[7]),
    fraction_rule: lists.fraction_rule[found[8]],
    basis: lists.basis[found[9]],
    cut: decimal(found[10], found[11]),
    subsidy: found[12],
    self_pay: found[13],
  };
}

/** Writes digits of which some are decimals: so few that no number is rounded. */
const decimal = (digits, decimals) => String(decimals === 0 ? digits : digits / 10 ** decimals);

/** Returns the number YYYYMMDD for the wire's form of a day, 0 for anything else. */
function day(text) {
  if (typeof text !== "string" || text.length !== 10 || text.charCodeAt(4) !== 45 || text.charCodeAt(7) !== 45) return 0;
  let number = 0;
  for (let i = 0; i < 10; i++) {
    if (i === 4 || i === 7) continue;
    const digit = text.charCodeAt(i) - 48;
    if (!(digit >= 0 && digit <= 9)) return 0;
    number = number * 10 + digit;
  }
  // The wire has no year 0.
  return number < 10_000 ? 0 : number;
}
