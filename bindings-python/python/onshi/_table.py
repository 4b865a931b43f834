"""assess_table: one call on the frame that one has."""

from __future__ import annotations

import os
import sys
import warnings
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeVar

from onshi._error import OnshiError
from onshi._fields import FIELDS
from onshi._onshi import ArrowStream, Edition, assess_arrow, typed_columns

_Frame = TypeVar("_Frame")

_AMOUNTS = ("subsidy", "self_pay", "counted")
# More than any machine has cores.
_MOST_THREADS = 1 << 16
_WORDS = ("error", "category", "track")
_DETAILS = ("error_field", "message_ja", "message_en", "ratio", "exact", "basis")
_OUTPUTS = ("subsidy", "self_pay", "error", "category", "track", "counted", *_DETAILS)
# What a frame with an earlier answer may have, and edition, base and the like of the program's files.
_COMPUTED = (*_OUTPUTS, "edition", "base", "fraction_rule", "cut")
# The codes of what people type and the wire does not have.
_TYPED = ("invalid_value", "invalid_date")


def assess_table(
    frame: _Frame,
    *,
    edition: str | Edition | None = None,
    columns: Mapping[str, str] | None = None,
    outputs: Sequence[str] = ("subsidy", "self_pay", "error"),
    threads: int | None = None,
    typed: bool = False,
    prefix: str = "",
    overwrite: bool = False,
) -> _Frame:
    """Returns the frame with the answers to its rows added.

    * frame: a pandas or polars DataFrame, a polars LazyFrame, a pyarrow Table, RecordBatch or
      RecordBatchReader, a DuckDB relation, or anything with __arrow_c_stream__ or
      __arrow_c_array__ (the answer is then such a stream). One row a project; the columns are
      named as the arguments of assess. Facilities are text, a dictionary, a categorical or an
      enum; numbers are whole (a column of floats or decimals may hold whole numbers, NaN and
      null); days are dates, times at midnight, or text such as "2021-03-31". Null is missing, and
      so is a column without a value in any row, whatever its type. Blank text counts as no value only in a frame
      that is there as a whole, not in a LazyFrame or a stream.
    * edition: the name of an edition, or an Edition; the newest when None.
    * columns: the names of columns that are named otherwise: {"cost": "事業費"}.
    * outputs: which columns to add: subsidy, self_pay, counted (yen, null where refused), error
      (the stable code, null where answered), category, track; as text, for which each row is asked by itself: error_field,
      message_ja, message_en (null where answered), ratio, exact, basis (null where refused).
    * typed: read headings and cells as people type them, by the same code as the program: 施設区分, 事業費（千円）, 診療所, 42.9万円,
      令和3年3月31日, ○. Numbers and days of the frame's own types are read as they are, numbers below a heading with a unit in
      that unit; columns may still name any heading.
    * prefix: what the names of the added columns begin with, to keep an earlier answer beside the new one.
    * overwrite: remove an earlier answer, the columns named as a computed column with the prefix. Not for streams.
    * threads: the most threads that a call works on, 1 or more; None: as many as ONSHI_MAX_THREADS says, or one
      for each core that the process may use. Each takes at least 65,536 rows, so that a small frame takes one.
      polars calls for the parts of a LazyFrame from threads of its own. The answer does not depend on it.

    Raises OnshiError for a column that is missing, appears twice, has a wrong type, or has the name of
    a computed column (subsidy, exact, ...), so that an earlier answer is not taken for the new one.
    Raises TypeError and ValueError for arguments that are none, and for ONSHI_MAX_THREADS where it is not a number.
    A wrong type that shows only in the rows of a LazyFrame or a stream is a polars ComputeError or an ArrowException
    when they are read. A row that is refused has its code in error and stops nothing; where a whole frame is refused with one
    code, a UserWarning says so.

    Memory of up to 256 MB is kept for the answers of later calls; the system can take it back at any time.
    A LazyFrame stays lazy: nothing is read before it is collected or sunk, columns and rows that nobody asks for are
    not, and scan_parquet(...) to sink_parquet(...) takes little memory. A stream is answered batch by batch as it is
    read. The answers to a DuckDB relation are held in memory, as no query of DuckDB reads from another of its own
    connection: for more rows than that, hand over relation.to_arrow_reader().
    """
    if columns is not None and not isinstance(columns, Mapping):
        raise TypeError('columns is a mapping of fields to names of columns, such as {"cost": "事業費"}')
    if isinstance(outputs, str) or not isinstance(outputs, Iterable):
        raise TypeError('outputs is a sequence of names, such as ["subsidy", "error"]')
    names = dict(columns or {})
    for name in names:
        if name not in FIELDS:
            raise TypeError(f"columns has no field {name!r}; there are {', '.join(FIELDS)}")
    wanted = list(outputs)
    for name in wanted:
        if name not in _OUTPUTS:
            raise TypeError(f"outputs has no column {name!r}; there are {', '.join(_OUTPUTS)}")
    if len(set(wanted)) < len(wanted):
        raise TypeError("outputs names a column twice")
    columns_of = [names.get(field, field) for field in FIELDS]
    for name, column in names.items():
        if columns_of.count(column) > 1:
            raise TypeError(f"columns gives {name!r} the column {column!r}, which another field has")
    for name, flag in (("typed", typed), ("overwrite", overwrite)):
        if not isinstance(flag, bool):
            raise TypeError(f"{name} is True or False")
    if not isinstance(prefix, str):
        raise TypeError("prefix is a text")
    ask = _Ask(edition, names, wanted, _threads(threads), typed, prefix)
    kinds = type(frame).__mro__
    for kind in kinds:
        of = (kind.__module__.partition(".")[0], kind.__name__)
        add = _KINDS.get(of)
        if add is None:
            continue
        if overwrite:
            frame = _without_answer(frame, of, [prefix + column for column in _COMPUTED if prefix + column not in names.values()])
        answered = add(frame, ask)
        ask.warn()
        return answered  # type: ignore[no-any-return]
    if overwrite:
        raise TypeError("overwrite is for frames of pandas, polars and pyarrow")
    return ask.stream(frame, keep=True, lazy=True)  # type: ignore[return-value]


