import type {
  Assessment,
  Comparison,
  Desk,
  Edition,
  Error as WireError,
  Forms,
  Milestones,
  NoticeText,
  Offer,
  Plan,
  Project,
  Report,
} from "./wire.js";

export type * from "./wire.js";

/** A form that is not filled in yet: anything may be missing, at every level. */
export type Unfinished<T> = T extends (infer Item)[]
  ? Unfinished<Item>[]
  : T extends object
    ? { [Field in keyof T]?: Unfinished<T[Field]> | null }
    : T;

/** A field of a form, for programs that draw it. */
export interface FormField {
  /** The name on the wire. */
  name: string;
  /** What people call it. */
  label: { ja: string; en: string };
  /** Whether it must be filled in; a project's fields do not say. */
  required?: boolean;
  /** What it holds. */
  kind?: "text" | "day" | "month" | "wished_start" | "amount" | "number" | "flag" | "word" | "words" | "lines" | "project" | "form";
  /** The words that it may hold. */
  words?: string[];
  /** The numbers that it may hold. */
  one_of?: number[];
  /** What people call these words or numbers, in the same order. */
  labels?: { ja: string; en: string }[];
  /** The least number. */
  min?: number;
  /** The largest number. */
  max?: number;
  /** The fields of its rows, of its form, of its project. */
  fields?: FormField[];
}

/** How to answer. */
export interface Options {
  /** An edition by its name, or an object such as `edition` returns; the newest when missing. */
  edition?: string | Edition;
  /** Another fraction rule than the edition's; the answer's `basis` is then `"chosen"`. */
  fractionRule?: Assessment["fraction_rule"];
  /** Whether citations, sentences in both languages and assumptions come with the answer. */
  explain?: boolean;
}

/** Why there is no answer. */
export declare class OnshiError extends Error {
  /** The stable code. */
  readonly code: WireError["code"];
  /** The wire name of the field that is wrong; null where it is the whole. */
  readonly field: string | null;
  /** What was given, as written, at most 80 characters. */
  readonly given: string | null;
  /** What is allowed: a range or a list of words. */
  readonly allowed: WireError["allowed"];
  /** What was wrong and what to do about it. */
  readonly messages: { readonly ja: string; readonly en: string };

  /** Returns the message for people who fill in a form: labels in place of the names and words of the wire. */
  forForm(language?: "ja" | "en"): string;
}

/** A form as a person typed it. */
export interface TypedForm<Form extends keyof Forms = keyof Forms> extends Report {
  /** The sums of the rows of its receipt breakdown (yen), null where an amount is missing or cannot be read; null for a form without one. */
  sums: { subtotal_eligible: number | null; subtotal_ineligible: number | null; total: number | null } | null;
  /** What the newest edition assesses for its project (yen); null where there is no answer. */
  subsidy: number | null;
  /** The form as it was read: without blank rows, computed fields filled in, null for what could not be read. */
  form: Unfinished<Forms[Form]>;
}

/**
 * Returns how much subsidy a project gets, and every step to it. Amounts are whole yen.
 *
 * @throws {OnshiError} with one of the contract's codes.
 */
export declare function assess(project: Project, options?: Options): Assessment;

/**
 * Returns the answers to many projects in their order; a refused one has its error in its place,
 * not thrown.
 *
 * @throws {OnshiError} for the edition.
 * @throws {RangeError} for more than 1,048,576 projects: `assessColumns` answers more.
 */
export declare function assessAll(projects: Iterable<Project>, options?: Options): (Assessment | OnshiError)[];

/** Projects as columns of the same length, one row each. */
export interface ProjectColumns {
  /**
   * Words of the wire, or a `Uint8Array` with 0 for a hospital, 1 for a clinic, 2 for a pharmacy and 255 where
   * missing. These are not the keys of somebody's dictionary.
   */
  facility: Iterable<Project["facility"] | null | undefined> | Uint8Array;
  /** Prescriptions of the pharmacy's group in a month (count). */
  group_prescriptions_per_month?: NumberColumn;
  /** Face-recognition card readers (count). */
  readers: NumberColumn;
  /** What was paid for the eligible work (yen). */
  cost: NumberColumn;
  /** The day of the reader application. */
  reader_applied_on: DayColumn;
  /** The day of the vendor contract. */
  vendor_contract_on?: DayColumn;
  /** The start of operation. */
  operation_starts_on?: DayColumn;
  /** Whether a subsidy has been paid: true and false, or 1, 0 and 255 where missing. */
  subsidy_paid?: Iterable<boolean | null | undefined> | Uint8Array;
}

