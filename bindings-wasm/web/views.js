// The three views and the documents, each with its own address.
import { byId } from "./element.js";

export const VIEWS = ["amount", "preparation", "documents"];
export const DOCUMENTS = ["request", "receipt", "pack", "code"];

let place = { view: "amount", document: "request" };

export const shown = () => place;

/** Shows a view; in the documents, one of them. */
export function show(view, document_ = place.document) {
  place = { view, document: document_ };
  for (const part of document.querySelectorAll("[data-shown-in]")) {
    part.classList.toggle("elsewhere", !part.dataset.shownIn.split(" ").includes(view));
  }
  for (const name of DOCUMENTS) byId(`document-${name}`).classList.toggle("elsewhere", name !== document_);
  for (const link of document.querySelectorAll("[data-view]")) mark(link, link.dataset.view === view);
  for (const link of document.querySelectorAll("[data-document]")) mark(link, link.dataset.document === document_);
}

function mark(link, isHere) {
  if (isHere) link.setAttribute("aria-current", "page");
  else link.removeAttribute("aria-current");
}

/** Wires the links; `moved`: told of a change. */
export function start(moved) {
  for (const link of document.querySelectorAll("[data-view], [data-document]")) {
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      show(link.dataset.view ?? "documents", link.dataset.document);
      moved();
      if (link.dataset.view) byId("main").focus({ preventScroll: true });
      scrollTo(0, 0);
    });
  }
}
