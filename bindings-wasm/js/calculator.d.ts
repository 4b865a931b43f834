import type { OnshiError, Options } from "./onshi.js";
import type { Assessment, Comparison, Project } from "./wire.js";

export type * from "./wire.js";
/** `OnshiError` is a class of its own here: import it from `onshi/calculator`, too. */
export { editionNames, forForm, formatDate, latestEdition, OnshiError, parseDate, parseYen } from "./onshi.js";

/** How to answer: by the name of an edition. The reasons and editions of one's own are in `onshi`. */
export interface CalculatorOptions extends Pick<Options, "fractionRule"> {
  /** The name of an edition; the newest when missing. */
  edition?: string;
  /** False: the reasons are in `onshi`. */
  explain?: false;
}

/** As `assess` of `onshi`, without the reasons. */
export declare function assess(project: Project, options?: CalculatorOptions): Assessment;

/** As `assessJson` of `onshi`, without the reasons. */
export declare function assessJson(project: string, options?: CalculatorOptions): string;

/** As `compare` of `onshi`, without the reasons. */
export declare function compare(project: Partial<Project>, options?: CalculatorOptions): Comparison;

/** As `options` of `onshi`, without the reasons. */
export declare function options(project: Partial<Project>, options?: CalculatorOptions): Assessment[];

/** As `errors` of `onshi`. */
export declare function errors(project: Partial<Project>, options?: CalculatorOptions): OnshiError[];
