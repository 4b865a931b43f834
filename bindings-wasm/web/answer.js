// The answer: amount, before and after, readers side by side, working, or what is still needed.
import { assess, compare, options } from "../dist/api.js";
import { byId, element, problemList } from "./element.js";
import { current, day, of, plain, say, yen } from "./language.js";
import { draw } from "./picture.js";

/** Shows the answer to what was read. `seen`: whether what is missing counts as a mistake yet. */
export function showAnswer({ project, problems, texts }, seen) {
  const answer = problems.length === 0 ? assess(project, { explain: true }) : null;
  byId("answered").hidden = answer === null;
  byId("needed").hidden = answer !== null;
  if (answer === null) return showNeeded(problems, texts, seen);

  byId("needed").replaceChildren();
  speakOnce(say(`補助金額は${yen(answer.subsidy)}、自己負担は${yen(answer.self_pay)}です。`, `The subsidy is ${yen(answer.subsidy)}, self-pay ${yen(answer.self_pay)}.`));
  byId("subsidy").textContent = yen(answer.subsidy);
  byId("self-pay").textContent = yen(answer.self_pay);
  byId("asked").textContent = say(
    `${facilityName(project.facility)}・カードリーダー${answer.readers}台・費用${yen(answer.cost)}・申込日 ${day(project.reader_applied_on)}`,
    `${facilityName(project.facility)}, ${answer.readers} reader${answer.readers > 1 ? "s" : ""}, cost ${yen(answer.cost)}, applied for on ${day(project.reader_applied_on)}`,
  );
  showAssumptions(answer);
  showComparison(project, answer);
  showOptions(project, answer);
  draw(byId("picture"), project, answer);
  byId("working").replaceChildren(...answer.explanation[current()].map(sentence));
}

/** Tells a screen reader, once a change. */
function speakOnce(text) {
  const place = byId("spoken");
  if (place.textContent !== text) place.textContent = text;
}

function showNeeded(problems, texts, seen) {
  const begun = texts.facility !== "" || texts.cost !== "" || texts.reader_applied_on !== "";
  const wrong = problems.filter(({ missing }) => !missing);
  const heading =
    wrong.length > 0
      ? say(`直すところと答えるところが、合わせて${problems.length}か所あります`, `There ${problems.length > 1 ? `are ${problems.length} things` : "is 1 thing"} to correct or to answer`)
      : begun || seen
        ? say(`あと${problems.length}つ答えると、金額がわかります`, `${problems.length} more answer${problems.length > 1 ? "s" : ""} to the amount`)
        : say("質問に答えると、ここに金額が出ます", "Answer the questions, and the amount appears here");
  speakOnce(begun ? heading : "");
  const links = problems.map(({ field, text }) => ({ target: `field-${field}`, text }));
  byId("needed").classList.toggle("error", wrong.length > 0);
  byId("needed").replaceChildren(element("h3", {}, heading), problemList(links));
}

function facilityName(facility) {
  return { hospital: say("病院", "hospital"), clinic: say("診療所", "clinic"), pharmacy: say("薬局", "pharmacy") }[facility];
}

function showAssumptions({ assumptions }) {
  const list = element("ul", {}, assumptions.map(({ message }) => element("li", {}, plain(message))));
  const heading = element("h3", {}, say("この試算の前提", "What this estimate assumes"));
  byId("assumptions").replaceChildren(...(assumptions.length > 0 ? [element("div", { class: "notice" }, heading, list)] : []));
}

/** A sentence of the working, its source on a line of its own. */
function sentence(text) {
  const [, words, source] = text.match(/^(.*?。)（(.*)）$/) ?? text.match(/^(.*?\.) \((.*)\)$/) ?? [null, text];
  return element("li", {}, words, source && element("span", { class: "source" }, say(`出典：${source}`, `Source: ${source}`)));
}

function showComparison(project, answer) {
  const { before, after, gain } = compare({ ...project, vendor_contract_on: null, operation_starts_on: null, subsidy_paid: null });
  const yours = (column) => answer.track === column.track && say("（この申込み）", " (yours)");
  table(
    "comparison",
    say(`見直しで増える補助：${yen(gain)}`, `The revision adds ${yen(gain)}`),
    ["", [say("見直し前", "before"), yours(before)], [say("見直し後", "after"), yours(after)]],
    [
      [say("補助", "paid"), share(before), share(after)],
      [say("補助金額", "subsidy"), yen(before.subsidy), yen(after.subsidy)],
      [say("自己負担", "self-pay"), yen(before.self_pay), yen(after.self_pay)],
    ],
    yours(before) ? 1 : yours(after) ? 2 : null,
  );
}

function share({ ratio, base }) {
  if (ratio === "1/1") return say(`${yen(base)}までの全額`, `all, up to ${yen(base)}`);
  return say(`${yen(base)}までの${ratio}`, `${ratio}, up to a cost of ${yen(base)}`);
}

function showOptions(project, answer) {
  const several = options(project);
  byId("options-block").hidden = several.length < 2;
  if (several.length < 2) return;
  table(
    "options",
    say("同じ費用の場合", "For the same cost"),
    ["", ...several.map(({ readers }) => say(`${readers}台`, `${readers}`))],
    [
      [say("補助", "paid"), ...several.map(share)],
      [say("補助金額", "subsidy"), ...several.map(({ subsidy }) => yen(subsidy))],
      [say("自己負担", "self-pay"), ...several.map(({ self_pay }) => yen(self_pay))],
    ],
    answer.readers,
  );
}

/** Fills a table; `marked`: the column that is the person's own. */
function table(id, caption, head, rows, marked) {
  const mark = (column) => (column === marked ? "own" : null);
  byId(id).replaceChildren(
    element("caption", { id: `${id}-caption` }, caption),
    element("thead", {}, element("tr", {}, head.map((cell, i) => (i === 0 ? element("td") : element("th", { scope: "col", class: mark(i) }, ...[cell].flat().filter(Boolean)))))),
    element("tbody", {}, rows.map((row) => element("tr", {}, row.map((cell, i) => (i === 0 ? element("th", { scope: "row" }, cell) : element("td", { class: mark(i) }, cell)))))),
  );
}

/** What is said of the closing of applications and of the edition; it depends on no answer. */
export function showClosing(newest, applyBy, applyByDeferred) {
  byId("closed").replaceChildren(
    element("strong", {}, say("補助金の申請は締め切られています。", "Applications for the subsidy have closed.")),
    " ",
    say(
      `申請の期限は${day(applyBy)}、猶予届（類型1・4・5・6）を出した施設は${day(applyByDeferred)}でした。類型2・3の期限は、使った資料では確かめられません。この画面は、当時の金額と期日を確かめるためのものです。`,
      `The last day was ${day(applyBy)}, with a deferral notice of type 1, 4, 5 or 6 ${day(applyByDeferred)}; for types 2 and 3 the documents used here do not say. This page shows amounts and days as they were.`,
    ),
  );
  byId("about-edition").textContent = say(
    `使っている表は「${newest.name}」版です（${day(newest.published_on)}に知られていた内容）。対象は${day(newest.tracks[0].applies_from)}から${day(newest.tracks.at(-1).applies_to)}までの申込みです。`,
    `The table is edition ${newest.name}, as known on ${day(newest.published_on)}; it covers readers applied for from ${day(newest.tracks[0].applies_from)} to ${day(newest.tracks.at(-1).applies_to)}.`,
  );
}
