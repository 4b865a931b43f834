// The preparation as a timeline: what is late, what is next, what comes later; what has no day yet and what is done are folded.
import { planPaper, toIcs } from "../js/api.js";
import { byId, element, showProblem } from "./element.js";
import { current, day, of, plain, say } from "./language.js";
import { printPaper, saveFile } from "./paper.js";
import { planned } from "./question.js";

/** What is unfolded: groups, and the notes of steps. */
const unfolded = new Set();

/** Shows the plan for milestones; `done`: the steps that are ticked; `tick`: told of a change. */
export function showPlan(milestones, done, problemsSoFar, tick) {
  const { plan, known, problems } = planned(milestones, done);
  byId("planned").hidden = plan === null;
  byId("plan-needed").hidden = plan !== null;
  byId("plan-needed").textContent = say("施設の種類を選ぶと、ここに手順が出ます。", "Choose the kind of facility, and the steps appear here.");
  for (const field of ["operation_starts_on", "equipment_set_up_on", "as_of", "reader_applied_on"]) {
    const problem = problemsSoFar.find((one) => one.field === field && !one.missing) ?? problems.find((one) => one.field === field);
    if (problem || field !== "reader_applied_on") showProblem(field, problem?.text ?? "");
  }
  if (plan === null) return null;

  byId("earliest").textContent = plan.earliest_operation_on
    ? say(`最短の運用開始日（目安）：${day(plan.earliest_operation_on)}`, `Earliest start of operation (guideline): ${day(plan.earliest_operation_on)}`)
    : "";
  byId("plan-note").textContent = plan.note ? of(plan.note) : "";
  byId("plan-findings").replaceChildren(
    ...(plan.findings.length > 0 ? [element("ul", { class: "notice" }, plan.findings.map(({ message }) => element("li", {}, plain(message))))] : []),
  );
  const finished = plan.steps.filter(({ status }) => status === "done").length;
  const late = plan.steps.filter(({ status }) => status === "late").length;
  const progress = say(`${plan.steps.length}件の手順のうち、${finished}件が済み、${late}件が期日を過ぎています。`, `Steps done: ${finished} of ${plan.steps.length}; overdue: ${late}.`);
  if (byId("progress").textContent !== progress) byId("progress").textContent = progress;
  drawTimeline(plan.steps, known, tick);
  return known;
}

/** Sorts the steps into what is late, next, later, without a day, done. */
function groups(steps) {
  const byDay = (one, other) => (one.due_on < other.due_on ? -1 : one.due_on > other.due_on ? 1 : 0);
  const open = steps.filter(({ status }) => status === "open" || status === "due_today");
  const dated = open.filter(({ due_on }) => due_on).sort(byDay);
  // The next day's steps; of one step alone, the day after it too.
  const days = [...new Set(dated.map(({ due_on }) => due_on))];
  const first = dated.filter(({ due_on }) => due_on === days[0]).length;
  const nextDays = days.slice(0, first > 1 ? 1 : 2);
  return [
    { name: "late", heading: say("期日を過ぎています", "Overdue"), steps: steps.filter(({ status }) => status === "late").sort(byDay) },
    { name: "next", heading: say("次にすること", "Next"), steps: dated.filter(({ due_on }) => nextDays.includes(due_on)) },
    { name: "later", heading: say("その後", "Later"), steps: dated.filter(({ due_on }) => !nextDays.includes(due_on)) },
    { name: "undated", folded: true, heading: say("まだ日付の決まらない手順", "Without a day yet"), steps: open.filter(({ due_on }) => !due_on) },
    { name: "done", folded: true, heading: say("済んだ手順", "Done"), steps: steps.filter(({ status }) => status === "done") },
  ].filter((group) => group.steps.length > 0);
}

