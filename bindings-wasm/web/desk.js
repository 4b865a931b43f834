// Who to ask: the desk, its hours, and whether it is open now.
import { desk } from "../js/api.js";
import { byId, element } from "./element.js";
import { of, say } from "./language.js";

/** Shows the desk at a moment. */
export function showDesk(now) {
  const who = at(now);
  const open =
    who.open === null
      ? null
      : element("strong", { class: who.open ? "open" : "shut" }, who.open ? say("ただいま受付時間内です", "open now") : say("ただいま受付時間外です", "closed now"));
  const link = (address, text) => element("a", { href: address }, text);
  const row = (name, ...content) => element("div", {}, element("dt", {}, name), element("dd", {}, content));
  byId("desk").replaceChildren(
    element("p", {}, element("strong", {}, who.name)),
    element(
      "dl",
      { class: "desk" },
      row(say("電話（通話無料）", "telephone (free)"), link(`tel:${who.telephone.replaceAll("-", "")}`, who.telephone)),
      row(say("受付時間", "hours (Japan's time)"), of(who.hours_text), open && " ", open),
      row(say("メール", "mail"), link(`mailto:${who.mail}`, who.mail)),
      row(say("チャットボット", "chatbot"), say(`「${who.chatbot}」（ポータルサイト、24時間）`, `${who.chatbot}, on the portal at all hours`)),
      row(say("ポータルサイト", "portal"), who.portal, " ", say(`（検索語：${who.search_word}）`, `(search word: ${who.search_word})`)),
    ),
    element("p", { class: "hint" }, say("令和3年1月のパンフレットによります。その後に変わっていることがあります。", "As in the pamphlet of January 2021; it may have changed since.")),
  );
}

/** Asks whether the desk is open; of a day that the calendar does not have, nobody knows. */
function at(now) {
  try {
    return desk({ at: now });
  } catch {
    return { ...desk(), open: null };
  }
}
