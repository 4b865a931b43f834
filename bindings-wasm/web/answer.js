// The answer: amount, before and after, readers side by side, working, or what is still needed.
import { assess, compare, desk, formatDate, notices, options } from "../js/api.js";
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
    `${facilityName(project.facility)}・カードリーダー${answer.readers}台・事業費${yen(answer.cost)}・申込日 ${day(project.reader_applied_on)}`,
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
      ? say(`修正または回答が必要な項目が${problems.length}件あります`, `There ${problems.length > 1 ? `are ${problems.length} things` : "is 1 thing"} to correct or to answer`)
      : begun || seen
        ? say(`あと${problems.length}項目に答えると、金額がわかります`, `${problems.length} more answer${problems.length > 1 ? "s" : ""} to the amount`)
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
  const yours = (column) => answer.track === column.track && say("（この申し込み）", " (yours)");
  table(
    "comparison",
    say(`見直し前と見直し後の補助金額の差：${yen(gain)}`, `Difference in the subsidy: ${yen(gain)}`),
    ["", [say("見直し前", "before"), yours(before)], [say("見直し後", "after"), yours(after)]],
    [
      [say("補助率", "share"), share(before), share(after)],
      [say("補助金額", "subsidy"), yen(before.subsidy), yen(after.subsidy)],
      [say("自己負担", "self-pay"), yen(before.self_pay), yen(after.self_pay)],
    ],
    yours(before) ? 1 : yours(after) ? 2 : null,
  );
}

function share({ ratio, base }) {
  if (ratio === "1/1") return say(`${yen(base)}までの全額（10/10）`, `all (10/10), up to ${yen(base)}`);
  return say(`${yen(base)}までの${ratio}`, `${ratio}, up to a cost of ${yen(base)}`);
}

function showOptions(project, answer) {
  const several = options(project);
  byId("options-block").hidden = several.length < 2;
  if (several.length < 2) return;
  table(
    "options",
    say("同じ事業費の場合", "For the same cost"),
    ["", ...several.map(({ readers }) => say(`${readers}台`, `${readers}`))],
    [
      [say("補助率", "share"), ...several.map(share)],
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

/** Shows what holds for every answer, the desk and the edition; it depends on no answer. */
export function showAbout(newest) {
  const texts = Object.fromEntries(notices().map(({ code, message }) => [code, of(message)]));
  byId("closed").replaceChildren(
    element("strong", {}, texts.closed),
    " ",
    say("この画面は、当時の金額と期日を確かめるためのものです。", "This page shows amounts and days as they were."),
  );
  byId("about-estimate").textContent = texts.estimate;
  byId("about-eligible").textContent = texts.eligible_work;
  byId("about-announcement").textContent = texts.announcement;
  const who = desk();
  byId("about-desk").textContent = say(
    `${who.name}、電話 ${who.telephone}（通話無料）、${who.hours_text.ja}、メール ${who.mail}、チャットボット「${who.chatbot}」（ポータルサイト、24時間）。ポータルサイト：${who.portal}（検索語：${who.search_word}）。令和3年1月のパンフレットによります。その後に変わっていることがあります。`,
    `The Payment Fund's desk (${who.name}): telephone ${who.telephone} (free), ${who.hours_text.en} (Japan's time); mail ${who.mail}; chatbot ${who.chatbot}, on the portal at all hours. Portal: ${who.portal}, search word ${who.search_word}. As in the pamphlet of January 2021; it may have changed since.`,
  );
  byId("about-edition").textContent = say(
    `使っている補助上限表は「${newest.name}」版です（${formatDate(newest.published_on)}時点の内容）。対象は${formatDate(newest.tracks[0].applies_from)}から${formatDate(newest.tracks.at(-1).applies_to)}までの申し込みです。`,
    `The table is edition ${newest.name}, as known on ${newest.published_on}; it covers readers applied for from ${newest.tracks[0].applies_from} to ${newest.tracks.at(-1).applies_to}.`,
  );
}
