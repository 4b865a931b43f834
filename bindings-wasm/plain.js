// The rule of edition 2022-08 in plain JavaScript, an object in and an object out: what one would
// write by hand for this table alone.
const BASES = { hospital: [2_101_000, 2_002_000, 1_903_000], large_chain_pharmacy: [429_000], clinic_or_pharmacy: [429_000] };
const SHARES = { "1/1": [1, 1], "1/2": [1, 2], "3/4": [3, 4] };
const DAY = /^\d{4}-\d{2}-\d{2}$/;

function checkedDay(field, day) {
  if (day == null) return null;
  if (!DAY.test(day) || new Date(day).toISOString().slice(0, 10) !== day) throw new RangeError(field);
  return day;
}

function categoryOf(facility, group) {
  if (facility === "hospital") return "hospital";
  if (facility === "clinic") return "clinic_or_pharmacy";
  if (facility !== "pharmacy" || !Number.isInteger(group) || group < 0) throw new RangeError("facility");
  return group >= 40_000 ? "large_chain_pharmacy" : "clinic_or_pharmacy";
}

function trackOf({ applied, contract, starts, paid }) {
  if (applied < "2020-08-07" || applied > "2022-12-31") throw new RangeError("reader_applied_on");
  if (applied <= "2021-03-31") return "accelerated";
  if (applied <= "2022-06-06") return starts != null && starts >= "2022-06-07" && starts <= "2023-01-31" && !paid ? "mandate" : "standard";
  if (contract == null || contract > "2023-02-28") throw new RangeError("vendor_contract_on");
  return "mandate";
}

export function assess(project) {
  const { facility, group_prescriptions_per_month, readers, cost, reader_applied_on, subsidy_paid } = project;
  const category = categoryOf(facility, group_prescriptions_per_month);
  if (!Number.isInteger(readers) || readers < 1 || readers > BASES[category].length) throw new RangeError("readers");
  if (!Number.isInteger(cost) || cost < 0 || cost > 1e12) throw new RangeError("cost");
  const applied = checkedDay("reader_applied_on", reader_applied_on);
  if (applied === null) throw new RangeError("reader_applied_on");
  const contract = checkedDay("vendor_contract_on", project.vendor_contract_on);
  const starts = checkedDay("operation_starts_on", project.operation_starts_on);
  const track = trackOf({ applied, contract, starts, paid: subsidy_paid ?? false });

  const table = BASES[category][readers - 1];
  const base = track === "mandate" && category === "hospital" ? 2 * table : table;
  const full = track === "accelerated" || (track === "mandate" && category === "clinic_or_pharmacy");
  const ratio = full ? "1/1" : category === "clinic_or_pharmacy" ? "3/4" : "1/2";
  const [numerator, denominator] = SHARES[ratio];
  const counted = Math.min(cost, base);
  const exact = (counted * numerator) / denominator;
  const subsidy = full ? exact : exact - (exact % 1000);
  return {
    edition: "2022-08",
    category,
    track,
    readers,
    cost,
    base,
    counted,
    ratio,
    exact: String(exact),
    fraction_rule: full ? "whole_yen" : "thousand_yen",
    basis: "inferred",
    cut: String(exact - subsidy),
    subsidy,
    self_pay: cost - subsidy,
  };
}