/** Whole numbers; null and undefined are missing. In a typed array NaN is missing, in a list it is invalid, as for `assess`. */
export type NumberColumn = Iterable<number | bigint | null | undefined>;

/**
 * Days as `YYYY-MM-DD`, null and undefined where missing; or an `Int32Array` of days from 1970-01-01 with -2147483648
 * where missing. A typed array has no bitmap of nulls: what Arrow calls null must be written so first.
 */
export type DayColumn = Iterable<string | null | undefined> | Int32Array;

/** The answers to columns, one row each: those that are asked for. */
export interface ColumnAnswers {
  /** The subsidy (yen); 0 where refused. */
  subsidy: Float64Array;
  /** What the facility pays itself (yen); 0 where refused. */
  self_pay: Float64Array;
  /** The part of the cost that counts (yen); 0 where refused. */
  counted: Float64Array;
  /** A place in `words.error`; 0 where answered. */
  error: Uint8Array;
  /** A place in `words.category`; 0 where refused. */
  category: Uint8Array;
  /** A place in `words.track`; 0 where refused. */
  track: Uint8Array;
  /** The words for these numbers; null at 0. */
  words: {
    error: (WireError["code"] | null)[];
    category: (Assessment["category"] | null)[];
    track: (Assessment["track"] | null)[];
  };
}

/**
 * Returns the answers to projects as columns, for tables of thousands or millions of rows: each row is answered as
 * `assess` answers it, a refused one has its code. Nothing is thrown for a row.
 *
 * @param options.outputs the columns of the answer; subsidy, self_pay and error when missing.
 * @throws {OnshiError} for the edition.
 * @throws {TypeError} for a column that is missing, unknown or not a list.
 * @throws {RangeError} for a column that is not as long as `facility`, or a list of more than 134,217,728 rows.
 */
export declare function assessColumns<Output extends Exclude<keyof ColumnAnswers, "words"> = "subsidy" | "self_pay" | "error">(
  columns: ProjectColumns,
  options?: Omit<Options, "explain"> & { outputs?: Output[] },
): Pick<ColumnAnswers, Output | "words">;

/**
 * Returns every error of a project in the order of its fields, at most one a field; an empty list
 * where it has an answer. For a page that shows what is wrong beside each field.
 *
 * @throws {OnshiError} for a value that is not an object, for an unknown field, for the edition.
 */
export declare function errors(project: Partial<Project>, options?: Options): OnshiError[];

/**
 * Returns what a project would get before and after the pamphlet's revision, and the gain (yen).
 * Days may be missing.
 *
 * @throws {OnshiError} as `assess`, but for days.
 */
export declare function compare(project: Partial<Project>, options?: Options): Comparison;

/**
 * Returns one assessment for each number of readers allowed, from 1 on. `readers` may be missing.
 *
 * @throws {OnshiError} as `assess`, but for readers.
 */
export declare function options(project: Partial<Project>, options?: Options): Assessment[];

/**
 * Returns what each row of the table pays of a cost: every number of readers on every track, in the order of the tracks' days. `readers` and
 * days may be missing.
 *
 * @throws {OnshiError} as `assess`, but for readers and days.
 */
export declare function overview(project: Partial<Project>, options?: Omit<Options, "explain">): Offer[];

/** Returns the names of the built-in editions, the oldest first. */
export declare function editionNames(): string[];

/**
 * Returns a built-in edition as data: a copy, to be changed and asked.
 *
 * @throws {OnshiError} `unknown_edition`.
 */
export declare function edition(name: string): Edition;

/**
 * Returns what is wrong with an edition: gaps, rows, ceilings, sources.
 *
 * @throws {OnshiError} `invalid_edition` with the path of what is missing or of the wrong type.
 */
export declare function checkEdition(edition: Edition): Report;

/**
 * Returns the answer to a project in the wire's JSON, as JSON.
 *
 * @throws {OnshiError} with one of the contract's codes.
 */
export declare function assessJson(project: string, options?: Options): string;

/** Returns the name of the newest edition, which answers when none is named. */
export declare function latestEdition(): string;

/**
 * Returns the yen that a person typed: `429,000円`, `42.9万円`, `¥429,000`, full-width digits too.
 *
 * @throws {OnshiError} `invalid_value` for what is ambiguous (`42,9`) or no whole number of yen.
 * @throws {RangeError} from 2^53 on, which a number cannot hold.
 */
export declare function parseYen(text: string): number;

/**
 * Returns the day that a person typed as `YYYY-MM-DD`: `令和3年3月31日`, `R3.3.31`, `2021/3/31`.
 *
 * @throws {OnshiError} `invalid_date` for a day that does not exist or lies outside its era, and
 *   for anything else.
 */
