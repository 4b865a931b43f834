"""read_table: files as people save them, beside the command line's own answers."""

from __future__ import annotations

import csv
import io
import pathlib
import subprocess
import warnings
from typing import Any

import onshi
import pandas as pd
import polars as pl
import pytest

ROOT = pathlib.Path(__file__).parents[2]
ROWS = """施設区分,台数,事業費,申込日,処方箋受付回数,備考
診療所,1,429,令和3年3月31日,,
病院,2,"2,500",2021/4/1,,"a,b"
調剤薬局,１,42.9万円,R3.4.1,"40,000回",
医科,1,100,2021-04-01,,
"""
TITLED = f"オンライン資格確認　施設一覧,,,,,\n（単位：千円）,,,,,\n{ROWS}"
# 429,000 in full; half of the base of 2,002,000; half of 429,000 cut to thousands.
SUBSIDY = [429_000, 1_001_000, 214_000, None]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932", "utf-16"])
@pytest.mark.parametrize("library", ["pandas", "polars"])
def test_a_file_of_any_encoding(tmp_path: pathlib.Path, encoding: str, library: Any) -> None:
    path = tmp_path / "施設.csv"
    path.write_text(TITLED, encoding=encoding)
    frame = onshi.read_table(path, library=library)
    assert isinstance(frame, pd.DataFrame if library == "pandas" else pl.DataFrame)
    assert list(frame.columns) == ["施設区分", "台数", "事業費（千円）", "申込日", "処方箋受付回数", "備考"]
    assert list(frame["備考"])[1] == "a,b"
    answers = onshi.assess_table(frame, typed=True, outputs=["subsidy", "error", "error_field"])
    assert [None if pd.isna(yen) else yen for yen in answers["subsidy"]] == SUBSIDY
    assert list(answers["error_field"])[3] == "facility"


def test_a_workbook(tmp_path: pathlib.Path) -> None:
    path = tmp_path / "book.xlsx"
    with pd.ExcelWriter(path, engine="openpyxl") as book:
        pd.DataFrame({"x": [1]}).to_excel(book, sheet_name="表紙", index=False)
        rows = {"施設区分": ["診療所"], "台数": [1], "事業費": [300_000], "申込日": [pd.Timestamp(2021, 4, 1)], "支給済み": [False]}
        pd.DataFrame(rows).to_excel(book, sheet_name="一覧", index=False, startrow=3)
    frame = onshi.read_table(path, sheet="一覧", library="polars")
    assert frame.rows() == [("診療所", "1", "300000", "2021-04-01", "FALSE")]
    assert onshi.assess_table(frame, typed=True)["subsidy"].to_list() == [225_000]
    with pytest.raises(ValueError, match="一覧"):
        onshi.read_table(path, sheet="別")


def test_rows_that_cannot_be_read(tmp_path: pathlib.Path) -> None:
    path = tmp_path / "length.csv"
    path.write_text("facility,readers,cost,reader_applied_on\nclinic,1,429,000,2021-04-01\nclinic,1,300000,2021-04-01\n")
    with pytest.raises(onshi.OnshiError) as caught:
        onshi.read_table(path)
    assert caught.value.code == "invalid_row"
    assert caught.value.message.ja.startswith("2行目：") and str(caught.value).startswith("line 2: ")
    with pytest.warns(UserWarning, match=r"rows that cannot be read and are None: 1 \(line 2\)"):
        frame = onshi.read_table(path, errors="null", library="polars")
    answers = onshi.assess_table(frame, typed=True)
    # The shifted cells are taken for nothing, not for others.
    assert answers["subsidy"].to_list() == [None, 225_000] and answers["error"].to_list() == ["missing_field", None]


def test_what_is_no_table(tmp_path: pathlib.Path) -> None:
    with pytest.raises(FileNotFoundError):
        onshi.read_table(tmp_path / "none.csv")
    with pytest.raises(IsADirectoryError):
        onshi.read_table(tmp_path)
    lines = tmp_path / "lines.jsonl"
    lines.write_text('{"facility":"clinic"}\n')
    with pytest.raises(ValueError, match="JSON"):
        onshi.read_table(lines)
    twice = tmp_path / "twice.csv"
    twice.write_text("facility,readers,cost,cost,reader_applied_on\nclinic,1,1,2,2021-04-01\n")
    with pytest.raises(onshi.OnshiError) as caught:
        onshi.read_table(twice)
    assert caught.value.code == "duplicate_column"
    for wrong in ({"errors": "ignore"}, {"library": "dask"}):
        with pytest.raises(ValueError):
            onshi.read_table(twice, **wrong)  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        onshi.read_table(5)  # type: ignore[arg-type]


def test_a_unit_of_no_known_column_is_said(tmp_path: pathlib.Path) -> None:
    path = tmp_path / "unit.csv"
    path.write_text("（単位：千円）,,,\n施設区分,台数,見積,申込日\n診療所,1,429,R3.4.1\n", encoding="utf-8")
    with pytest.warns(UserWarning, match="単位：千円"):
        frame = onshi.read_table(path, library="polars")
    assert frame.columns == ["施設区分", "台数", "見積", "申込日"]


def test_blank_columns_and_files(tmp_path: pathlib.Path) -> None:
    path = tmp_path / "blank.csv"
    path.write_text("施設区分,台数,,事業費,申込日\n診療所,1,,300000,R3.4.1\n", encoding="utf-8")
    frame = onshi.read_table(path, library="polars")
    assert frame.columns == ["施設区分", "台数", "column_3", "事業費", "申込日"]
    assert set(frame.dtypes) == {pl.String}
    path.write_text("")
    assert onshi.read_table(path, library="polars").shape == (0, 0)


def test_the_program_answers_the_same(tmp_path: pathlib.Path) -> None:
    path = tmp_path / "rows.csv"
    path.write_text(TITLED, encoding="cp932")
    command = ["cargo", "run", "--quiet", "--locked", "--release", "--", "assess", str(path), "--output", "csv"]
    said = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    rows = list(csv.DictReader(io.StringIO(said.stdout.decode("utf-8-sig"))))
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        answers = onshi.assess_table(onshi.read_table(path, library="polars"), typed=True)
    assert [int(row["subsidy"]) if row["subsidy"] else None for row in rows] == answers["subsidy"].to_list()
    assert [row["error"] or None for row in rows] == answers["error"].to_list()
