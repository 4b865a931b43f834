"""Hostile or broken input has no effect."""

import ctypes
from typing import Any

import onshi
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


class _Handed:
    """A table of one batch, whose C structure is changed before it is handed over."""

    def __init__(self, **changed: int | None) -> None:
        self.changed = changed

    def __arrow_c_array__(self, requested: object = None) -> tuple[object, object]:
        batch = pa.RecordBatch.from_pylist([CLINIC])
        schema, array = batch.__arrow_c_array__(requested)
        pointer = ctypes.pythonapi.PyCapsule_GetPointer
        pointer.restype, pointer.argtypes = ctypes.c_void_p, [ctypes.py_object, ctypes.c_char_p]
        held = ctypes.cast(pointer(array, b"arrow_array"), ctypes.POINTER(_Array)).contents
        for name, value in self.changed.items():
            setattr(held, name, value)
        return schema, array


def test_arrays_that_contradict_themselves_are_refused() -> None:
    assert pa.table(onshi.assess_table(_Handed())).num_rows == 1
    for changed in ({"release": None}, {"n_children": 1}, {"n_children": 0}, {"length": 5}):
        with pytest.raises((TypeError, ValueError)):
            pa.table(onshi.assess_table(_Handed(**changed)))
