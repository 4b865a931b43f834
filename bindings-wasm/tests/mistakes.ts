import { assess, check } from "onshi";

assess({ facility: "school", readers: 1, cost: 1, reader_applied_on: "2021-03-31" });
assess({ facility: "clinic", readers: "1", cost: 1, reader_applied_on: "2021-03-31" });
assess({ facility: "clinic", readers: 1, cost: 1, reader_applied_on: "2021-03-31", tax: 0 });
assess({ facility: "clinic", readers: 1, cost: 1 });
check("receipt", {});
check("receipt_breakdown", { total: "320000" });
check("receipt_breakdown", "text");
assess({ facility: "clinic", readers: 1, cost: 1, reader_applied_on: "2021-03-31" }, { fractionRule: "none" });
