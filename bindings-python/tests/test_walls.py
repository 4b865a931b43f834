"""Hostile or broken input has no effect."""

import csv
import ctypes
import datetime
import itertools
import random
import warnings
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import onshi
import polars as pl
import pyarrow as pa
import pytest

CLINIC = {"facility": "clinic", "readers": 1, "cost": 429000, "reader_applied_on": "2021-04-01"}


class _Grows:
    """Adds to the dict that holds it while it is read."""

    def __init__(self, held: dict[str, Any]) -> None:
        self.held = held

    def __str__(self) -> str:
        self.held[f"k{len(self.held)}"] = 1
        return "grows"

    __repr__ = __str__


def test_a_dict_that_changes_while_it_is_read_is_refused_as_a_value() -> None:
    held: dict[str, Any] = {}
    held.update(a=_Grows(held), b=_Grows(held), c=_Grows(held))
    check: Any = onshi.check
    codes = {f.code for f in check("receipt_breakdown", {"name": held}).findings if f.path == "name"}
    assert codes == {"invalid_value"}


def test_half_of_a_surrogate_pair_is_the_sign_for_what_cannot_be_read() -> None:
    assess: Any = onshi.assess
    with pytest.raises(onshi.OnshiError) as caught:
        assess(**CLINIC | {"facility": "\ud800"})
    assert (caught.value.code, caught.value.field) == ("invalid_value", "facility")
    str(caught.value).encode()
    check: Any = onshi.check
    with pytest.raises(onshi.OnshiError) as caught:
        check("receipt_breakdown", {"\udfff": 1})
    assert (caught.value.code, caught.value.field) == ("unknown_field", "\ufffd")


class _Schema(ctypes.Structure):
    _fields_ = (
        ("format", ctypes.c_char_p),
        ("name", ctypes.c_char_p),
        ("metadata", ctypes.c_void_p),
        ("flags", ctypes.c_int64),
        ("n_children", ctypes.c_int64),
        ("children", ctypes.c_void_p),
        ("dictionary", ctypes.c_void_p),
        ("release", ctypes.c_void_p),
        ("private_data", ctypes.c_void_p),
    )


class _Array(ctypes.Structure):
    _fields_ = (
        ("length", ctypes.c_int64),
        ("null_count", ctypes.c_int64),
        ("offset", ctypes.c_int64),
        ("n_buffers", ctypes.c_int64),
        ("n_children", ctypes.c_int64),
        ("buffers", ctypes.c_void_p),
        ("children", ctypes.c_void_p),
        ("dictionary", ctypes.c_void_p),
        ("release", ctypes.c_void_p),
        ("private_data", ctypes.c_void_p),
    )


def _at(address: int, kind: Any) -> Any:
    return ctypes.cast(address, ctypes.POINTER(kind)).contents


def _child(held: Any, place: int) -> Any:
    pointers = ctypes.cast(held.children, ctypes.POINTER(ctypes.c_void_p))
    address = pointers[place]
    assert address is not None
    return _at(address, type(held))


class _Handed:
    """A table of one batch, whose C structures are changed until they are released: pyarrow, too, reads them then."""

    def __init__(self, changes: dict[str, dict[str, Any]]) -> None:
        self.changes = changes
        self.parts: dict[str, Any] = {}
        self.before: list[tuple[str, str, Any]] = []
        self.release = _Release(self.released)
        # As long as what reads it, which may be the end of the program.
        _KEPT.append(self)

    def __arrow_c_array__(self, requested: object = None) -> tuple[object, object]:
        batch = pa.RecordBatch.from_pylist([CLINIC | {"note": "x"}])
        facility = batch.column("facility").dictionary_encode()
        batch = batch.set_column(0, "facility", facility)
        schema, array = self.capsules = batch.__arrow_c_array__(requested)
        pointer = ctypes.pythonapi.PyCapsule_GetPointer
        pointer.restype, pointer.argtypes = ctypes.c_void_p, [ctypes.py_object, ctypes.c_char_p]
        whole = _at(pointer(array, b"arrow_array"), _Array)
        kinds = _at(pointer(schema, b"arrow_schema"), _Schema)
        # The first column is a dictionary, `readers` a whole number, `note` a text.
        self.parts = {"whole": whole, "kinds": kinds, "column": _child(whole, 0), "kind": _child(kinds, 0)}
        self.parts |= {"number": _child(whole, 1), "text": _child(whole, 4), "text kind": _child(kinds, 4)}
        self.own_release = whole.release
        whole.release = ctypes.cast(self.release, ctypes.c_void_p).value
        for part, changed in self.changes.items():
            for name, value in changed.items():
                self.before.append((part, name, getattr(self.parts[part], name)))
                setattr(self.parts[part], name, value)
        return schema, array

    def released(self, moved: int) -> None:
        """Puts back what was changed, and lets pyarrow release it."""
        self.parts["whole"] = _at(moved, _Array)
        self.restore()
        self.parts["whole"].release = self.own_release
        _Release(self.own_release)(moved)

    def restore(self) -> None:
        for part, name, value in self.before:
            setattr(self.parts[part], name, value)
        self.before = []


