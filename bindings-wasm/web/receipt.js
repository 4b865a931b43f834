// 領収書内訳書 (別紙様式2): rows, sums, findings beside their fields, the paper.
import { check, checkTyped, formFields } from "../js/api.js";
import { byId, element, problemList, showProblem, whenReleased } from "./element.js";
import { day, number, of, plain, say, yen } from "./language.js";

const FORM = formFields("receipt_breakdown");
const LINES = FORM.find(({ name }) => name === "lines");
const HEAD = ["issued_on", "prefecture", "score_table", "institution_code", "name"];
/** The rows of the paper. */
const MOST_LINES = 15;

/** What was typed: texts, by path. */
const texts = new Map();
/** The fields that were left once: before that, what is missing is no mistake yet. */
const touched = new Set();
let lines = 1;
let used = false;
/** Whether the summary is shown. */
let summed = false;

const label = (name, fields = FORM) => of(fields.find((field) => field.name === name).label);

/** Draws the form in the language of the page; what was typed stays. */
export function drawReceipt() {
  byId("receipt-head").replaceChildren(...HEAD.map((name) => field(name, label(name), hint(name))));
  byId("receipt-foot").replaceChildren(field("receipt_total", `${label("receipt_total")}${say("（任意）", " (optional)")}`, say("合計と一致するかを確認します", "compared with the total")));
  for (const name of ["subtotal_eligible", "subtotal_ineligible", "total"]) byId(`label-${name}`).textContent = label(name);
  drawLines();
  if (summed) drawSummary();
}

function drawLines() {
  byId("receipt-lines").replaceChildren(...Array.from({ length: lines }, (_, i) => line(i)));
  byId("add-line").disabled = lines >= MOST_LINES;
  byId("line-limit").textContent = lines >= MOST_LINES ? say("別紙様式2は15行までです", "form 2 has 15 rows") : "";
  update();
}

function line(i) {
  const remove = element("button", { type: "button", class: "quiet", "aria-label": say(`${i + 1}行目を消す`, `Remove row ${i + 1}`), disabled: lines === 1 }, say("消す", "Remove"));
  remove.addEventListener("click", () => removeLine(i));
  const fields = LINES.fields.map(({ name }) => field(`lines[${i}].${name}`, label(name, LINES.fields)));
  return element("fieldset", { class: "line" }, element("legend", {}, say(`${i + 1}行目`, `Row ${i + 1}`)), element("div", { class: "fields" }, fields), remove);
}

function removeLine(removed) {
  for (const kept of [texts, touched]) {
    const paths = kept instanceof Map ? [...kept] : [...kept].map((path) => [path, true]);
    for (const [path] of paths) if (path.startsWith("lines[")) kept.delete(path);
    for (const [path, value] of paths) {
      const [, at, rest] = path.match(/^lines\[(\d+)\](.*)$/) ?? [];
      if (at === undefined || Number(at) === removed) continue;
      const moved = `lines[${Number(at) > removed ? at - 1 : at}]${rest}`;
      if (kept instanceof Map) kept.set(moved, value);
      else kept.add(moved);
    }
  }
  lines -= 1;
  drawLines();
  byId(`lines[${Math.min(removed, lines - 1)}].item`).focus();
}

function field(path, name, help) {
  const id = path;
  const described = `${help ? `hint-${id} ` : ""}problem-${id}`;
  const attributes = { id, name: path, "aria-describedby": described };
  const input =
    path === "score_table"
      ? element("select", attributes, [["", say("選んでください", "choose")], ["1", say("1 医科", "1 medical")], ["3", say("3 歯科", "3 dental")], ["4", say("4 調剤", "4 pharmacy")]].map(([value, text]) => element("option", { value }, text)))
      : element("input", { ...attributes, type: "text", maxlength: 300 });
  input.value = texts.get(path) ?? "";
  input.addEventListener("input", () => {
    texts.set(path, input.value);
    used = true;
    update();
  });
  input.addEventListener("change", () => {
    touched.add(path);
    whenReleased(update);
  });
  return element("div", { class: "field", id: `field-${id}` }, element("label", { for: id }, name), help && element("p", { class: "hint", id: `hint-${id}` }, help), element("p", { class: "problem", id: `problem-${id}` }), input);
}

function hint(name) {
  switch (name) {
    case "issued_on":
      return say("例：令和3年3月20日", "such as 2021-03-20");
    case "prefecture":
      return say("01から47まで", "01 to 47");
    case "institution_code":
      return say("7桁。最後の数字は検証番号です", "7 digits, the last a check digit");
    default:
      return null;
  }
}

/** Reads what was typed: the form, its sums, what is wrong. */
const read = () => checkTyped("receipt_breakdown", Object.fromEntries(texts));

/** How many digits a text has, of either width. */
const digits = (text) => text.normalize("NFKC").replace(/\D/g, "").length;

const SUMS = ["subtotal_eligible", "subtotal_ineligible", "total"];

