// Forms: what the check finds, what a person types, and what is made of them for mail and paper.
import assert from "node:assert/strict";
import { test } from "node:test";
import * as onshi from "onshi";
import * as calculator from "onshi/calculator";
import { CLINIC } from "./given.js";

const BREAKDOWN = {
  issued_on: "2021-03-20", prefecture: "01", score_table: 1, institution_code: "0112489", name: "おんし医院",
  lines: [{ item: "資格確認端末", eligible: 200000, ineligible: 0 }, { item: "設置・設定", eligible: 100000, ineligible: 20000 }],
};

test("a form with five planted faults names those five", () => {
  const form = onshi.draft("receipt_breakdown", BREAKDOWN);
  assert.deepEqual([form.subtotal_eligible, form.total], [300000, 320000]);
  assert.deepEqual(onshi.check("receipt_breakdown", form), { findings: [], ok: true });
  form.lines[1].ineligible = -20000;
  const wrong = { ...form, issued_on: "2021-02-30", institution_code: "0112480", subtotal_eligible: 310000, total: 330000, receipt_total: 352000 };
  const { findings, ok } = onshi.check("receipt_breakdown", wrong);
  assert.equal(ok, false);
  assert.deepEqual(findings.map(({ code, path }) => `${code} ${path}`), [
    "invalid_date issued_on",
    "check_digit_mismatch institution_code",
    "negative_amount lines[1].ineligible",
    "subtotal_eligible_mismatch subtotal_eligible",
    "receipt_total_mismatch receipt_total",
  ]);
  assert.ok(findings.every(({ message }) => message.ja && message.en));
});

test("what is no form", () => {
  const cyclic = { lines: [] };
  cyclic.lines.push(cyclic);
  const refused = (form, value) => {
    let caught;
    assert.throws(() => onshi.check(form, value), (error) => (caught = error) instanceof onshi.OnshiError);
    return caught;
  };
  assert.equal(refused("receipt", {}).field, "form");
  for (const value of [null, undefined, 5, true, [], () => 1, Symbol("s"), cyclic, { lines: [{ eligible: NaN }] }, { total: 0.5 }, { name: new Date(NaN), total: "x" }]) {
    assert.ok(["invalid_value", "unknown_field"].includes(refused("receipt_breakdown", value).code));
  }
  assert.equal(refused("receipt_breakdown", { lines: [{ eligible: NaN }] }).given, "NaN");
  const sparse = [];
  sparse[1] = { item: "x" };
  assert.equal(refused("receipt_breakdown", { lines: sparse }).field, "lines[0]");
  const large = onshi.check("receipt_breakdown", { ...BREAKDOWN, lines: [{ item: "x", eligible: 1e21, ineligible: 10n ** 30n }] });
  assert.deepEqual(large.findings.slice(0, 2).map(({ code }) => code), ["amount_too_large", "amount_too_large"]);
  assert.throws(() => onshi.draft("institution_code", {}), onshi.OnshiError);
  assert.equal(onshi.check("institution_code", "０１－１－０１１２４８９").ok, true);
  assert.equal(onshi.draft("subsidy_application", { project: { ...CLINIC, cost: 300000 } }).amount, 225000);
  assert.equal(onshi.formFields("receipt_breakdown")[5].fields[2].label.ja, "①補助対象");
});

test("a form as a person typed it", () => {
  const typed = onshi.checkTyped("receipt_breakdown", {
    issued_on: "令和3年3月20日",
    prefecture: "０１",
    score_table: "1",
    institution_code: "0112489",
    name: "おんし医院",
    "lines[0].item": "端末",
    "lines[0].eligible": "20万円",
    "lines[0].ineligible": "5千円",
    "lines[1].item": " ",
  });
  assert.deepEqual([typed.ok, typed.findings], [true, []]);
  assert.deepEqual(typed.sums, { subtotal_eligible: 200000, subtotal_ineligible: 5000, total: 205000 });
  assert.deepEqual([typed.subsidy, typed.form.issued_on, typed.form.total], [null, "2021-03-20", 205000]);
  // A clinic, standard track: 400,000 × 3/4.
  const project = { facility: "診療所", readers: "1台", cost: "40万円", reader_applied_on: "令和3年4月1日" };
  const application = onshi.checkTyped("subsidy_application", { project, csrf: "x" });
  assert.equal(application.subsidy, 300000);
  const { path, code } = application.findings.at(-1);
  assert.deepEqual([path, code], ["csrf", "not_applicable"]);
  assert.throws(() => onshi.checkTyped("receipt", {}), { name: "OnshiError", code: "invalid_value", field: "form" });
});

test("forms and plans for mail and paper", () => {
  const request = { has_electronic_chart: false, wants_medicine_and_checkup_data: true, reader_product: "<b>Caora" };
  const letter = onshi.paper("estimate_request", request);
  // The two additional works of a clinic without an electronic chart.
  assert.match(letter, /薬剤情報・特定健診情報閲覧用端末の増設/);
  assert.match(letter, /回線の引き込み/);
  const page = onshi.paper("estimate_request", request, { output: "html", language: "en" });
  assert.match(page, /^<!DOCTYPE html>/);
  assert.ok(page.includes("&lt;b&gt;Caora") && !page.includes("<b>Caora"));
  assert.throws(() => onshi.paper("estimate_request", {}, { output: "pdf" }), TypeError);
  assert.throws(() => onshi.paper("estimate_request", {}, { outputs: "html" }), TypeError);
  const lines = [{ item: "端末", eligible: 200000, ineligible: 5000 }];
  assert.match(onshi.paper("receipt_breakdown", { lines }), /合計（①＋②）：205,000/);
  const plan = onshi.planPaper({ facility: "clinic", operation_starts_on: "2021-06-30" });
  assert.ok(plan.startsWith("<!DOCTYPE html>") && plan.includes("令和3年5月30日（日）"));
  assert.throws(() => onshi.planPaper({ facility: "school" }), { name: "OnshiError", code: "invalid_value" });
});

test("messages for forms", () => {
  for (const { assess } of [onshi, calculator]) {
    assert.throws(
      () => assess({ facility: "school", readers: 1, cost: 1, reader_applied_on: "2021-04-01" }),
      (error) => {
        assert.equal(error.forForm(), "施設区分は病院、診療所、薬局のいずれかにしてください（指定：「school」）");
        assert.equal(error.forForm("en"), "kind of facility must be one of hospital, clinic, pharmacy, got “school”");
        assert.throws(() => error.forForm("fr"), TypeError);
        return true;
      },
    );
  }
  const [finding] = onshi.check("reader_application", {}).findings;
  assert.equal(onshi.forForm(finding.message), "施設区分が空欄です。記入してください");
});