def _without_answer(frame: Any, kind: tuple[str, str], columns: Sequence[str]) -> Any:
    match kind:
        case ("pandas", _):
            return frame.drop(columns=[name for name in columns if name in frame.columns])
        case ("polars", _):
            return frame.drop(columns, strict=False)
        case ("pyarrow", "Table" | "RecordBatch"):
            return frame.select([name for name in frame.schema.names if name not in columns])
    raise TypeError("overwrite is for frames of pandas, polars and pyarrow")


def _threads(given: int | None) -> int | None:
    if given is not None:
        if isinstance(given, bool) or not isinstance(given, int):
            raise TypeError("threads is a whole number, or None")
        if given < 1:
            raise ValueError(f"threads is 1 or more, got {given}")
        return min(given, _MOST_THREADS)
    limit = os.environ.get("ONSHI_MAX_THREADS", "")
    if not limit:
        return None
    if not (limit.isascii() and limit.isdigit()) or int(limit) < 1:
        raise ValueError(f"ONSHI_MAX_THREADS is a number of threads, 1 or more, got {limit[:20]!r}")
    return min(int(limit), _MOST_THREADS)


class _Ask:
    """What is asked of a frame."""

    def __init__(
        self,
        edition: str | Edition | None,
        names: dict[str, str],
        outputs: list[str],
        threads: int | None,
        typed: bool,
        prefix: str,
    ) -> None:
        self.edition = edition
        self.names = names
        self.outputs = outputs
        self.threads = threads
        self.typed = typed
        self.prefix = prefix
        # The codes that whole frames were refused with.
        self.refused: list[str] = []

    def stream(
        self,
        frame: Any,
        *,
        keep: bool,
        lazy: bool,
        taken: Sequence[str] = (),
        words_in_structs: bool = False,
        whole: bool = True,
    ) -> ArrowStream:
        try:
            answers = assess_arrow(
                frame,
                self.edition,
                self.names,
                self.outputs,
                taken=taken,
                keep=keep,
                lazy=lazy,
                threads=self.threads,
                words_in_structs=words_in_structs,
                whole=whole,
                typed=self.typed,
                prefix=self.prefix,
            )
        except OnshiError as error:
            self._hint(error, taken)
            raise
        if whole and answers.refused is not None:
            self.refused.append(answers.refused)
        return answers

    def _hint(self, error: OnshiError, headings: Sequence[str]) -> None:
        """Says below an error that typed=True would find the column that is missing."""
        if error.code != "missing_column" or self.typed or sys.version_info < (3, 11):
            return
        try:
            typed_columns(list(headings), self.names)
        except OnshiError:
            return
        error.add_note("typed=True reads these headings, and cells as people type them")

    def warn(self) -> None:
        """Warns where every row was refused with one code."""
        for code in self.refused:
            hint = "; typed=True reads what people type" if code in _TYPED and not self.typed else ""
            warnings.warn(f"every row is refused with {code}{hint}; outputs=['error_field', 'message_en'] says why", stacklevel=3)

    @property
    def added(self) -> list[str]:
        """The names of the columns of the answer."""
        return [self.prefix + name for name in self.outputs]

    def needed(self, present: Sequence[str]) -> list[str]:
        """Returns the columns of the frame that are read."""
        if self.typed:
            return typed_columns(list(present), self.names)
        read = [self.names.get(field, field) for field in FIELDS]
        return [column for column in dict.fromkeys(read) if column in present]


