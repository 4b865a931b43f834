// Compares as every language does: every key of what is expected is equal in the answer.
export function run(name, cases, answer) {
  const wrong = cases.filter((one) => !holds(one.expected, answer(one)));
  if (wrong.length > 0 || cases.length === 0) {
    throw new Error(`${name}: ${wrong.map((one) => `${one.name}: ${JSON.stringify(answer(one))}`).join("\n")}`);
  }
  return `vectors ${name} ${cases.length}`;
}

function holds(expected, answered) {
  if (Array.isArray(expected)) {
    return Array.isArray(answered) && expected.length === answered.length && expected.every((wanted, i) => holds(wanted, answered[i]));
  }
  if (expected !== null && typeof expected === "object") {
    return Object.entries(expected).every(([key, wanted]) =>
      key === "findings" ? codes(wanted) === codes(answered?.findings) : holds(wanted, answered?.[key] ?? null),
    );
  }
  return expected === answered;
}

/** Findings are compared as a set of code and path. */
const codes = (findings) => (findings ?? []).map(({ code, path }) => `${code} ${path}`).sort().join();

/** Runs every file that this language has the function for; returns the lines to print. */
export function runAll(files, onshi) {
  const { check, checkEdition, checkJson, plan, OnshiError } = onshi;
  const errorOf = errorsAs(OnshiError);
  return [
    ...runCalculator(files, onshi),
    run("editions", files.editions, (one) => errorOf(() => checkEdition(one.given))),
    run("plan", files.plan, (one) => errorOf(() => plan(one.given))),
    run("calendar", files.calendar, (one) => errorOf(() => plan(one.given))),
    ...FORMS.map((form) =>
      run(`check_${form}`, files[`check_${form}`], ({ given }) =>
        errorOf(() => (typeof given === "string" ? JSON.parse(checkJson(form, given)) : check(form, given))),
      ),
    ),
  ];
}

/** Runs every file that the calculator has the function for. */
export function runCalculator(files, { assess, assessJson, compare, parseDate, parseYen, OnshiError }) {
  const errorOf = errorsAs(OnshiError);
  return [
    run("assess_2021_01", files.assess_2021_01, (one) => assess(one.given, { edition: "2021-01" })),
    run("assess_2022_08", files.assess_2022_08, (one) => assess(one.given)),
    run("compare", files.compare, (one) => compare(one.given, { edition: one.edition })),
    run("money", files.money, ({ given }) => errorOf(() => ({ yen: parseYen(given) }))),
    run("dates", files.dates, ({ given }) => errorOf(() => ({ date: parseDate(given) }))),
    run("errors", files.errors, (one) => errorOf(() => JSON.parse(assessJson(one.given, { edition: one.edition })))),
  ];
}

/** Returns what makes an answer of an error. */
const errorsAs = (OnshiError) => (call) => {
  try {
    return call();
  } catch (error) {
    if (!(error instanceof OnshiError)) throw error;
    return { code: error.code, field: error.field, given: error.given, allowed: error.allowed };
  }
};

const FORMS = [
  "institution_code",
  "reader_application",
  "estimate_request",
  "usage_application",
  "receipt_breakdown",
  "completion_report",
  "subsidy_application",
];

export const NAMES = ["assess_2021_01", "assess_2022_08", "compare", "editions", "money", "dates", "plan", "calendar", "errors", ...FORMS.map((form) => `check_${form}`)];
