// The calculator as one file, as onshi.js is the whole.
import { initSync } from "onshi-module";
import { unpacked } from "./unpacked.js";

initSync({ module: unpacked() });
export { assess, assessJson, compare, editionNames, errors, forForm, formatDate, latestEdition, OnshiError, options, parseDate, parseYen } from "./questions.js";
