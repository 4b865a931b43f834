// Takes the pictures of the page, to be looked at: whole ones in dist-page/pictures/, their
// beginnings at three widths in web/.
import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { launch, open } from "../tests/browser.js";

const folder = fileURLToPath(new URL("../dist-page/pictures/", import.meta.url));
const ANSWERED = "#facility=hospital&readers=2&cost=250万円&reader_applied_on=令和3年4月1日&operation_starts_on=令和3年9月30日&equipment_set_up_on=令和3年9月10日&as_of=令和3年8月1日";
const WRONG = "#facility=pharmacy&cost=だいたい40万&reader_applied_on=令和4年7月1日&vendor_contract_on=令和5年3月1日";

mkdirSync(folder, { recursive: true });
const browser = await launch();
const wide = [
  ["answered", ANSWERED, {}],
  ["answered-dark", ANSWERED, { colorScheme: "dark" }],
  ["answered-english", `${ANSWERED}&language=en`, {}],
  ["wrong", WRONG, {}],
];
for (const [name, fragment, options] of wide) {
  for (const width of name === "answered" ? [320, 768, 1280] : [name === "answered-english" ? 768 : 320]) {
    const page = await open(browser, { fragment, viewport: { width, height: 900 }, ...options });
    await page.screenshot({ path: `${folder}${name}-${width}.png`, fullPage: true });
    if (name === "answered") {
      const path = fileURLToPath(new URL(`page-${width}.png`, import.meta.url));
      await page.screenshot({ path, clip: { x: 0, y: 0, width, height: width === 1280 ? 900 : 1250 }, fullPage: true });
    }
    await page.context().close();
  }
}
const page = await open(browser, { fragment: ANSWERED });
await page.emulateMedia({ media: "print" });
await page.setViewportSize({ width: 700, height: 990 });
await page.screenshot({ path: `${folder}print.png`, fullPage: true });
await page.context().close();

for (const [name, fragment] of [["preparation", `${ANSWERED}&view=preparation`], ["request", "#view=documents&document=request"], ["application", `${ANSWERED}&view=documents&document=pack`]]) {
  for (const width of [320, 1280]) {
    const page = await open(browser, { fragment, viewport: { width, height: 900 } });
    await page.screenshot({ path: `${folder}${name}-${width}.png`, fullPage: true });
    await page.context().close();
  }
}
await browser.close();
