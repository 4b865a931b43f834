// A text on paper: shown in a frame without scripts, printed, saved as a file.
import { element } from "./element.js";
import { say } from "./language.js";

/** Shows a page of HTML in a place; the frame stays as long as the page is the same. */
export function preview(place, html) {
  let frame = place.querySelector("iframe");
  if (frame === null) {
    frame = framed(html);
    place.replaceChildren(frame);
  } else if (frame.srcdoc !== html) frame.srcdoc = html;
  frame.title = say("印刷されるもの", "What is printed");
}

/** Makes a frame in which nothing runs. */
function framed(html) {
  const frame = element("iframe", { sandbox: "allow-same-origin allow-modals", loading: "eager" });
  frame.srcdoc = html;
  return frame;
}

/** Prints a page of HTML and nothing else. */
export function printPaper(html) {
  const frame = framed(html);
  frame.className = "printed";
  frame.setAttribute("aria-hidden", "true");
  frame.tabIndex = -1;
  frame.addEventListener("load", () => {
    frame.contentWindow.addEventListener("afterprint", () => setTimeout(() => frame.remove()));
    frame.contentWindow.focus();
    frame.contentWindow.print();
  });
  document.body.append(frame);
}

/** Hands a text over as a file. */
export function saveFile(text, type, name) {
  const address = URL.createObjectURL(new Blob([text], { type }));
  element("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** Wires the buttons of a document: `paper` writes it as `html` or `text`. */
export function wire(form, name, paper) {
  const told = form.querySelector("[data-told]");
  form.querySelector("[data-print]").addEventListener("click", () => printPaper(paper("html")));
  form.querySelector("[data-save]").addEventListener("click", () => saveFile(paper("html"), "text/html;charset=utf-8", `${name}.html`));
  form.querySelector("[data-copy]")?.addEventListener("click", async () => {
    const copied = await navigator.clipboard?.writeText(paper("text")).then(() => true, () => false);
    told.textContent = copied ? say("コピーしました", "Copied") : say("コピーできませんでした。「ファイルに保存」を使ってください", "The text could not be copied; save it as a file");
  });
}