def _pandas(frame: Any, ask: _Ask) -> Any:
    import pandas

    try:
        import pyarrow
    except ModuleNotFoundError as error:
        raise ModuleNotFoundError("a pandas frame is read through pyarrow: pip install pyarrow", name="pyarrow") from error

    present = [column for column in frame.columns if isinstance(column, str)]
    part = frame[ask.needed(present)]
    if part.columns.has_duplicates:
        table = pyarrow.Table.from_arrays([pyarrow.nulls(0)] * len(part.columns), names=list(part.columns))
    else:
        table = pyarrow.table({column: _pandas_column(part[column], ask.typed) for column in part.columns})
    answers = pyarrow.table(ask.stream(table, keep=False, lazy=False, taken=present))
    added = {}
    for name in ask.added:
        column = answers.column(name)
        if pyarrow.types.is_dictionary(column.type):
            added[name] = _pandas_words(column.to_pandas())
        else:
            added[name] = column.to_pandas(types_mapper={pyarrow.int64(): pandas.Int64Dtype()}.get)
        added[name].index = frame.index
    return frame.assign(**added)


def _pandas_words(words: Any) -> Any:
    """Returns words with the categories that occur, not all that there are; pandas' own way to them sorts all rows."""
    import numpy
    import pandas

    categories = words.cat.categories
    # One byte for each row: pandas numbers fewer than 128 words so. 255 is -1, the number of a missing word.
    codes = bytearray(words.cat.codes.to_numpy())
    kept = [code for code in range(len(categories)) if code in codes]
    places = bytearray([255] * 256)
    for place, code in enumerate(kept):
        places[code] = place
    placed = numpy.frombuffer(codes.translate(places), numpy.int8)
    return pandas.Series(pandas.Categorical.from_codes(placed, categories[kept]))


def _pandas_column(column: Any, typed: bool) -> Any:
    """Converts a column, or gives one of a type that is refused by its name: a mixed one, of which the values are read as
    texts where they are read as people type them."""
    import numpy
    import pyarrow

    kind = column.dtype
    if isinstance(kind, numpy.dtype) and kind.isnative and kind.kind in "fM" and kind.itemsize in (4, 8):
        # As they lie in memory, NaN and NaT in their places: the core knows what these mean.
        values = numpy.ascontiguousarray(column.to_numpy())
        numbers = pyarrow.from_numpy_dtype(kind)
        return pyarrow.Array.from_buffers(numbers, len(values), [None, pyarrow.py_buffer(values.view(f"i{kind.itemsize}"))])
    try:
        return pyarrow.Array.from_pandas(column)
    except (pyarrow.ArrowException, OverflowError, TypeError, ValueError):
        if typed:
            gaps = column.isna()
            return pyarrow.array([None if gap else str(value) for value, gap in zip(column, gaps, strict=True)], pyarrow.string())
        return pyarrow.StructArray.from_arrays([pyarrow.nulls(len(column))], names=["mixed objects"])