export declare function parseDate(text: string): string;

/** Returns a day (`YYYY-MM-DD`) as people write it: `令和3年3月31日`; in English as it is. */
export declare function formatDate(day: string, language?: "ja" | "en"): string;

/**
 * Returns who to ask, and whether the desk is open at a time.
 *
 * @param options.at a moment, or a time of Japan as text such as `2021-01-16T15:59`.
 * @throws {OnshiError} `invalid_date` for a time that does not exist, `date_not_covered` outside
 *   2019 to 2027.
 */
export declare function desk(options?: { at?: Date | string | null }): Desk;

/** Returns what holds for every answer: an estimate, of eligible work; applications have closed. */
export declare function notices(): NoticeText[];

/**
 * Returns what to do by when: the fifteen steps with their dates.
 *
 * @throws {OnshiError} with one of the contract's codes.
 */
export declare function plan(milestones: Milestones): Plan;

/** Returns the plan for milestones in the wire's JSON, as JSON. */
export declare function planJson(milestones: string): string;

/**
 * Returns what is wrong with a form: every problem at once, in the order of the form. An
 * institution code may be the code alone, as typed.
 *
 * @throws {OnshiError} for a value of the wrong type and for a field that there is not. What is
 *   wrong in the form itself is a finding.
 */
export declare function check<Form extends keyof Forms>(
  form: Form,
  value: Unfinished<Forms[Form]> | (Form extends "institution_code" ? string : never),
): Report;

/**
 * Checks a form as a person typed it: days, amounts, names and ticks are read as people write them.
 *
 * A row that is blank throughout is left out. Computed fields that were left blank are filled in: the sums of a
 * receipt breakdown, the amount of a subsidy application. A path that the form does not have is a finding.
 *
 * @param texts a text for each path, such as `{ "lines[0].eligible": "20万円" }`, or nested as the form is.
 * @throws {OnshiError} for a form that there is not.
 */
export declare function checkTyped<Form extends keyof Forms>(form: Form, texts: Readonly<Record<string, unknown>>): TypedForm<Form>;

/**
 * Returns the message of an error or a finding for people who fill in a form: labels in place of the names and words
 * of the wire.
 */
export declare function forForm(message: { readonly ja: string; readonly en: string }, language?: "ja" | "en"): string;

/** Returns the report on a form in the wire's JSON, as JSON. */
export declare function checkJson(form: keyof Forms, value: string): string;

/**
 * Returns a form with its computed fields filled in: the sums of a receipt breakdown, the
 * amount of a subsidy application (yen).
 *
 * @throws {OnshiError} as for `check`, and for a project that has no answer.
 */
export declare function draft<Form extends "receipt_breakdown" | "subsidy_application">(
  form: Form,
  value: Unfinished<Forms[Form]>,
): Unfinished<Forms[Form]>;

/** Returns the draft of a form in the wire's JSON, as JSON. */
export declare function draftJson(form: "receipt_breakdown" | "subsidy_application", value: string): string;

/**
 * Returns a form for mail (plain text) or paper (one page of HTML without scripts): the estimate request as a letter to the vendor,
 * the subsidy application as its documents under a cover, any other form as a sheet. Computed fields are filled in; what is missing is
 * marked in its place and listed at the top.
 *
 * @param options.output plain text when missing.
 * @throws {OnshiError} as for `check`.
 */
export declare function paper<Form extends keyof Forms>(
  form: Form,
  value: Unfinished<Forms[Form]>,
  options?: { output?: "text" | "html"; language?: "ja" | "en" },
): string;

/**
 * Returns a plan for paper or mail: a table for each stage with the days, boxes to tick, the limits, and who acts.
 *
 * @param options.output a page of HTML when missing.
 * @throws {OnshiError} with one of the contract's codes.
 */
export declare function planPaper(milestones: Milestones, options?: { output?: "text" | "html"; language?: "ja" | "en" }): string;

/** Returns the fields of a form, in order, with their labels. */
export declare function formFields(form: keyof Forms): FormField[];

/**
 * Returns a plan as a calendar file (RFC 5545): one all-day event a due day or limit.
 *
 * @param options.stamp when the file is made.
 * @param options.language the language of its texts; Japanese when missing.
 * @param options.id what tells this plan from others in the same calendar, such as the institution
 * code; derived from the facility, its group and its days when missing: after a change of these, events
 * are added and not updated.
 * @throws {OnshiError} with one of the contract's codes.
 */
export declare function toIcs(
  milestones: Milestones,
  options: { stamp: Date; language?: "ja" | "en"; id?: string },
): string;