_Release = ctypes.CFUNCTYPE(None, ctypes.c_void_p)
_KEPT: list[_Handed] = []
NULLS = (ctypes.c_void_p * 4)()
BROKEN: tuple[dict[str, dict[str, Any]], ...] = (
    {"whole": {"release": None}},
    {"whole": {"n_children": 1}},
    {"whole": {"n_children": 0}},
    {"whole": {"n_children": -1}},
    {"whole": {"children": None}},
    {"whole": {"length": 5}},
    {"whole": {"length": -1}},
    {"whole": {"length": 2**63 - 1}},
    {"whole": {"offset": 1}},
    {"whole": {"offset": -1}},
    {"whole": {"n_buffers": 7}},
    {"whole": {"null_count": 9}},
    {"kinds": {"release": None}},
    {"kinds": {"format": None}},
    {"kinds": {"format": b"\xff"}},
    {"kinds": {"format": b"u"}},
    {"kinds": {"format": b"+r"}},
    {"kinds": {"n_children": -5}},
    {"kinds": {"children": None}},
    {"kind": {"release": None}},
    {"kind": {"name": b"\xff"}},
    {"kind": {"format": b"w:-1"}},
    {"kind": {"format": b"no such"}},
    {"kind": {"format": b"+l"}},
    {"kind": {"dictionary": None}},
    {"column": {"release": None}},
    {"column": {"length": 0}},
    {"column": {"length": -1}},
    {"column": {"offset": 2**62}},
    {"column": {"n_buffers": 1}},
    {"column": {"n_buffers": 3}},
    {"column": {"buffers": None}},
    {"column": {"dictionary": None}},
    {"column": {"null_count": 1}},
    {"column": {"null_count": -2}},
    {"number": {"n_buffers": -1}},
    {"number": {"n_children": 1}},
    {"text": {"n_buffers": 2}},
    {"text": {"buffers": ctypes.addressof(NULLS)}},
    # Views without rows, whose texts have one part and no lengths.
    {
        "whole": {"length": 0},
        "text kind": {"format": b"vu"},
        "text": {"length": 0, "n_buffers": 4, "buffers": ctypes.addressof(NULLS)},
    },
)


@pytest.mark.parametrize("changes", BROKEN, ids=str)
def test_arrays_that_contradict_themselves_are_refused(
    changes: dict[str, dict[str, Any]], capfd: pytest.CaptureFixture[str]
) -> None:
    assert pa.table(onshi.assess_table(_Handed({}))).num_rows == 1
    handed = _Handed(changes)
    with pytest.raises((TypeError, ValueError)):
        pa.table(onshi.assess_table(handed))
    handed.restore()
    # Arrow's own reader would have panicked, and said so there.
    assert capfd.readouterr().err == ""


def _answered(columns: dict[str, Any], **asked: Any) -> dict[str, Any]:
    rows = {name: pa.array([value]) for name, value in CLINIC.items()} | columns
    outputs = ["subsidy", "error", "error_field", "message_en"]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        answer = pa.table(onshi.assess_table(pa.table(rows), outputs=outputs, **asked))
    return dict(answer.select(outputs).to_pylist()[0])


@pytest.mark.parametrize("kind", [pa.string(), pa.large_string(), pa.string_view()], ids=str)
@pytest.mark.parametrize("text", [b"cl\xffnic", b"\xe7\x97", b"a text of more than twelve bytes \xff"], ids=str)
def test_text_that_is_not_utf_8_is_a_wrong_value(kind: Any, text: bytes) -> None:
    texts = pa.array([text], pa.binary_view() if kind == pa.string_view() else pa.binary() if kind == pa.string() else pa.large_binary())
    column = pa.Array.from_buffers(kind, 1, texts.buffers())
    answer = _answered({"facility": column})
    assert (answer["subsidy"], answer["error"], answer["error_field"]) == (None, "invalid_value", "facility")
    assert "\ufffd" in answer["message_en"]
    answer = _answered({"reader_applied_on": column})
    assert (answer["subsidy"], answer["error"]) == (None, "invalid_date")
    assert _answered({"facility": column}, typed=True)["error"] == "invalid_value"