function drawTimeline(steps, known, tick) {
  const focused = document.activeElement?.id;
  const isTicked = focused?.startsWith("done-");
  const shown = groups(steps);
  // A step that was just ticked stays in sight.
  const now = isTicked && shown.find((group) => group.steps.some(({ step }) => `done-${step}` === focused));
  if (now?.folded) unfolded.add(now.name);
  // Without any day, the steps in the pamphlet's order are all there is.
  if (!shown.some(({ folded }) => !folded)) unfolded.add("undated");
  byId("steps").replaceChildren(
    ...shown.map(({ name, heading, folded, steps: own }) => {
      const list = element("ol", { class: "timeline" }, own.map((step) => drawn(step, known, tick)));
      const title = say(`${heading}（${own.length}）`, `${heading} (${own.length})`);
      if (!folded) return element("section", { class: `group ${name}` }, element("h3", {}, title), list);
      return folding(name, element("details", { class: `group ${name}` }, element("summary", {}, title), list));
    }),
  );
  if (isTicked) byId(focused)?.focus({ preventScroll: true });
}

/** Keeps a fold as it was left. */
function folding(name, details) {
  details.open = unfolded.has(name);
  details.addEventListener("toggle", () => (details.open ? unfolded.add(name) : unfolded.delete(name)));
  return details;
}

/** The steps that are done because a day says so: the box follows the day. */
const followsDay = (step, known) => step.step === "apply_for_reader" && known.reader_applied_on != null;

function drawn(step, known, tick) {
  const box = element("input", { type: "checkbox", id: `done-${step.step}`, "aria-describedby": `due-${step.step}`, checked: step.status === "done", disabled: followsDay(step, known) });
  box.addEventListener("change", () => tick(step.step, box.checked));
  const notes = step.details.map((detail) => element("li", { class: detail.task ? "task" : "note" }, of(detail)));
  const more = folding(
    step.step,
    element("details", {}, element("summary", {}, say("すること・知っておくこと", "Tasks and notes")), element("p", { class: "reason" }, of(step.reason)), element("ul", {}, notes)),
  );
  const status = step.status !== "open" && element("span", { class: `status ${step.status}` }, of(step.status_label));
  const limits = step.limits.filter((limit) => limit.status !== "not_applicable");
  return element(
    "li",
    { class: "step", "data-status": step.status },
    element(
      "p",
      { class: "due", id: `due-${step.step}` },
      step.due_on ? element("span", { class: "day" }, day(step.due_on)) : element("span", { class: "day none" }, say("日付なし", "no day")),
      element("span", { class: "kind" }, kind(step.due_kind, step.due_on)),
      status,
    ),
    element(
      "div",
      { class: "what" },
      element("label", { for: box.id }, box, element("span", {}, of(step.label), " ", element("span", { class: "who" }, who(step)))),
      limits.map((limit) => element("p", { class: "limit" }, limitText(limit))),
      more,
    ),
  );
}

function limitText({ on, label, status, status_label: said }) {
  const stands = status === "open" ? "" : say(`（${said.ja}）`, ` (${said.en})`);
  return say(`${day(on)}まで：${of(label)}${stands}`, `By ${day(on)}: ${of(label)}${stands}`);
}

/** The kind of a day; a sequence says no day by itself. */
const kind = (code, due) =>
  ({ hard: say("期限", "deadline"), guideline: say("目安", "guideline"), order: due ? say("この日までに", "by this day") : say("前後関係", "sequence"), information: say("予定", "planned") })[code];

function who({ actor, channel }) {
  const where = {
    portal: say("ポータルサイト", "on the portal"),
    vendor: actor === "vendor" ? say("システムベンダー", "vendor") : say("システムベンダーへ", "with the vendor"),
    post: say("配送・郵送で届く", "delivered or by post"),
    on_site: say("システムベンダーが施設で", "the vendor, on site"),
    at_facility: say("施設で", "at the facility"),
  };
  return where[channel];
}

/** Hands the calendar file over; `now` is its stamp. */
export function saveCalendar(known, now) {
  const text = toIcs(known, { stamp: now, language: current(), id: byId("calendar-id").value });
  saveFile(text, "text/calendar", "onshi.ics");
}

/** Prints the plan. */
export const printPlan = (known) => printPaper(planPaper(known, { language: current() }));