/** Everything that is wrong, in the order of the form: path and text, the first of each path. */
function problems({ findings }) {
  const found = new Map();
  for (const { path, message } of findings) if (!found.has(path)) found.set(path, plain(message));
  return found;
}

/** Shows sums, the code's check, and what is wrong with the fields that were left once. */
function update() {
  const now = read();
  for (const name of SUMS) byId(name).textContent = now.sums[name] === null ? "―" : yen(now.sums[name]);
  const found = problems(now);
  for (const input of byId("receipt-form").querySelectorAll("input, select")) {
    // The code is checked as it is typed.
    const early = input.id === "institution_code" && digits(texts.get("institution_code") ?? "") >= 7;
    showProblem(input.id, touched.has(input.id) || early ? (found.get(input.id) ?? "") : "");
  }
  const { prefecture, score_table, institution_code } = now.form;
  const known = prefecture && institution_code && check("institution_code", { prefecture, score_table: score_table ?? undefined, code: institution_code });
  const right = known && known.ok && score_table != null;
  const said = right ? say("✓ 医療機関コードの検証番号は合っています", "✓ the institution code's check digit is right") : "";
  if (byId("code-read").textContent !== said) byId("code-read").textContent = said;
  byId("use-cost").disabled = now.sums.subtotal_eligible === null;
}

/** Checks the whole form and shows a summary. */
function checkAll() {
  for (const input of byId("receipt-form").querySelectorAll("input, select")) touched.add(input.id);
  update();
  summed = true;
  drawSummary();
  byId("receipt-summary").focus();
}

function drawSummary() {
  const found = [...problems(read())];
  const place = byId("receipt-summary");
  const heading =
    found.length === 0
      ? say("誤りは見つかりませんでした", "No mistake was found")
      : say(`確かめるところが${found.length}か所あります`, `There ${found.length > 1 ? `are ${found.length} things` : "is 1 thing"} to look at`);
  place.className = found.length === 0 ? "notice good" : "notice error";
  place.replaceChildren(element("h3", {}, heading), problemList(found.map(([path, text]) => ({ target: byId(`field-${path}`) ? `field-${path}` : "receipt-lines", text }))));
}

/** Lays the form out as 別紙様式2 is, for the printer alone. */
function drawPaper() {
  const { form } = read();
  const amount = (value) => (value == null ? "" : number(value));
  const blank = { item: "", detail: "", eligible: null, ineligible: null };
  const rows = Array.from({ length: MOST_LINES }, (_, i) => form.lines?.[i] ?? blank);
  const cell = (value, attributes) => element("td", attributes ?? {}, value ?? "");
  const money = (value) => cell(amount(value), { class: "money" });
  const head = (text, attributes) => element("th", { scope: "col", ...attributes }, text);
  const pair = (name, value) => element("tr", {}, element("th", { scope: "row" }, label(name)), cell(value));
  byId("paper").replaceChildren(
    element("p", { class: "form-number" }, say("別紙様式2", "Form 2")),
    element("h1", {}, say("領収書内訳書", "Receipt breakdown")),
    element("table", { class: "heading" }, pair("issued_on", form.issued_on ? day(form.issued_on) : ""), pair("prefecture", form.prefecture), pair("score_table", form.score_table ?? ""), pair("institution_code", form.institution_code), pair("name", form.name)),
    element(
      "table",
      { class: "rows" },
      element("thead", {}, element("tr", {}, head("", { class: "nr" }), LINES.fields.map(({ name, label }) => head(of(label), { class: name })))),
      element("tbody", {}, rows.map((row, i) => element("tr", {}, cell(i + 1), cell(row.item), cell(row.detail), money(row.eligible), money(row.ineligible)))),
      element(
        "tfoot",
        {},
        element("tr", {}, element("th", { scope: "row", colspan: 3 }, say("小計", "Subtotals")), money(form.subtotal_eligible), money(form.subtotal_ineligible)),
        element("tr", {}, element("th", { scope: "row", colspan: 3 }, label("total")), cell(amount(form.total), { class: "money", colspan: 2 })),
      ),
    ),
    element("p", {}, say("金額の単位は円です。", "Amounts are in yen.")),
  );
}

/** Prints the paper and nothing else. */
function printPaper() {
  drawPaper();
  document.body.classList.add("paper-only");
  addEventListener("afterprint", () => document.body.classList.remove("paper-only"), { once: true });
  print();
}

/** Wires the form; `useCost` is told the eligible yen. */
export function startReceipt(useCost) {
  byId("receipt-form").addEventListener("submit", (event) => {
    event.preventDefault();
    checkAll();
  });
  byId("add-line").addEventListener("click", () => {
    lines += 1;
    drawLines();
    byId(`lines[${lines - 1}].item`).focus();
  });
  byId("print-receipt").addEventListener("click", printPaper);
  byId("use-cost").addEventListener("click", () => useCost(read().sums.subtotal_eligible));
  // What is typed here is in no link: leaving the page would lose it.
  addEventListener("beforeunload", (event) => used && event.preventDefault());
}
