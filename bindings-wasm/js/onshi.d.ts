import type { Assessment, Error as WireError, Milestones, Plan, Project } from "./wire.js";

export type { Assessment, Milestones, Plan, Project };

/** How to answer. */
export interface Options {
  /** The name of an edition; the newest when missing. */
  edition?: string;
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
}

/**
 * Returns how much subsidy a project gets, and every step to it. Amounts are whole yen.
 *
 * @throws {OnshiError} with one of the contract's codes.
 */
export declare function assess(project: Project, options?: Options): Assessment;

/**
 * Returns the answer to a project in the wire's JSON, as JSON.
 *
 * @throws {OnshiError} with one of the contract's codes.
 */
export declare function assessJson(project: string, options?: Options): string;

/** Returns the name of the newest edition, which answers when none is named. */
export declare function latestEdition(): string;

/**
 * Returns what to do by when: the fifteen steps with their dates.
 *
 * @throws {OnshiError} with one of the contract's codes.
 */
export declare function plan(milestones: Milestones): Plan;

/** Returns the plan for milestones in the wire's JSON, as JSON. */
export declare function planJson(milestones: string): string;

/**
 * Returns a plan as a calendar file (RFC 5545): one all-day event a due day or limit.
 *
 * @param options.stamp when the file is made.
 * @param options.language the language of its texts; Japanese when missing.
 * @param options.id what tells this plan from others in the same calendar.
 * @throws {OnshiError} with one of the contract's codes.
 */
export declare function toIcs(
  milestones: Milestones,
  options: { stamp: Date; language?: "ja" | "en"; id?: string },
): string;
