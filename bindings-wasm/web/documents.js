// The request to the vendor, the documents of the subsidy application, the institution code alone.
import { check, errors, paper } from "../js/api.js";
import { byId, element } from "./element.js";
import { makeForm } from "./form.js";
import { current, plain, say, yen } from "./language.js";
import * as papers from "./paper.js";
import { hint } from "./receipt.js";

/** The request for an estimate. */
export function makeRequest(changed) {
  const form = makeForm({ kind: "estimate_request", prefix: "request.", changed });
  const names = form.declared.map(({ name }) => name);
  const summary = form.wireCheck("request", form.read);
  const written = (output, now = form.read()) => paper("estimate_request", now.form, { output, language: current() });
  papers.wire(byId("request-form"), "estimate-request", written);
  return {
    texts: form.texts,
    clear: form.clear,
    draw: () => form.drawFields("request-fields", names),
    update() {
      const now = form.read();
      form.showProblems(now);
      papers.preview(byId("request-paper"), written("html", now));
      summary();
    },
  };
}

const OF_PACK = ["applied_on", "paid_on", "receipt_attached", "deferral"];
/** What breakdown and report have in common. */
const SHARED = ["prefecture", "score_table", "institution_code", "name"];

/** The subsidy application; `project`: the project that is asked for its amount; `receipt`: what was typed into the breakdown. */
export function makePack(changed, project, receipt) {
  const form = makeForm({ kind: "subsidy_application", prefix: "pack.", changed });
  const report = form.declared.find(({ name }) => name === "report").fields;

  /** Reads the form with what the other views have. */
  function read() {
    const more = {};
    for (const [path, text] of receipt()) more[`breakdown.${path}`] = text;
    for (const name of SHARED) {
      if (!form.texts.get(`report.${name}`)?.trim() && receipt().get(name)) more[`report.${name}`] = receipt().get(name);
    }
    const asked = project();
    for (const [name, value] of Object.entries(asked)) if (value != null && value !== false) more[`project.${name}`] = String(value);
    return form.read(more);
  }

  const summary = form.wireCheck("pack", read);
  // Of a project that is not whole yet, the form has what was typed; the other view has it as values.
  const written = (output, now = read()) => paper("subsidy_application", { ...now.form, project: project() }, { output, language: current() });
  papers.wire(byId("pack-form"), "subsidy-application", written);
  return {
    texts: form.texts,
    clear: form.clear,
    draw() {
      form.drawFields("pack-fields", OF_PACK);
      form.drawFields("report-fields", report.map(({ name }) => name), hint, report, "report.");
    },
    update() {
      const now = read();
      form.showProblems(now);
      const isKnown = errors(project()).length === 0;
      byId("pack-project").textContent = isKnown
        ? say(`この事業の補助金申請額：${yen(now.subsidy)}`, `Subsidy to apply for: ${yen(now.subsidy)}`)
        : say("申請額を計算するには、「金額」の質問に答えてください。", "Answer the questions under “Amount”, and the amount is filled in.");
      papers.preview(byId("pack-paper"), written("html", now));
      summary();
    },
  };
}

/** The institution code alone; `changed`: told after something was typed. */
export function startCode(changed) {
  const input = byId("code.code");
  const show = () => {
    const typed = input.value.trim();
    const place = byId("code-result");
    if (typed === "") return place.replaceChildren();
    const { findings } = check("institution_code", { code: typed });
    const isRight = findings.length === 0;
    place.replaceChildren(
      element(
        "div",
        { class: isRight ? "notice good" : "notice error" },
        isRight
          ? say("✓ 検証番号は合っています", "✓ the check digit is right")
          : element("ul", {}, findings.map(({ message }) => element("li", {}, plain(message)))),
      ),
    );
  };
  input.addEventListener("input", () => {
    show();
    changed();
  });
  byId("code-form").addEventListener("submit", (event) => {
    event.preventDefault();
    show();
  });
  return show;
}
