// The state of the form in the fragment of the address, which is sent to no server.
import { byId } from "./element.js";
import { fields } from "./question.js";

/** Writes the address of what was typed. */
export function write(texts, done, language) {
  const parts = new URLSearchParams();
  for (const field of fields()) if (texts[field] !== "") parts.set(field, texts[field]);
  // The day that the page itself fills in is worth no link.
  if (parts.size === 1) parts.delete("as_of");
  if (done.length > 0) parts.set("done", done.join());
  if (language !== "ja") parts.set("language", language);
  const fragment = parts.size > 0 ? `#${parts}` : "";
  if (fragment !== location.hash) history.replaceState(null, "", fragment || location.pathname + location.search);
}

/** Fills the form from the address; returns what was done, the language, what could not be read. */
export function fill(steps) {
  const parts = new URLSearchParams(location.hash.slice(1));
  const unread = [];
  let done = [];
  let language = null;
  byId("question").reset();
  for (const [name, value] of parts) {
    if (name === "done") {
      done = value.split(",").filter((step) => steps.includes(step));
      if (done.length < value.split(",").length) unread.push(name);
    } else if (name === "language" && ["ja", "en"].includes(value)) {
      language = value;
    } else if (!fields().includes(name) || !set(name, value)) {
      unread.push(name);
    }
  }
  return { done, language, unread, any: parts.size > 0 };
}

function set(name, value) {
  const input = byId("question").elements[name];
  if (input instanceof RadioNodeList) {
    const choice = [...input].find((one) => one.value === value);
    if (choice) choice.checked = true;
    return choice !== undefined;
  }
  input.value = value.slice(0, input.maxLength);
  return true;
}
