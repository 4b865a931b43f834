"""onshi on Spark: every row of a DataFrame of any size, batch by batch through mapInArrow."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import onshi

if TYPE_CHECKING:
    from pyspark.sql import DataFrame as _DataFrame

__all__ = ["assess"]

_AMOUNTS = {"subsidy", "self_pay", "counted"}


def assess(
    df: _DataFrame,
    *,
    edition: str | onshi.Edition | None = None,
    columns: Mapping[str, str] | None = None,
    outputs: Sequence[str] = ("subsidy", "self_pay", "error"),
) -> _DataFrame:
    """Returns the DataFrame with the answers to its rows added.

    The arguments are those of onshi.assess_table but for threads, as Spark has its own; error, category and
    track are strings. The executors need onshi and pyarrow.

    Raises OnshiError for a column that is missing, appears twice, or has the name of a computed column,
    before any row is read. A column of a wrong type fails the batch in which it has a value.
    """
    from pyspark.sql.pandas.types import to_arrow_schema
    from pyspark.sql.types import LongType, StringType, StructField, StructType

    wanted = list(outputs)
    names = dict(columns or {})
    zone = df.sparkSession.conf.get("spark.sql.session.timeZone")
    empty = to_arrow_schema(df.schema, timezone=zone).empty_table()
    onshi.assess_table(_without_zones(empty), edition=edition, columns=names, outputs=wanted)

    def answer(batches: Iterator[Any]) -> Iterator[Any]:
        import pyarrow

        for batch in batches:
            table = pyarrow.Table.from_batches([batch])
            plain = _without_zones(table)
            # As a stream: a row's answer does not depend on what Spark puts into its batch.
            stream = onshi.assess_table(plain.to_reader(), edition=edition, columns=names, outputs=wanted, threads=1)
            answers = pyarrow.table(stream)
            for name in wanted:
                column = answers.column(name)
                if name not in _AMOUNTS:
                    column = column.cast(pyarrow.string())
                table = table.append_column(name, column)
            yield from table.to_batches()

    added = [StructField(name, LongType() if name in _AMOUNTS else StringType()) for name in wanted]
    return df.mapInArrow(answer, StructType(df.schema.fields + added))


def _without_zones(table: Any) -> Any:
    """Spark gives its timestamps a zone, the session's: a day in it is what its user sees."""
    import pyarrow
    import pyarrow.compute

    for i, field in enumerate(table.schema):
        if pyarrow.types.is_timestamp(field.type) and field.type.tz:
            local = pyarrow.compute.local_timestamp(table.column(i))
            table = table.set_column(i, field.name, local)
    return table
