// The state of the page in the fragment of the address, which is sent to no server.
import { byId } from "./element.js";
import { fields } from "./question.js";
import { DOCUMENTS, VIEWS } from "./views.js";

/** Returns the fragment of what was typed and what is shown. */
function fragment(texts, done, language, { view, document: shown }) {
  const parts = new URLSearchParams();
  if (view !== "amount") parts.set("view", view);
  if (view === "documents") parts.set("document", shown);
  for (const field of fields()) if (texts[field] !== "") parts.set(field, texts[field]);
  if (done.length > 0) parts.set("done", done.join());
  if (language !== "ja") parts.set("language", language);
  return parts.size > 0 ? `#${parts}` : "";
}

/** Writes the address of what was typed; `moved`: as a step of its own in the history. */
export function write(texts, done, language, shown, moved) {
  for (const link of document.querySelectorAll("[data-view], [data-document]")) {
    const { view = "documents", document: own = shown.document } = link.dataset;
    link.href = fragment(texts, done, language, { view, document: own }) || "#view=amount";
  }
  const wanted = fragment(texts, done, language, shown);
  if (wanted === location.hash) return;
  history[moved ? "pushState" : "replaceState"](null, "", wanted || location.pathname + location.search);
}

/** Fills the form from a fragment; returns what was done, the language, the view, and how many parts could not be read. */
export function fill(text, steps) {
  const parts = new URLSearchParams(text.replace(/^#/, ""));
  const opened = { done: [], language: null, view: "amount", document: "request", any: false, unread: [], unknown: 0 };
  byId("question").reset();
  for (const [name, value] of parts) {
    if (name === "done") {
      opened.done = value.split(",").filter((step) => steps.includes(step));
      if (opened.done.length < value.split(",").length) opened.unread.push(name);
    } else if (name === "language" && ["ja", "en"].includes(value)) opened.language = value;
    else if (name === "view" && VIEWS.includes(value)) opened.view = value;
    else if (name === "document" && DOCUMENTS.includes(value)) opened.document = value;
    else if (!fields().includes(name)) {
      // What a link calls itself is not shown: anybody can send one.
      opened.unknown += 1;
      continue;
    } else if (!set(name, value)) opened.unread.push(name);
    else opened.any = true;
  }
  opened.any ||= opened.done.length > 0;
  return opened;
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
