// The plan by stage: boxes to tick, due days, limits, what is late, the calendar file.
import { toIcs } from "../js/api.js";
import { byId, element, showProblem } from "./element.js";
import { current, day, of, plain, say } from "./language.js";
import { planned } from "./question.js";

/** The boxes in their places: what is ticked stays under the finger while days change. */
let shown = { language: null, parts: new Map() };

/** Shows the plan for milestones; `done`: the steps that are ticked; `tick`: told of a change. */
export function showPlan(milestones, done, problemsSoFar, tick) {
  const { plan, known, problems } = planned(milestones, done);
  byId("planned").hidden = plan === null;
  byId("plan-needed").textContent = plan === null ? say("施設の種類を選ぶと、ここに手順が出ます。", "Choose the kind of facility, and the steps appear here.") : "";
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
  const progress = say(`${plan.steps.length}件の手順のうち、${finished}件が済み、${late}件が期日を過ぎています。`, `${finished} of ${plan.steps.length} steps are done; ${late} are overdue.`);
  if (byId("progress").textContent !== progress) byId("progress").textContent = progress;
  if (shown.language !== current()) build(plan, tick);
  for (const step of plan.steps) update(step, known);
  return known;
}

/** The steps that are done because a day says so: the box follows the day. */
const followsDay = (step, known) => step.step === "apply_for_reader" && known.reader_applied_on != null;

function build(plan, tick) {
  shown = { language: current(), parts: new Map() };
  const stages = Object.values(Object.groupBy?.(plan.steps, stageKey) ?? grouped(plan.steps));
  byId("steps").replaceChildren(
    ...stages.map((steps) =>
      element("section", { class: "stage" }, element("h3", {}, stageName(steps[0])), element("ol", {}, steps.map((step) => built(step, tick)))),
    ),
  );
}

const stageKey = ({ stage, number }) => `${stage} ${number}`;

function grouped(steps) {
  const stages = {};
  for (const step of steps) (stages[stageKey(step)] ??= []).push(step);
  return stages;
}

function built(step, tick) {
  const parts = {
    item: element("li", { class: "step" }),
    box: element("input", { type: "checkbox", id: `done-${step.step}`, "aria-describedby": `due-${step.step}` }),
    due: element("p", { class: "due", id: `due-${step.step}` }),
  };
  parts.box.addEventListener("change", () => tick(step.step, parts.box.checked));
  const details = step.details.length > 0 && element("details", {}, element("summary", {}, say("すること・知っておくこと", "Tasks and notes")), element("ul", {}, step.details.map((detail) => element("li", { class: detail.task ? "task" : "note" }, of(detail)))));
  parts.item.append(
    element("label", { for: parts.box.id }, parts.box, element("span", {}, of(step.label), " ", element("span", { class: "who" }, who(step)))),
    parts.due,
    element("p", { class: "reason" }, of(step.reason)),
    ...[details].filter(Boolean),
  );
  shown.parts.set(step.step, parts);
  return parts.item;
}

function update(step, known) {
  const { item, box, due } = shown.parts.get(step.step);
  box.checked = step.status === "done";
  box.disabled = followsDay(step, known);
  item.dataset.status = step.status;
  const lines = [];
  if (step.status !== "open") lines.push(element("span", { class: `status ${step.status}` }, of(step.status_label)));
  if (step.due_on) lines.push(element("span", {}, `${kind(step.due_kind)}${say("：", ": ")}${day(step.due_on)}`));
  for (const limit of step.limits.filter(({ status }) => status !== "not_applicable")) {
    const stands = limit.status === "open" ? "" : say(`（${limit.status_label.ja}）`, ` (${limit.status_label.en})`);
    lines.push(element("span", { class: "limit" }, say(`${day(limit.on)}まで：${of(limit.label)}${stands}`, `By ${day(limit.on)}: ${of(limit.label)}${stands}`)));
  }
  due.replaceChildren(...lines);
}

const kind = (code) =>
  ({ hard: say("期限", "deadline"), guideline: say("目安", "guideline"), order: say("この日までに", "by"), information: say("予定", "planned") })[code];

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

function stageName({ stage, number }) {
  const name = {
    reader_application: say("顔認証付きカードリーダー申し込み", "Reader application"),
    order: say("システムベンダーへ発注", "Order from the system vendor"),
    introduction: say("導入", "Introduction"),
    operation_preparation: say("運用準備", "Preparing operation"),
    start_of_operation: say("運用開始", "Start of operation"),
    subsidy_application: say("補助金申請", "Subsidy application"),
  }[stage];
  return number ? `${number} ${name}` : name;
}

/** Hands the calendar file over; `now` is its stamp. */
export function saveCalendar(known, now) {
  const text = toIcs(known, { stamp: now, language: current(), id: byId("calendar-id").value });
  const address = URL.createObjectURL(new Blob([text], { type: "text/calendar" }));
  const link = element("a", { href: address, download: "onshi.ics" });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
