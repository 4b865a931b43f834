// A form as people fill it in: fields drawn from their declaration, what is wrong beside each.
import { checkTyped, formFields } from "../js/api.js";
import { byId, element, problemList, showProblem, whenReleased } from "./element.js";
import { of, plain, say } from "./language.js";

/**
 * Makes a form.
 *
 * @param kind the form that it is checked as.
 * @param prefix what the ids of its fields begin with.
 * @param changed told after something was typed.
 */
export function makeForm({ kind, prefix = "", changed }) {
  /** What was typed: texts, by path. */
  const texts = new Map();
  /** The fields that were left once: before that, what is missing is no mistake yet. */
  const touched = new Set();
  const declared = formFields(kind);
  /** Whether the summary is shown. */
  let summed = false;

  const label = (name, fields = declared) => of(fields.find((field) => field.name === name).label);

  /** Draws a field; `hint`: a text below its label. */
  function field(path, own, hint) {
    const id = prefix + path;
    const described = `${hint ? `hint-${id} ` : ""}problem-${id}`;
    const input = inputOf(own, { id, name: id, "aria-describedby": described }, texts.get(path) ?? "");
    const typed = () => (own.kind === "words" ? [...input.querySelectorAll("input:checked")].map(({ value }) => value).join("、") : input.value);
    input.addEventListener("input", () => {
      texts.set(path, typed());
      changed();
    });
    input.addEventListener("change", () => {
      touched.add(path);
      whenReleased(changed);
    });
    const name = [capital(of(own.label)), own.required === false && " ", own.required === false && element("span", { class: "optional" }, say("任意", "optional"))].filter(Boolean);
    const rest = [hint && element("p", { class: "hint", id: `hint-${id}` }, hint), element("p", { class: "problem", id: `problem-${id}` })];
    if (own.kind === "words") return element("fieldset", { class: "field", id: `field-${id}` }, element("legend", {}, name), ...rest, input);
    return element("div", { class: "field", id: `field-${id}` }, element("label", { for: id }, name), ...rest, input);
  }

  /** Draws some fields into a place; what was typed stays. */
  function drawFields(place, names, hints = () => null, within = declared, part = "") {
    byId(place).replaceChildren(...names.map((name) => {
      const own = within.find((one) => one.name === name);
      return field(part + name, own, hints(name) ?? usualHint(own));
    }));
  }

  /** Reads what was typed: the form, its sums, what is wrong. `more`: further texts by path. */
  const read = (more = {}) => checkTyped(kind, { ...Object.fromEntries(texts), ...more });

  /** Everything that is wrong, in the order of the form: path and text, the first of each path. */
  function problems({ findings }) {
    const found = new Map();
    for (const { path, message } of findings) if (!found.has(path)) found.set(path, plain(message));
    return found;
  }

  /** Shows what is wrong beside the fields that were left once; `early`: whether a field is to be looked at before. */
  function showProblems(now, early = () => false) {
    const found = problems(now);
    for (const path of paths()) showProblem(prefix + path, touched.has(path) || early(path) ? (found.get(path) ?? "") : "");
  }

  /** The paths of the fields that are drawn. */
  const paths = () => drawn().map((id) => id.slice(prefix.length));
  const drawn = () => [...byId(`${shortName}-form`).querySelectorAll(".field")].map(({ id }) => id.slice("field-".length)).filter((id) => id.startsWith(prefix));
  let shortName;

  /** Wires the check; `name`: of its elements; `reading`: what is read. */
  function wireCheck(name, reading) {
    shortName = name;
    byId(`${name}-form`).addEventListener("submit", (event) => {
      event.preventDefault();
      for (const path of paths()) touched.add(path);
      summed = true;
      changed();
      byId(`${name}-summary`).focus();
    });
    return () => summed && drawSummary(name, reading());
  }

  function drawSummary(name, now) {
    const found = [...problems(now)];
    const heading =
      found.length === 0
        ? say("誤りは見つかりませんでした", "No mistake was found")
        : say(`確かめるところが${found.length}か所あります`, `There ${found.length > 1 ? `are ${found.length} things` : "is 1 thing"} to look at`);
    const place = byId(`${name}-summary`);
    const target = (path) => (byId(`field-${prefix}${path}`) ? `field-${prefix}${path}` : `${name}-form`);
    place.className = found.length === 0 ? "notice good" : "notice error";
    place.replaceChildren(element("h4", {}, heading), problemList(found.map(([path, text]) => ({ target: target(path), text }))));
  }

  /** Forgets what was typed. */
  function clear() {
    texts.clear();
    touched.clear();
    summed = false;
    const place = shortName && byId(`${shortName}-summary`);
    if (place) {
      place.className = "";
      place.replaceChildren();
    }
  }

  return { texts, touched, declared, label, field, drawFields, read, showProblems, wireCheck, clear };
}

function inputOf({ kind, words, one_of, labels }, attributes, value) {
  const choose = ["", say("選んでください", "choose")];
  const select = (choices) => {
    const made = element("select", attributes, [choose, ...choices].map(([code, text]) => element("option", { value: code }, text)));
    made.value = value;
    return made;
  };
  switch (kind) {
    case "flag":
      return select([["あり", say("あり", "yes")], ["なし", say("なし", "no")]]);
    case "word":
      return select(words.map((word, i) => [word, of(labels[i])]));
    case "words": {
      const chosen = value.split("、");
      const boxes = words.map((word, i) => element("label", {}, element("input", { type: "checkbox", value: word, checked: chosen.includes(word) }), ` ${of(labels[i])}`));
      return element("div", { id: attributes.id }, boxes);
    }
    default:
      if (one_of) return select(one_of.map((number, i) => [String(number), `${number} ${of(labels[i])}`]));
      return element("input", { ...attributes, type: "text", maxlength: 300, value });
  }
}

/** A label begins with a capital letter. */
const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);

function usualHint({ kind }) {
  switch (kind) {
    case "day":
      return say("例：令和3年3月20日", "such as 2021-03-20");
    case "month":
      return say("例：令和3年6月", "such as 2021-06");
    case "wished_start":
      return say("例：令和3年6月、できるだけ早く", "such as 2021-06, or as soon as possible");
    default:
      return null;
  }
}
