// For browsers and bundlers: the module is fetched from beside this file.
import init from "./wasm/onshi_wasm.js";

await init();
export {
  OnshiError,
  assess,
  assessAll,
  assessJson,
  check,
  checkEdition,
  checkJson,
  compare,
  draft,
  draftJson,
  edition,
  editionNames,
  errors,
  formFields,
  latestEdition,
  options,
  parseDate,
  parseYen,
  plan,
  planJson,
  toIcs,
} from "./api.js";
