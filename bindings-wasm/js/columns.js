// Many projects as columns: what crosses into the wasm is typed arrays.
import { ColumnTable, dayNumber } from "onshi-module";

import { memory } from "./memory.js";
import { answerWordLists, facilityNumber, INVALID, NONE } from "./numbers.js";
import { asked, checked, listed, OnshiError } from "./questions.js";

const NO_DAY = -0x80000000;
const IMPOSSIBLE_DAY = NO_DAY + 1;

/** The most rows of a list (count): a technical limit without a source. No engine holds more that are there. */
const MOST_ROWS = 1 << 27;

/** Fills a typed array from a list; `from` with an iterable takes several times as long. */
function filled(Column, list, number) {
  const values = listed(list, MOST_ROWS);
  const column = new Column(values.length);
  for (let i = 0; i < column.length; i++) column[i] = number(values[i]);
  return column;
}

/** Returns a typed array as it is; a subclass, which may answer otherwise than it holds, as a copy. */
const plain = (Column, column) => (Object.getPrototypeOf(column) === Column.prototype ? column : new Column(column));

/** Makes a column of facilities: words, or numbers as they are. */
function facilities(column) {
  if (column instanceof Uint8Array) return plain(Uint8Array, column);
  return filled(Uint8Array, column, facilityNumber);
}

/** Makes a column of numbers; null and undefined are NaN, and NaN is missing in a typed array alone. */
function amounts(column) {
  const isList = !ArrayBuffer.isView(column);
  if (column instanceof Float64Array) return plain(Float64Array, column);
  return filled(Float64Array, column, (value) => {
    if (typeof value === "number" && !(isList && Number.isNaN(value))) return value;
    if (value == null) return NaN;
    // A value of another type is invalid, as 0.5 is; a bigint beyond 2^60 is out of range, as 2^60 is.
    return typeof value === "bigint" ? Math.min(Math.max(Number(value), -(2 ** 60)), 2 ** 60) : 0.5;
  });
}

/** Makes a column of days: days since 1970 as they are, or the wire's words. */
function days(column) {
  if (column instanceof Int32Array) return plain(Int32Array, column);
  const known = new Map();
  return filled(Int32Array, column, (text) => {
    if (text == null) return NO_DAY;
    let number = known.get(text);
    if (number === undefined) {
      number = typeof text === "string" ? dayNumber(text) : IMPOSSIBLE_DAY;
      known.set(text, number);
    }
    return number;
  });
}

/** Makes a column of flags: 0 and 1 as they are, or true and false. */
function flags(column) {
  if (column instanceof Uint8Array) return plain(Uint8Array, column);
  return filled(Uint8Array, column, (flag) => (flag == null ? NONE : typeof flag === "boolean" ? Number(flag) : INVALID));
}

/** What makes each column, what holds it, and whether it must be there. */
const COLUMNS = {
  facility: [facilities, Uint8Array, true],
  group_prescriptions_per_month: [amounts, Float64Array, false],
  readers: [amounts, Float64Array, true],
  cost: [amounts, Float64Array, true],
  reader_applied_on: [days, Int32Array, true],
  vendor_contract_on: [days, Int32Array, false],
  operation_starts_on: [days, Int32Array, false],
  subsidy_paid: [flags, Uint8Array, false],
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

export function assessColumns(columns, options) {
  const given = checked(columns, Object.keys(COLUMNS), "column");
  const { outputs = ["subsidy", "self_pay", "error"], ...others } = checked(options, ["edition", "fractionRule", "outputs"]);
  const [edition, own, rule] = asked(others);
  if (!Array.isArray(outputs) || [...outputs].some((name) => !Object.hasOwn(OUTPUTS, name))) throw new TypeError(`outputs are a list of: ${Object.keys(OUTPUTS).join(", ")}`);
  const made = {};
  for (const [name, [make, , needed]] of Object.entries(COLUMNS)) {
    const column = given[name];
    if (column != null && typeof column !== "string" && typeof column[Symbol.iterator] === "function") made[name] = make(column);
    else if (column != null || needed) throw new TypeError(`${name} is a typed array, an array or an iterable`);
  }
  const rows = made.facility.length;
  const other = Object.keys(made).find((name) => made[name].length !== rows);
  if (other) throw new RangeError(`${other} has ${made[other].length} rows, facility has ${rows}`);
  const answers = Object.fromEntries(outputs.map((name) => [name, new OUTPUTS[name](rows)]));
  inParts(made, answers, (isThere) => thrown(() => new ColumnTable(edition, own, rule, isThere)));
  const { category, track } = answerWordLists();
  const error = ColumnTable.errors().split(",");
  return { ...answers, words: { error: [null, ...error], category: [null, ...category], track: [null, ...track] } };
}

/** Asks for the rows of columns, so many at a time as the module has room for, and puts their answers. */
function inParts(columns, answers, tableOf) {
  const names = ColumnTable.columns().split(",");
  const [given, wanted] = [Object.keys(columns), Object.keys(answers)];
  const table = tableOf(Uint8Array.from(names, (name) => Number(given.includes(name) || wanted.includes(name))));
  try {
    const places = table.places();
    const most = ColumnTable.mostRows();
    const all = columns.facility.length;
    for (let from = 0; from < all; from += most) {
      const rows = Math.min(most, all - from);
      const room = (name, Column) => new Column(memory(), places[names.indexOf(name)], rows);
      for (const name of given) room(name, COLUMNS[name][1]).set(columns[name].subarray(from, from + rows));
      thrown(() => table.assess(rows));
      for (const name of wanted) answers[name].set(room(name, OUTPUTS[name]), from);
    }
  } finally {
    table.free();
  }
}

/** Throws the module's error as one of the package. */
function thrown(call) {
  try {
    return call();
  } catch (error) {
    throw typeof error === "string" ? new OnshiError(JSON.parse(error).error) : error;
  }
}
