// The page: what is typed goes through one reading to everything that is shown.
import { plan } from "../js/api.js";
import { showAbout, showAnswer } from "./answer.js";
import { showDesk } from "./desk.js";
import { makePack, makeRequest, startCode } from "./documents.js";
import { byId, element, showProblem, whenReleased } from "./element.js";
import { current, day, number, say, speak, yen } from "./language.js";
import * as link from "./link.js";
import { printPlan, saveCalendar, showPlan } from "./plan.js";
import { fields, newest, read, typed } from "./question.js";
import { makeReceipt } from "./receipt.js";
import { serveOffline } from "./served.js";
import * as store from "./store.js";
import * as views from "./views.js";

const STEPS = plan({ facility: "clinic" }).steps.map(({ step }) => step);

let done = [];
/** The fields that were left once: before that, what is wrong in them may still be half typed. */
const touched = new Set();
let milestones = null;
let now = null;

const changed = () => update();
const receipt = makeReceipt(changed, useCost);
const request = makeRequest(changed);
const pack = makePack(changed, () => now.project, () => receipt.texts);
const forms = { receipt, request, pack };
const showCode = startCode(changed);

/** Reads what was typed and shows everything that follows from it. `moved`: another view is shown. */
function update(moved = false) {
  now = read(typed());
  for (const field of fields()) {
    byId(`field-${field}`).hidden = !now.asked[field];
    const problem = now.problems.find((one) => one.field === field);
    showProblem(field, problem && touched.has(field) ? problem.text : "");
    const echo = byId(`read-${field}`);
    if (echo) echo.textContent = readBack(field, now.values[field]);
  }
  byId("hint-changes").hidden = !now.asked.subsidy_paid;
  const shown = views.shown();
  if (shown.view === "documents") forms[shown.document]?.update();
  const problems = now.problems.filter(({ field }) => touched.has(field));
  milestones = showPlan(now.milestones, done, problems, (step, ticked) => {
    done = STEPS.filter((one) => (one === step ? ticked : done.includes(one)));
    isOwn = true;
    update();
  });
  showAnswer(now, touched.size > 0);
  // The day that the page itself fills in belongs in no link.
  const own = byId("as_of").value === automatic ? { ...now.texts, as_of: "" } : now.texts;
  link.write(own, done, current(), shown, moved);
  const texts = Object.fromEntries(Object.entries(forms).map(([name, form]) => [name, [...form.texts]]));
  // Do not keep what a link filled in until the user types something.
  isKept = store.keep({ ...(isOwn ? { address: location.hash } : {}), code: byId("code.code").value, ...texts });
}

/** Whether the browser keeps what is typed. */
let isKept = true;
/** The reference date that the page fills in. */
let automatic = "";
/** Whether something was typed since an address was opened. */
let isOwn = false;

/** What a field was understood as. */
function readBack(field, value) {
  if (value === undefined) return "";
  const text = field === "cost" ? yen(value) : day(value);
  return say(`${text} と読みました`, `read as ${text}`);
}

/** Draws what stands on the page whatever is typed. */
function drawAll() {
  showAbout(newest);
  showDesk(new Date());
  const threshold = number(newest.chain_threshold.value);
  byId("group-question").textContent = say(
    `グループの処方箋の受付は、月${threshold}回以上ですか`,
    `Does its group handle ${threshold} prescriptions a month or more?`,
  );
  const chosen = typed().readers;
  const most = Math.max(...newest.rows.filter(({ category }) => category === "hospital").map(({ readers }) => readers));
  const choices = Array.from({ length: most }, (_, i) => String(i + 1));
  byId("readers").replaceChildren(
    ...choices.map((count) =>
      element("label", {}, element("input", { type: "radio", name: "readers", value: count, checked: count === chosen }), ` ${say(`${count}台`, count)}`),
    ),
  );
  for (const form of Object.values(forms)) form.draw();
  showCode();
}

function turn(language) {
  speak(language);
  drawAll();
}

