// Input that several Node tests share.
import { readFileSync } from "node:fs";

/** A clinic whose answer is 321,000 yen: three quarters of 429,000, cut below 1,000. */
export const CLINIC = { facility: "clinic", readers: 1, cost: 429000, reader_applied_on: "2021-04-01" };

/** The cases of a file of vectors. */
export const cases = (name) => JSON.parse(readFileSync(new URL(`../../tests/vectors/${name}.json`, import.meta.url), "utf8")).cases;
