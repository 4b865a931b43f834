// The page: what is typed goes through one reading to everything that is shown.
import { plan } from "../js/api.js";
import { showAbout, showAnswer } from "./answer.js";
import { byId, element, showProblem, whenReleased } from "./element.js";
import { current, day, number, say, speak, yen } from "./language.js";
import * as link from "./link.js";
import { saveCalendar, showPlan } from "./plan.js";
import { fields, newest, read, typed } from "./question.js";
import { drawReceipt, startReceipt } from "./receipt.js";

const STEPS = plan({ facility: "clinic" }).steps.map(({ step }) => step);

let done = [];
/** The fields that were left once: before that, what is wrong in them may still be half typed. */
const touched = new Set();
let milestones = null;

/** Reads what was typed and shows everything that follows from it. */
function update() {
  const now = read(typed());
  for (const field of fields()) {
    const place = byId(`field-${field}`);
    place.hidden = !now.asked[field];
    const problem = now.problems.find((one) => one.field === field);
    showProblem(field, problem && touched.has(field) ? problem.text : "");
    const echo = byId(`read-${field}`);
    if (echo) echo.textContent = readBack(field, now.values[field]);
  }
  byId("hint-changes").hidden = !now.asked.subsidy_paid;
  const shown = now.problems.filter(({ field }) => touched.has(field));
  milestones = showPlan(now.milestones, done, shown, (step, ticked) => {
    done = STEPS.filter((one) => (one === step ? ticked : done.includes(one)));
    update();
  });
  showAnswer(now, touched.size > 0);
  link.write(now.texts, done, current());
}

/** What a field was understood as. */
function readBack(field, value) {
  if (value === undefined) return "";
  const text = field === "cost" ? yen(value) : day(value);
  return say(`${text} と読みました`, `read as ${text}`);
}

/** Draws what stands on the page whatever is typed. */
function drawAll() {
  showAbout(newest);
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
  drawReceipt();
}

function turn(language) {
  speak(language);
  drawAll();
}

/** Fills the page from its address. */
function open() {
  const opened = link.fill(STEPS);
  done = opened.done;
  touched.clear();
  // What a link brings has been typed to its end.
  if (opened.any) for (const field of fields()) if (typed()[field] !== "") touched.add(field);
  const language = opened.language ?? current();
  if (language !== current()) turn(language);
  const today = new Date();
  const local = new Date(today.getTime() - today.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
  if (!opened.any) byId("as_of").value = local;
  byId("link-problem").hidden = opened.unread.length === 0;
  byId("link-problem").textContent = say(
    `リンクに読めないところがあったので、その分は空にしました：${opened.unread.join("、")}`,
    `Part of the link could not be read and is left empty: ${opened.unread.join(", ")}`,
  );
  update();
}

const form = byId("question");
document.addEventListener("input", (event) => event.target.form === form && update());
document.addEventListener("change", (event) => {
  if (event.target.form !== form) return;
  touched.add(event.target.name);
  whenReleased(update);
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  for (const field of fields()) touched.add(field);
  update();
  byId("answer").focus();
});
// The fragment of the address holds what was typed: a jump within the page must not take its place.
document.querySelector(".skip").addEventListener("click", (event) => {
  event.preventDefault();
  form.focus();
});
byId("clear").addEventListener("click", () => {
  form.reset();
  byId("calendar-id").value = "";
  history.replaceState(null, "", location.pathname + location.search);
  open();
  form.elements.facility[0].focus();
});
byId("language").addEventListener("click", () => {
  turn(current() === "ja" ? "en" : "ja");
  update();
});
byId("print").addEventListener("click", () => print());
byId("calendar").addEventListener("click", () => saveCalendar(milestones, new Date()));
byId("copy-link").addEventListener("click", async () => {
  const copied = await navigator.clipboard?.writeText(location.href).then(() => true, () => false);
  byId("copied").textContent = copied
    ? say("コピーしました", "Copied")
    : say("コピーできませんでした。ブラウザーのアドレス欄にある文字がリンクです", "The link could not be copied; copy it from the address bar");
});
addEventListener("hashchange", open);
startReceipt((eligible) => {
  byId("cost").value = String(eligible);
  touched.add("cost");
  update();
  byId("cost").focus();
});
turn("ja");
open();
