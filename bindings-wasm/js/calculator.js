// The calculator as one file, as onshi.js is the whole.
import { initSync } from "onshi-module";
import { started } from "./memory.js";
import { unpacked } from "./unpacked.js";

started(initSync({ module: unpacked() }));
export { assess, assessJson, compare, editionNames, errors, forForm, formatDate, latestEdition, OnshiError, options, parseDate, parseYen } from "./questions.js";
