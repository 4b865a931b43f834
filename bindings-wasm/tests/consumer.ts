import { assess, assessAll, assessColumns, assessJson, check, checkEdition, compare, desk, draft, edition, formatDate, notices, OnshiError, options, plan, toIcs, type Assessment, type Edition, type Project, type ReceiptBreakdown } from "onshi";

import { assess as calculated, type CalculatorOptions } from "onshi/calculator";

const project: Project = { facility: "clinic", readers: 1, cost: 429000, reader_applied_on: "2021-03-31" };
const answer: Assessment = assess(project, { edition: "2021-01" });
const amount: number = answer.subsidy + answer.self_pay;
const track: "accelerated" | "standard" | "mandate" = answer.track;
const text: string = assessJson(JSON.stringify(project));
try {
  assess({ ...project, facility: "pharmacy", group_prescriptions_per_month: 0 });
} catch (error) {
  if (error instanceof OnshiError && error.code === "readers_out_of_range") {
    const ja: string = error.messages.ja;
    void ja;
  }
}
void [amount, track, text];
const byName: CalculatorOptions = { edition: "2021-01", fractionRule: "whole_yen" };
const small: Assessment = calculated(project, byName);
// @ts-expect-error: the calculator has no reasons
calculated(project, { explain: true });
void small;

const due: string | null | undefined = plan({ facility: "clinic", done: ["place_order"] }).steps[0]?.due_on;
const file: string = toIcs({ facility: "hospital" }, { stamp: new Date(), language: "en" });
void [due, file];

const breakdown: Partial<ReceiptBreakdown> = { lines: [{ item: "x", eligible: 1, ineligible: 0 }] };
const total: number | null | undefined = draft("receipt_breakdown", breakdown).total;
const codes: string[] = check("receipt_breakdown", breakdown).findings.map((finding) => finding.code);
const right: boolean = check("institution_code", "0110112489").ok && check("subsidy_application", { breakdown: { lines: [{}] } }).ok;
void [total, codes, right];

const later: Edition = edition("2022-08");
later.chain_threshold.value = 30000;
const base: number | undefined = later.rows[0]?.base;
const sound: boolean = checkEdition(later).ok;
const chosen: Assessment = assess(project, { edition: later, fractionRule: "whole_yen", explain: true });
const gain: number = compare({ facility: "clinic", readers: 1, cost: 429000 }).gain;
const amounts: number[] = options({ facility: "hospital", cost: 1, reader_applied_on: "2021-04-01" }).map((one) => one.subsidy);
for (const one of assessAll([project], { edition: "2021-01" })) {
  if (!(one instanceof OnshiError)) amounts.push(one.subsidy);
}
void [base, sound, chosen, gain];

const open: boolean | null = desk({ at: new Date() }).open ?? null;
const closed: string | undefined = notices().find(({ code }) => code === "closed")?.message.en;
const note: boolean | undefined = plan({ facility: "clinic" }).steps[0]?.details[0]?.task;
const written: string = formatDate("2021-03-31", "ja");
void [open, closed, note, written];

const columns = assessColumns({ facility: ["clinic", null], readers: Int32Array.of(1, 1), cost: [1, 2n], reader_applied_on: Int32Array.of(1, 2) }, { outputs: ["subsidy", "track"] });
const paid: Float64Array = columns.subsidy;
const trackWord: Assessment["track"] | null = columns.words.track[columns.track[0] ?? 0] ?? null;
// @ts-expect-error: it was not asked for
columns.error;
console.log(paid, trackWord, assessColumns({ facility: new Uint8Array(1), readers: [1], cost: [1], reader_applied_on: ["2021-04-01"] }).error);
