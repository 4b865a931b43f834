//! The columns of a batch: each is declared once, with what cuts and measures it.

use std::ops::Range;

use super::Sentinel;
use super::fast::NO_DAY;
use super::passes::put;
use crate::Code;

/// A column, or one that may be missing in every row.
pub(super) trait Column: Sized {
    /// Returns these rows. A column that the range does not fit becomes empty.
    fn part(self, rows: &Range<usize>) -> Self;

    /// Returns the number of rows; `None` where it is missing in every row.
    fn rows(&self) -> Option<usize>;

    /// Sets aside the rows whose value no such column may hold. What every row needs has a pass of its own for that.
    #[inline(always)]
    fn set_aside(&self, _places: &mut [u8]) {}

    /// Returns the code of an optional value that its column may not hold. The columns that every row needs: `ColumnRow::check`.
    fn fault_at(&self, _at: usize) -> Option<Code> {
        None
    }
}

/// A value of a column that may be missing.
pub(super) trait Optional: Copy {
    /// The code of a value that no such column may hold.
    const FAULT: Code;

    /// Returns whether no such column may hold it.
    fn is_invalid(self) -> bool;
}

impl Optional for u8 {
    const FAULT: Code = Code::InvalidValue;

    #[inline(always)]
    fn is_invalid(self) -> bool {
        (self > 1) & (self != Self::MISSING)
    }
}

impl Optional for i32 {
    const FAULT: Code = Code::InvalidDate;

    #[inline(always)]
    fn is_invalid(self) -> bool {
        self == Self::INVALID
    }
}

impl Optional for i64 {
    const FAULT: Code = Code::InvalidValue;

    /// A count of a group is looked at with the kind of facility, which says whether it may have one.
    #[inline(always)]
    fn is_invalid(self) -> bool {
        false
    }
}

impl<T> Column for &[T] {
    fn part(self, rows: &Range<usize>) -> Self {
        self.get(rows.clone()).unwrap_or_default()
    }

    fn rows(&self) -> Option<usize> {
        Some(self.len())
    }
}

impl<T: Optional> Column for Option<&[T]> {
    fn part(self, rows: &Range<usize>) -> Self {
        self.map(|column| column.part(rows))
    }

    fn rows(&self) -> Option<usize> {
        self.map(<[T]>::len)
    }

    #[inline(always)]
    fn set_aside(&self, places: &mut [u8]) {
        let Some(values) = self else { return };
        for (value, place) in values.iter().zip(places) {
            put(value.is_invalid(), NO_DAY, place);
        }
    }

    fn fault_at(&self, at: usize) -> Option<Code> {
        let value = (*self)?.get(at)?;
        value.is_invalid().then_some(T::FAULT)
    }
}

/// Declares the struct of columns, which have the names of the wire.
macro_rules! columns {
    (
        $(#[$meta:meta])*
        pub struct $name:ident<'a> {
            $($(#[$doc:meta])* pub $column:ident: $type:ty,)+
        }
    ) => {
        $(#[$meta])*
        pub struct $name<'a> {
            $($(#[$doc])* pub $column: $type,)+
        }

        impl<'a> $name<'a> {
            /// Returns these rows of each column. A column that the range does not fit becomes empty.
            pub fn part(&self, rows: std::ops::Range<usize>) -> Self {
                Self {
                    $($column: self.$column.part(&rows),)+
                }
            }

            /// Sets aside the rows with a value that its column may not hold.
            #[inline(always)]
            fn set_aside(&self, places: &mut [u8]) {
                $(self.$column.set_aside(places);)+
            }

            /// Returns the code of the row's first optional value that its column may not hold.
            fn fault_at(&self, at: usize) -> Option<Code> {
                None $(.or_else(|| self.$column.fault_at(at)))+
            }

            /// Returns each column's name and number of rows; `None` where it is missing in every row.
            fn lengths(&self) -> impl Iterator<Item = (&'static str, Option<usize>)> + use<> {
                [$((stringify!($column), self.$column.rows())),+].into_iter()
            }
        }
    };
}
