// The language of the page, and how it writes amounts and days.
import { forForm, formatDate } from "../js/api.js";

let language = "ja";

export const current = () => language;

/** Says it in the language of the page. */
export const say = (ja, en) => (language === "ja" ? ja : en);

/** Of two texts from the package, the one in the language of the page. */
export const of = (texts) => texts[language];

/** Turns the page into a language: what stands in the HTML keeps its Japanese in `data-ja`. */
export function speak(wanted) {
  language = wanted === "en" ? "en" : "ja";
  document.documentElement.lang = language;
  for (const element of document.querySelectorAll("[data-en]")) {
    element.dataset.ja ??= element.textContent;
    element.textContent = element.dataset[language];
  }
  for (const element of document.querySelectorAll("[data-en-label]")) {
    element.dataset.jaLabel ??= element.getAttribute("aria-label");
    element.setAttribute("aria-label", say(element.dataset.jaLabel, element.dataset.enLabel));
  }
  const other = document.getElementById("language");
  other.textContent = say("English", "日本語");
  other.lang = say("en", "ja");
}

const grouped = new Intl.NumberFormat("en-US");
export const yen = (amount) => say(`${grouped.format(amount)}円`, `${grouped.format(amount)} yen`);
export const number = (amount) => grouped.format(amount);

const weekdays = {
  ja: new Intl.DateTimeFormat("ja-JP", { weekday: "short", timeZone: "UTC" }),
  en: new Intl.DateTimeFormat("en-GB", { weekday: "short", timeZone: "UTC" }),
};

/** A day as people write it, with its day of the week, from `YYYY-MM-DD`. */
export function day(iso) {
  const weekday = weekdays[language].format(new Date(`${iso}T00:00:00Z`));
  return say(`${formatDate(iso)}（${weekday}）`, `${iso} (${weekday})`);
}

/** A message of the package for people who fill in the page. */
export const plain = (messages) => forForm(messages, language);
