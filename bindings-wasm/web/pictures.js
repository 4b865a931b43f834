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
      await page.screenshot({ path, clip: { x: 0, y: 0, width, height: 1250 }, fullPage: true });
    }
    await page.context().close();
  }
}
const page = await open(browser, { fragment: ANSWERED });
await page.emulateMedia({ media: "print" });
await page.setViewportSize({ width: 700, height: 990 });
await page.screenshot({ path: `${folder}print.png`, fullPage: true });
await page.context().close();

const receipt = await open(browser);
const typed = { issued_on: "令和3年3月20日", prefecture: "01", institution_code: "0112489", name: "おんし医院", "lines[0].item": "資格確認端末", "lines[0].detail": "ノート型1台", "lines[0].eligible": "20万円", "lines[0].ineligible": "0" };
for (const [name, value] of Object.entries(typed)) await receipt.locator(`[name="${name}"]`).fill(value);
await receipt.locator("#score_table").selectOption("1");
await receipt.evaluate(() => (window.print = () => {}));
await receipt.locator("#print-receipt").click();
await receipt.emulateMedia({ media: "print" });
await receipt.setViewportSize({ width: 700, height: 990 });
await receipt.screenshot({ path: `${folder}form-2.png`, fullPage: true });
await browser.close();
