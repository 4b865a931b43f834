// Makes elements. Texts go in as text: nothing that is typed can become markup.
const SVG = "http://www.w3.org/2000/svg";

/** Makes an element with attributes and children; what is null or false is left out. */
export function element(name, attributes = {}, ...children) {
  return filled(document.createElement(name), attributes, children);
}

/** Makes an element of a picture. */
export function svg(name, attributes = {}, ...children) {
  return filled(document.createElementNS(SVG, name), attributes, children);
}

function filled(made, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) made.setAttribute(name, "");
    else if (value != null && value !== false) made.setAttribute(name, value);
  }
  made.append(...children.flat().filter((child) => child != null && child !== false));
  return made;
}

export const byId = (id) => document.getElementById(id);

/** Says what is wrong with a field beside it; nothing where the text is empty. */
export function showProblem(field, text) {
  const place = byId(`problem-${field}`);
  const whole = byId(`field-${field}`);
  if (place === null || whole === null) return;
  if (place.textContent !== text) place.textContent = text;
  whole.classList.toggle("wrong", text !== "");
  for (const input of whole.querySelectorAll("input, select")) input.setAttribute("aria-invalid", String(text !== ""));
}

/** A list of what is wrong, each a link to its field. */
export function problemList(problems) {
  return element(
    "ul",
    {},
    problems.map(({ target, text }) => {
      const link = element("a", { href: `#${target}` }, text);
      link.addEventListener("click", (event) => {
        event.preventDefault();
        const place = byId(target);
        (place.matches("input, select") ? place : place.querySelector("input, select"))?.focus();
        place.scrollIntoView({ block: "center" });
      });
      return element("li", {}, link);
    }),
  );
}

let pressed = false;
const waiting = new Set();
addEventListener("pointerdown", () => (pressed = true), true);
for (const release of ["pointerup", "pointercancel"]) {
  addEventListener(
    release,
    () => {
      pressed = false;
      // After the click that the release makes.
      setTimeout(() => {
        const calls = [...waiting];
        waiting.clear();
        for (const call of calls) call();
      });
    },
    true,
  );
}

/**
 * Runs what moves the page once no pointer is down: who leaves a field by pressing a button would
 * miss it otherwise, for it moves away under the pointer.
 */
export function whenReleased(call) {
  if (pressed) waiting.add(call);
  else call();
}