def test_text_outside_of_its_buffer_is_a_wrong_value() -> None:
    data = pa.py_buffer(b"clinicclinic")
    for ends, refused in (([0, 6, 12], [False, False]), ([6, 0, 12], [True, True]), ([0, 2**30, 12], [True, True]), ([0, -6, 6], [True, True])):
        offsets = pa.array(ends, pa.int32()).buffers()[1]
        column = pa.Array.from_buffers(pa.string(), 2, [None, offsets, data])
        rows = {name: pa.array([value] * 2) for name, value in CLINIC.items()} | {"facility": column}
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", UserWarning)
            errors = pa.table(onshi.assess_table(pa.table(rows))).column("error").to_pylist()
        assert errors == ["invalid_value" if is_refused else None for is_refused in refused]


def test_a_word_in_a_view_counts_whatever_lies_behind_it() -> None:
    def view(word: bytes, behind: bytes = b"\0") -> bytes:
        return len(word).to_bytes(4, "little") + word + behind * (12 - len(word))

    views = view(b"clinic") + view(b"clinic", b"\xff") + view(b"clinics") + view(b"") + view(b"clinic")
    column = pa.Array.from_buffers(pa.string_view(), 5, [pa.py_buffer(b"\x0f"), pa.py_buffer(views)])
    rows = {name: pa.array([value] * 5) for name, value in CLINIC.items()} | {"facility": column}
    errors = pa.table(onshi.assess_table(pa.table(rows))).column("error").to_pylist()
    assert errors == [None, None, "invalid_value", "invalid_value", "missing_field"]


@pytest.mark.parametrize("key", [7, -1])
def test_a_key_that_its_dictionary_has_not_is_a_wrong_value(key: int) -> None:
    words, keys = pa.array(["clinic"]), pa.array([key], pa.int8())
    column = pa.DictionaryArray.from_arrays(keys, words, safe=False)
    answer = _answered({"facility": column})
    assert (answer["subsidy"], answer["error"], answer["error_field"]) == (None, "invalid_value", "facility")
    assert _answered({"facility": column}, typed=True)["error"] == "invalid_value"
    no_words = pa.DictionaryArray.from_arrays(keys, pa.array([None], pa.string()), safe=False)
    assert _answered({"vendor_contract_on": no_words}, typed=True)["error"] == "invalid_date"


class _Raises:
    """A stream that ends in the middle."""

    def __arrow_c_stream__(self, requested: object = None) -> object:
        schema = pa.Table.from_pylist([CLINIC]).schema

        def batches() -> Any:
            yield pa.RecordBatch.from_pylist([CLINIC])
            raise ValueError("the cable was pulled")

        return pa.RecordBatchReader.from_batches(schema, batches()).__arrow_c_stream__(requested)


def test_a_stream_that_fails_is_an_error_with_its_own_words() -> None:
    with pytest.raises(pa.ArrowInvalid, match="the cable was pulled"):
        pa.table(onshi.assess_table(_Raises()))


def test_a_stream_that_was_read_is_refused() -> None:
    capsule = pa.Table.from_pylist([CLINIC]).__arrow_c_stream__()

    class Twice:
        def __arrow_c_stream__(self, requested: object = None) -> object:
            return capsule

    assert pa.table(onshi.assess_table(Twice())).num_rows == 1
    with pytest.raises(TypeError, match="read or released"):
        onshi.assess_table(Twice())


