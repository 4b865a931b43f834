// The language of the page, and how it writes amounts and days.

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
  const other = document.getElementById("language");
  other.textContent = say("English", "日本語");
  other.lang = say("en", "ja");
}

const grouped = new Intl.NumberFormat("en-US");
export const yen = (amount) => say(`${grouped.format(amount)}円`, `${grouped.format(amount)} yen`);
export const number = (amount) => grouped.format(amount);

const inEras = new Intl.DateTimeFormat("ja-JP-u-ca-japanese", { dateStyle: "long", timeZone: "UTC" });
const weekdays = {
  ja: new Intl.DateTimeFormat("ja-JP", { weekday: "short", timeZone: "UTC" }),
  en: new Intl.DateTimeFormat("en-GB", { weekday: "short", timeZone: "UTC" }),
};

/** A day as people write it, from `YYYY-MM-DD`. */
export function day(iso) {
  const date = new Date(`${iso}T00:00:00Z`);
  return say(`${inEras.format(date)}（${iso.slice(0, 4)}年・${weekdays.ja.format(date)}）`, `${iso} (${weekdays.en.format(date)})`);
}

/**
 * A message of the package without what is for programs: the names of the wire give way to the
 * words that people use.
 */
export function plain(messages) {
  const field = /`[a-z_.[\]\d]+`(?:（((?:[^（）]|（[^（）]*）)*)）| \(((?:[^()]|\([^()]*\))*)\))/g;
  return of(messages)
    .replace(field, (_, ja, en) => ja ?? en)
    .replace(/`([^`]*)`/g, say("「$1」", "“$1”"));
}