/** Fills the page from an address. */
function open(address = location.hash) {
  isOwn = false;
  const opened = link.fill(address, STEPS);
  done = opened.done;
  touched.clear();
  // What a link brings has been typed to its end.
  if (opened.any) for (const field of fields()) if (typed()[field] !== "") touched.add(field);
  const language = opened.language ?? current();
  if (language !== current()) turn(language);
  const today = new Date();
  const local = new Date(today.getTime() - today.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
  // A day that nobody typed is today's, whenever the page is opened.
  if (!byId("as_of").value) byId("as_of").value = local;
  automatic = local;
  showUnread(opened);
  views.show(opened.view, opened.document);
  update();
}

function showUnread({ unread, unknown }) {
  byId("link-problem").hidden = unread.length + unknown === 0;
  const named = unread.length > 0 ? say(`読めない値：${unread.join("、")}`, `values that cannot be read: ${unread.join(", ")}`) : "";
  const others = unknown > 0 ? say(`この画面にない項目：${unknown}件`, `fields that are not on this page: ${unknown}`) : "";
  const parts = [named, others].filter(Boolean).join(say("、", "; "));
  byId("link-problem").textContent = say(`リンクの一部は使えないため、空にしました（${parts}）`, `Part of the link cannot be used and is left empty (${parts})`);
}

const form = byId("question");
document.addEventListener("input", (event) => {
  isOwn = true;
  if (event.target.form === form) update();
});
document.addEventListener("change", (event) => {
  isOwn = true;
  if (event.target.form !== form) return;
  touched.add(event.target.name);
  whenReleased(update);
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  for (const field of fields()) touched.add(field);
  update();
  const { view } = views.shown();
  byId(view === "preparation" ? "plan" : "answer").focus();
});
// The fragment of the address holds what was typed: a jump within the page must not take its place.
document.querySelector(".skip").addEventListener("click", (event) => {
  event.preventDefault();
  byId("main").focus();
});
byId("clear").addEventListener("click", () => {
  byId("calendar-id").value = "";
  open(`#view=${views.shown().view}${current() === "en" ? "&language=en" : ""}`);
  isOwn = true;
  update();
  form.elements.facility[0].focus();
});
byId("language").addEventListener("click", () => {
  turn(current() === "ja" ? "en" : "ja");
  update();
});
byId("print").addEventListener("click", () => print());
byId("calendar").addEventListener("click", () => saveCalendar(milestones, new Date()));
byId("print-plan").addEventListener("click", () => printPlan(milestones));
byId("copy-link").addEventListener("click", async () => {
  const copied = await navigator.clipboard?.writeText(location.href).then(() => true, () => false);
  byId("copied").textContent = copied
    ? say("コピーしました", "Copied")
    : say("コピーできませんでした。ブラウザーのアドレス欄にある文字がリンクです", "The link could not be copied; copy it from the address bar");
});
byId("forget").addEventListener("click", () => {
  if (!confirm(say("金額・準備・書類に入力したものをすべて消します。元に戻せません。", "Everything typed under amount, preparation and documents is forgotten. It cannot be undone."))) return;
  for (const one of Object.values(forms)) one.clear();
  byId("code.code").value = "";
  drawAll();
  open(`#view=documents&document=${views.shown().document}${current() === "en" ? "&language=en" : ""}`);
  store.forget();
  byId("forgotten").textContent = say("消しました", "Deleted");
});
// What no browser keeps would be lost by leaving.
addEventListener("beforeunload", (event) => !isKept && Object.values(forms).some(({ texts }) => texts.size > 0) && event.preventDefault());
addEventListener("hashchange", () => open());

/** Takes ① of the breakdown as the cost. */
function useCost(eligible) {
  byId("cost").value = String(eligible);
  touched.add("cost");
  views.show("amount");
  update(true);
  byId("cost").focus();
}

// Who prints a document means its paper, not the form beside it.
addEventListener("keydown", (event) => {
  const { view, document: shown } = views.shown();
  if (!(event.ctrlKey || event.metaKey) || event.key !== "p" || view !== "documents" || !forms[shown]) return;
  event.preventDefault();
  byId(`${shown}-form`).querySelector("[data-print]").click();
});

const before = store.kept();
byId("code.code").value = String(before.code ?? "").slice(0, 60);
for (const [name, one] of Object.entries(forms)) {
  if (!Array.isArray(before[name])) continue;
  for (const [path, text] of before[name].filter(Array.isArray)) one.texts.set(String(path), String(text));
}
views.start(() => update(true));
turn("ja");
// A link brings its own answers; without one, those of the last time are there again.
open(location.hash || String(before.address ?? ""));
setInterval(() => showDesk(new Date()), 60_000);
serveOffline();