def test_records_of_csv_are_those_of_another_reader(tmp_path: Path) -> None:
    pick = random.Random(29)
    parts = ["a", "1", ",", '"', '""', "\n", "\r\n", " ", "=", "薬局", "\t", ";", "'"]
    path = tmp_path / "table.csv"
    for _ in range(500):
        rows = [["".join(pick.choices(parts, k=pick.randrange(6))) for _ in range(5)] for _ in range(pick.randrange(1, 6))]
        with path.open("w", newline="", encoding="utf-8") as file:
            file.write("facility,readers,cost,reader_applied_on,note\n")
            csv.writer(file, lineterminator=pick.choice(["\n", "\r\n"]), quoting=pick.choice([csv.QUOTE_MINIMAL, csv.QUOTE_ALL])).writerows(rows)
        with path.open(newline="", encoding="utf-8") as file:
            records = list(csv.reader(file, strict=True))[1:]
        # An end of a line is one, whichever it was, and a row without content is none.
        cells = [[cell.replace("\r\n", "\n") for cell in row] for row in records]
        expected = [tuple(cell if cell.strip() else None for cell in row) for row in cells]
        table = onshi.read_table(path, library="polars")
        assert table.rows() == [row for row in expected if any(row)]


class _Endless(list[Any]):
    """A list whose class goes on giving items."""

    def __iter__(self) -> Iterator[Any]:
        return itertools.repeat("place_order")


def test_a_list_holds_what_it_holds() -> None:
    assert onshi.plan(facility="clinic", done=_Endless()).milestones.done == ()
    check: Any = onshi.check
    assert check("receipt_breakdown", {"lines": _Endless()}).findings


_CONTENT = """<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>
<Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>"""
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATED = """<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="rId1" Type="{}/{}" Target="{}"/></Relationships>"""
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def _book(path: Path, rows: str) -> None:
    """Writes a workbook with the clinic's headings and the rows."""
    heading = "".join(f'<c r="{at}1" t="inlineStr"><is><t>{name}</t></is></c>' for at, name in zip("ABCD", CLINIC, strict=True))
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr("[Content_Types].xml", _CONTENT)
        book.writestr("_rels/.rels", _RELATED.format(_RELATION, "officeDocument", "xl/workbook.xml"))
        book.writestr("xl/_rels/workbook.xml.rels", _RELATED.format(_RELATION, "worksheet", "worksheets/sheet1.xml"))
        sheets = '<sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets>'
        book.writestr("xl/workbook.xml", f'<workbook xmlns="{_MAIN}" xmlns:r="{_RELATION}">{sheets}</workbook>')
        rows = f'<row r="1">{heading}</row>{rows}'
        book.writestr("xl/worksheets/sheet1.xml", f'<worksheet xmlns="{_MAIN}"><sheetData>{rows}</sheetData></worksheet>')


@pytest.mark.parametrize("cell", ["XFE2", "ZZZZZZ2", "AAAAAAAA2"])
def test_a_cell_far_away_takes_no_memory(tmp_path: Path, cell: str) -> None:
    path = tmp_path / "far.xlsx"
    _book(path, f'<row r="2"><c r="{cell}"><v>1</v></c></row>')
    with pytest.raises(ValueError, match="cannot be read as a workbook"):
        onshi.read_table(path)


def test_a_workbook_that_unpacks_to_more_than_its_limit_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bomb.xlsx"
    _book(path, f'<row r="2"><c r="A2" t="inlineStr"><is><t>{"x" * (512 << 20)}</t></is></c></row>')
    assert path.stat().st_size < 1 << 20
    with pytest.raises(ValueError, match="more than 512 MiB when it is unpacked"):
        onshi.read_table(path)
    # A part that is longer than the file says is not read to its end: the length is there twice, before the part and at the end.
    packed = path.read_bytes()
    with zipfile.ZipFile(path) as book:
        length = book.getinfo("xl/worksheets/sheet1.xml").file_size.to_bytes(4, "little")
    assert packed.count(length) == 2
    path.write_bytes(packed.replace(length, (1_000).to_bytes(4, "little")))
    with pytest.raises(ValueError, match="cannot be read as a workbook"):
        onshi.read_table(path)


def test_a_name_or_an_id_longer_than_a_calendar_takes_is_refused() -> None:
    stamp = datetime.datetime(2021, 3, 1, tzinfo=datetime.timezone.utc)
    with pytest.raises(onshi.OnshiError) as told:
        onshi.to_ics(facility="clinic", stamp=stamp, id="長" * 300_000)
    assert (told.value.code, told.value.field) == ("invalid_value", "id")
    shops = pl.DataFrame({"facility": ["clinic"] * 2, "name": ["長" * 200, "長" * 300_000]})
    assert onshi.plans(shops)["error"].to_list() == [None, "invalid_value"]
    with pytest.raises(onshi.OnshiError) as told:
        onshi.plans_to_ics(shops, stamp=stamp)
    assert (told.value.code, told.value.field) == ("invalid_value", "name")
