// The answer: the amount and why, all that the table offers, before and after, or what is still needed.
import { assess, compare, formatDate, notices, overview } from "../js/api.js";
import { byId, element, problemList } from "./element.js";
import { current, day, of, plain, say, yen } from "./language.js";
import { draw } from "./picture.js";

/** Shows the answer to what was read. `seen`: whether what is missing counts as a mistake yet. */
export function showAnswer({ project, problems, texts }, seen) {
  const own = problems.filter(({ field }) => byId(`field-${field}`).dataset.shownIn !== "preparation");
  const answer = own.length === 0 ? assess(project, { explain: true }) : null;
  byId("answered").hidden = answer === null;
  byId("answered-more").hidden = answer === null;
  byId("needed").hidden = answer !== null;
  showOffers(project, own, answer);
  if (answer === null) return showNeeded(own, texts, seen);

  byId("needed").replaceChildren();
  speakOnce(say(`補助金額は${yen(answer.subsidy)}、自己負担は${yen(answer.self_pay)}です。`, `The subsidy is ${yen(answer.subsidy)}, self-pay ${yen(answer.self_pay)}.`));
  byId("subsidy").textContent = yen(answer.subsidy);
  byId("self-pay").textContent = yen(answer.self_pay);
  byId("asked").textContent = say(
    `${facilityName(project.facility)}・カードリーダー${answer.readers}台・事業費${yen(answer.cost)}・申込日 ${day(project.reader_applied_on)}`,
    `${facilityName(project.facility)}, ${answer.readers} reader${answer.readers > 1 ? "s" : ""}, cost ${yen(answer.cost)}, applied for on ${day(project.reader_applied_on)}`,
  );
  const working = answer.explanation[current()];
  byId("decisive").replaceChildren(...decisive(working).map((text) => element("li", {}, parted(text).words)));
  byId("working").replaceChildren(...working.map(sentence));
  showAssumptions(answer);
  showComparison(project, answer);
  draw(byId("picture"), project, answer);
}

/** The sentences that decide: whose row, which track, how much. */
function decisive(working) {
  const amount = working.find((text) => text.includes(say("補助金額は", "the subsidy is")));
  return [...new Set([working[0], working[1], amount])].filter(Boolean);
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
  const { words, source } = parted(text);
  return element("li", {}, words, source && element("span", { class: "source" }, say(`出典：${source}`, `Source: ${source}`)));
}

/** Cuts a sentence into its words and its source. */
function parted(text) {
  const [, words, source] = text.match(/^(.*?。)（(.*)）$/) ?? text.match(/^(.*?\.) \((.*)\)$/) ?? [null, text];
  return { words, source };
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

/** Shows all that the table offers the facility, before it chooses, with its own marked. */
function showOffers(project, problems, answer) {
  const isWrong = (field) => problems.some((one) => one.field === field);
  const known = !isWrong("facility") && !isWrong("group_prescriptions_per_month");
  byId("offers-block").hidden = !known;
  if (!known) return;
  const hasCost = !isWrong("cost");
  const { facility, group_prescriptions_per_month, cost } = project;
  const offers = overview({ facility, group_prescriptions_per_month, cost: hasCost ? cost : 0 });
  const columns = [
    [say("申込日", "applied for"), ({ applies_from, applies_to }) => say(`${formatDate(applies_from)}～${formatDate(applies_to)}`, `${applies_from} to ${applies_to}`)],
    [say("台数", "readers"), ({ readers }) => say(`${readers}台`, String(readers))],
    [say("補助上限額", "ceiling"), ({ ceiling, base_basis }) => `${base_basis === "inferred" ? "※" : ""}${yen(ceiling)}`],
    ...(hasCost ? [[say("補助金額", "subsidy"), ({ subsidy }) => yen(subsidy)], [say("自己負担", "self-pay"), ({ self_pay }) => yen(self_pay)]] : []),
    [say("自己負担が生じる事業費", "self-pay begins at"), ({ self_pay_from }) => (self_pay_from === null ? "―" : say(`${yen(self_pay_from)}から`, yen(self_pay_from)))],
  ];
  const own = answer === null ? -1 : offers.findIndex(({ track, readers }) => track === answer.track && readers === answer.readers);
  const caption = hasCost ? say(`事業費${yen(cost)}の場合`, `For a cost of ${yen(cost)}`) : say("事業費を入力すると、補助金額と自己負担も出ます", "With a cost, subsidy and self-pay appear, too");
  const mine = () => [element("span", { "aria-hidden": "true" }, "▶ "), element("span", { class: "hidden-text" }, say("この申し込み：", "yours: "))];
  const days = ({ track }) => element("th", { scope: "rowgroup", rowspan: offers.filter((one) => one.track === track).length }, columns[0][1](offers.find((one) => one.track === track)));
  const row = (offer, at) =>
    element(
      "tr",
      { class: at === own && "own" },
      offer.track !== offers[at - 1]?.track && days(offer),
      columns.slice(1).map(([, cell], i) => element("td", {}, i === 0 && at === own && mine(), cell(offer))),
    );
  byId("offers").replaceChildren(
    element("caption", { id: "offers-caption" }, caption),
    element("thead", {}, element("tr", {}, columns.map(([heading]) => element("th", { scope: "col" }, heading)))),
    element("tbody", {}, offers.map(row)),
  );
  byId("offers-notes").replaceChildren(...notesOf(offers).map((text) => element("li", {}, text)));
}

/** What the tracks ask besides the day, whom else they take, and what is inferred. */
function notesOf(offers) {
  const notes = offers.filter(({ readers }) => readers === 1).flatMap(({ conditions }) => conditions.map(of));
  if (offers.some(({ base_basis }) => base_basis === "inferred")) notes.push(say("※ この補助上限額のもとになる基準とする事業額や補助率は、資料からの推定です。", "※ The base or the ratio behind this ceiling is inferred from documents."));
  notes.push(say("端数処理は推定です。", "The fraction rules are inferred."));
  return notes;
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

/** Shows what holds for every answer, and the edition; it depends on no answer. */
export function showAbout(newest) {
  const texts = Object.fromEntries(notices().map(({ code, message }) => [code, of(message)]));
  const [first, ...rest] = say(texts.closed.split(/(?<=。)/), texts.closed.split(/(?<=\.) /));
  const [summary, more] = byId("closed").children;
  summary.textContent = first;
  more.textContent = say(`${rest.join("")}この画面は、当時の金額と期日を確かめるためのものです。`, `${rest.join(" ")} This page shows amounts and days as they were.`);
  byId("about-estimate").textContent = texts.estimate;
  byId("about-eligible").textContent = texts.eligible_work;
  byId("about-announcement").textContent = texts.announcement;
  byId("about-edition").textContent = say(
    `使っている補助上限表は「${newest.name}」版です（${formatDate(newest.published_on)}時点の内容）。対象は${formatDate(newest.tracks[0].applies_from)}から${formatDate(newest.tracks.at(-1).applies_to)}までの申し込みです。`,
    `The table is edition ${newest.name}, as known on ${newest.published_on}; it covers readers applied for from ${newest.tracks[0].applies_from} to ${newest.tracks.at(-1).applies_to}.`,
  );
}
