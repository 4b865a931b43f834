// 領収書内訳書 (別紙様式2): rows, sums, the code's check, the paper.
import { check, paper } from "../js/api.js";
import { byId, element } from "./element.js";
import { makeForm } from "./form.js";
import { current, say, yen } from "./language.js";
import * as papers from "./paper.js";

const HEAD = ["issued_on", "prefecture", "score_table", "institution_code", "name"];
const SUMS = ["subtotal_eligible", "subtotal_ineligible", "total"];
/** The rows of the paper. */
const MOST_LINES = 15;

/** Starts the breakdown; `changed`: told after something was typed; `useCost`: told the eligible yen. */
export function makeReceipt(changed, useCost) {
  const form = makeForm({ kind: "receipt_breakdown", changed });
  const { texts, touched } = form;
  const rowFields = form.declared.find(({ name }) => name === "lines").fields;
  const summary = form.wireCheck("receipt", form.read);

  /** How many rows are shown: as many as were typed, one at least. */
  const rowsTyped = () => Math.max(1, ...[...texts.keys()].map((path) => Number(path.match(/^lines\[(\d+)\]/)?.[1] ?? 0) + 1));
  let lines = 1;

  function draw() {
    form.drawFields("receipt-head", HEAD, hint);
    form.drawFields("receipt-foot", ["receipt_total"], () => say("合計と一致するかを確認します", "compared with the total"));
    for (const name of SUMS) byId(`label-${name}`).textContent = form.label(name);
    lines = Math.min(MOST_LINES, Math.max(lines, rowsTyped()));
    drawLines();
  }

  function drawLines() {
    byId("receipt-lines").replaceChildren(...Array.from({ length: lines }, (_, i) => line(i)));
    byId("add-line").disabled = lines >= MOST_LINES;
    byId("line-limit").textContent = lines >= MOST_LINES ? say("別紙様式2は15行までです", "form 2 has 15 rows") : "";
  }

  function line(i) {
    const remove = element("button", { type: "button", class: "quiet", "aria-label": say(`${i + 1}行目を消す`, `Remove row ${i + 1}`), disabled: lines === 1 }, say("消す", "Remove"));
    remove.addEventListener("click", () => removeLine(i));
    const fields = rowFields.map((own) => form.field(`lines[${i}].${own.name}`, own));
    return element("fieldset", { class: "line" }, element("legend", {}, say(`${i + 1}行目`, `Row ${i + 1}`)), element("div", { class: "fields" }, fields), remove);
  }

  function removeLine(removed) {
    const moved = (path) => {
      const [, at, rest] = path.match(/^lines\[(\d+)\](.*)$/) ?? [];
      if (at === undefined) return path;
      return Number(at) === removed ? null : `lines[${Number(at) > removed ? at - 1 : at}]${rest}`;
    };
    const kept = [...texts].map(([path, text]) => [moved(path), text]).filter(([path]) => path !== null);
    const left = [...touched].map(moved).filter((path) => path !== null);
    texts.clear();
    touched.clear();
    for (const [path, text] of kept) texts.set(path, text);
    for (const path of left) touched.add(path);
    lines -= 1;
    drawLines();
    changed();
    byId(`lines[${Math.min(removed, lines - 1)}].item`).focus();
  }

  /** Shows sums, the code's check, what is wrong, and the paper. */
  function update() {
    const now = form.read();
    for (const name of SUMS) byId(name).textContent = now.sums[name] === null ? "―" : yen(now.sums[name]);
    // The code is checked as it is typed.
    form.showProblems(now, (path) => path === "institution_code" && digits(texts.get(path) ?? "") >= 7);
    const { prefecture, score_table, institution_code } = now.form;
    const known = prefecture && institution_code && check("institution_code", { prefecture, score_table: score_table ?? undefined, code: institution_code });
    const said = known && known.ok && score_table != null ? say("✓ 医療機関コードの検証番号は合っています", "✓ the institution code's check digit is right") : "";
    if (byId("code-read").textContent !== said) byId("code-read").textContent = said;
    byId("use-cost").disabled = now.sums.subtotal_eligible === null;
    papers.preview(byId("receipt-paper"), written("html", now));
    summary();
  }

  const written = (output, now = form.read()) => paper("receipt_breakdown", now.form, { output, language: current() });

  byId("add-line").addEventListener("click", () => {
    lines += 1;
    drawLines();
    byId(`lines[${lines - 1}].item`).focus();
  });
  byId("use-cost").addEventListener("click", () => useCost(form.read().sums.subtotal_eligible));
  papers.wire(byId("receipt-form"), "receipt-breakdown", written);
  const clear = () => {
    form.clear();
    lines = 1;
  };
  return { texts, draw, update, clear, label: form.label };
}

/** How many digits a text has, of either width. */
const digits = (text) => text.normalize("NFKC").replace(/\D/g, "").length;

export function hint(name) {
  switch (name) {
    case "prefecture":
      return say("01から47まで", "01 to 47");
    case "institution_code":
      return say("7桁。最後の数字は検証番号です", "7 digits, the last a check digit");
    default:
      return null;
  }
}
