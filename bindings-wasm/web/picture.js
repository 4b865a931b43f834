// Subsidy and self-pay against cost, with one's own cost marked.
import { assessAll } from "../js/api.js";
import { element, svg } from "./element.js";
import { number, say, yen } from "./language.js";

const WIDTH = 640;
const HEIGHT = 360;
const LEFT = 64;
const RIGHT = 16;
const TOP = 28;
const BOTTOM = 48;
const POINTS = 120;
const TEN_THOUSAND = 10_000;

/** Draws the picture for a project that has an answer. */
export function draw(place, project, answer) {
  const largest = rounded(Math.max(2 * answer.base, 1.15 * answer.cost));
  const costs = Array.from({ length: POINTS + 1 }, (_, i) => Math.round((largest * i) / POINTS));
  // The base is where the line bends.
  const all = [...new Set([...costs, answer.base])].sort((one, other) => one - other);
  const answers = assessAll(all.map((cost) => ({ ...project, cost })));
  const x = (cost) => LEFT + ((WIDTH - LEFT - RIGHT) * cost) / largest;
  const y = (amount) => HEIGHT - BOTTOM - ((HEIGHT - TOP - BOTTOM) * amount) / largest;
  const path = (field) => answers.map((one, i) => `${i === 0 ? "M" : "L"}${x(one.cost).toFixed(1)} ${y(one[field]).toFixed(1)}`).join("");
  const ticks = Array.from({ length: 5 }, (_, i) => (largest * i) / 4);
  const mark = (field) => svg("circle", { class: `dot ${field}`, cx: x(answer.cost), cy: y(answer[field]), r: 6 });
  // Labels stand at the right end of their lines, the upper one above, the lower one below: no line
  // runs through them.
  const last = answers.at(-1);
  const above = last.self_pay >= last.subsidy ? "self_pay" : "subsidy";
  const name = (field, text) => svg("text", { class: `name ${field}`, x: WIDTH - RIGHT, y: y(last[field]) + (field === above ? -8 : 20), "text-anchor": "end" }, text);
  const caption = say(
    `事業費が${yen(answer.cost)}のとき、補助金額は${yen(answer.subsidy)}、自己負担は${yen(answer.self_pay)}です。${yen(answer.base)}を超えた事業費は、すべて自己負担です。`,
    `At a cost of ${yen(answer.cost)} the subsidy is ${yen(answer.subsidy)}, self-pay ${yen(answer.self_pay)}. All of the cost beyond ${yen(answer.base)} is self-pay.`,
  );
  place.replaceChildren(
    svg(
      "svg",
      { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img", "aria-label": caption },
      ticks.map((tick) => [
        svg("line", { class: "grid", x1: LEFT, x2: WIDTH - RIGHT, y1: y(tick), y2: y(tick) }),
        svg("text", { class: "tick", x: LEFT - 8, y: y(tick) + 5, "text-anchor": "end" }, axis(tick)),
        svg("text", { class: "tick", x: x(tick), y: HEIGHT - BOTTOM + 20, "text-anchor": tick === largest ? "end" : "middle" }, axis(tick)),
      ]).flat(),
      svg("text", { class: "tick", x: WIDTH - RIGHT, y: HEIGHT - 6, "text-anchor": "end" }, say("事業費（万円）", "cost (10,000 yen)")),
      svg("text", { class: "tick", x: 4, y: 14 }, say("万円", "10,000 yen")),
      svg("line", { class: "own-cost", x1: x(answer.cost), x2: x(answer.cost), y1: TOP, y2: HEIGHT - BOTTOM }),
      svg("path", { class: "line self_pay", d: path("self_pay") }),
      svg("path", { class: "line subsidy", d: path("subsidy") }),
      mark("self_pay"),
      mark("subsidy"),
      name("subsidy", say("補助金額", "subsidy")),
      name("self_pay", say("自己負担", "self-pay")),
    ),
    element("figcaption", {}, caption),
  );
}

const axis = (amount) => number(amount / TEN_THOUSAND);

/** The next amount that four steps of a round number of yen make. */
function rounded(amount) {
  const least = Math.max(amount / 4, 1);
  const size = 10 ** Math.floor(Math.log10(least));
  const step = [1, 1.5, 2, 2.5, 3, 4, 5, 7.5, 10].find((factor) => factor * size >= least) * size;
  return Math.min(4 * step, 10 ** 12);
}