def _polars(frame: Any, ask: _Ask) -> Any:
    import polars

    # By selectors, as polars takes some names for patterns.
    part = frame.select(polars.selectors.by_name(*ask.needed(frame.columns)))
    return frame.hstack(_polars_answers(part, ask, frame.columns))


def _polars_answers(part: Any, ask: _Ask, taken: Sequence[str], *, whole: bool = True) -> list[Any]:
    """Returns the columns of the answer to columns of a frame with the columns `taken`. `whole`: whether all of its
    rows are there."""
    import polars

    def word(column: Any) -> Any:
        return column.struct.unnest().to_series().alias(column.name) if column.dtype == polars.Struct else column

    # A column of nulls alone has no type that Arrow's readers agree on; any other will do.
    part = part.with_columns(polars.selectors.by_dtype(polars.Null).cast(polars.Boolean))
    # polars reads keys without nulls twice as fast, and gives a field the nulls of its struct for nothing.
    answers = ask.stream(part, keep=False, lazy=False, taken=taken, words_in_structs=True, whole=whole)
    return [word(column) for column in polars.DataFrame(answers).get_columns()]


def _polars_lazy(frame: Any, ask: _Ask) -> Any:
    """Adds an expression that asks for the rows as they come. Nothing is read until it is collected, and never all
    rows at once."""
    import polars

    schema = frame.collect_schema()
    needed = ask.needed(schema.names())
    # Refuses now what no row can mend.
    _polars_answers(polars.DataFrame(schema={name: schema[name] for name in needed}), ask, schema.names())
    if not ask.outputs:
        return frame

    def answer(rows: Any) -> Any:
        try:
            answers = _polars_answers(rows.struct.unnest(), ask, schema.names(), whole=False)
        except OnshiError as error:
            # polars makes an error again from its text alone.
            raise polars.exceptions.ComputeError(str(error)) from error
        return polars.DataFrame(answers).to_struct(rows.name)

    kinds = dict.fromkeys(_AMOUNTS, polars.Int64) | dict.fromkeys(_WORDS, polars.Categorical) | dict.fromkeys(_DETAILS, polars.String)
    fields = {ask.prefix + name: kinds[name] for name in ask.outputs}
    rows = polars.struct(polars.selectors.by_name(*needed)).map_batches(answer, return_dtype=polars.Struct(fields), is_elementwise=True)
    return frame.with_columns(rows.struct.unnest())


def _table(frame: Any, ask: _Ask) -> Any:
    import pyarrow

    needed = ask.needed(frame.column_names)
    part = frame.select([i for i, name in enumerate(frame.column_names) if name in needed])
    answers = pyarrow.table(ask.stream(part, keep=False, lazy=False, taken=frame.column_names))
    for name in ask.added:
        frame = frame.append_column(answers.schema.field(name), answers.column(name))
    return frame


def _batch(frame: Any, ask: _Ask) -> Any:
    import pyarrow

    table = _table(pyarrow.Table.from_batches([frame]), ask).combine_chunks()
    arrays = [column.chunk(0) if column.num_chunks else column.combine_chunks() for column in table.columns]
    return pyarrow.RecordBatch.from_arrays(arrays, schema=table.schema)


def _reader(frame: Any, ask: _Ask) -> Any:
    import pyarrow

    return pyarrow.RecordBatchReader.from_stream(ask.stream(frame, keep=True, lazy=True))


def _duckdb(frame: Any, ask: _Ask) -> Any:
    import duckdb
    import pyarrow

    return duckdb.from_arrow(pyarrow.table(ask.stream(frame, keep=True, lazy=True)))


_KINDS = {
    ("pandas", "DataFrame"): _pandas,
    ("polars", "DataFrame"): _polars,
    ("polars", "LazyFrame"): _polars_lazy,
    ("pyarrow", "Table"): _table,
    ("pyarrow", "RecordBatch"): _batch,
    ("pyarrow", "RecordBatchReader"): _reader,
    ("duckdb", "DuckDBPyRelation"): _duckdb,
    ("_duckdb", "DuckDBPyRelation"): _duckdb,
}
