"""Tables in and out of the Arrow boundary, dropped in every order, for `tests/memory` to watch."""

import gc

import pyarrow as pa

import onshi


def main() -> None:
    rows = {
        "facility": ["clinic", "hospital", "pharmacy", None, "school"] * 40,
        "group_prescriptions_per_month": [None, None, 40000, None, 1] * 40,
        "readers": [1, 4, 1, 1, None] * 40,
        "cost": [300000, 1903000, 429000, -1, 5] * 40,
        "reader_applied_on": ["2021-04-15", "2021-03-31", None, "x", "2022-07-01"] * 40,
    }
    table = pa.table(rows)
    joined = pa.concat_tables([table.slice(0, 5), table.slice(190)])
    for part in [table, table.slice(3, 77), joined, table.to_batches()[0], table.slice(0, 0)]:
        answers = pa.table(onshi.assess_table(part))
        del part
        gc.collect()
        assert len(answers.to_pylist()) == answers.num_rows
        del answers
    encoded = table.set_column(0, "facility", table["facility"].dictionary_encode())
    kept = onshi.assess_table(encoded)
    del encoded, table
    gc.collect()
    assert pa.table(kept)["subsidy"].to_pylist()[:2] == [225000, None]
    print("every table was answered")


if __name__ == "__main__":
    main()
