//! The columns of a batch: each is declared once, with what cuts and measures it.

use std::ops::Range;

/// A column, or one that may be missing in every row.
pub(super) trait Column: Sized {
    /// Returns these rows. A column that the range does not fit becomes empty.
    fn part(self, rows: &Range<usize>) -> Self;

    /// Returns the number of rows; `None` where it is missing in every row.
    fn rows(&self) -> Option<usize>;
}

impl<T> Column for &[T] {
    fn part(self, rows: &Range<usize>) -> Self {
        self.get(rows.clone()).unwrap_or_default()
    }

    fn rows(&self) -> Option<usize> {
        Some(self.len())
    }
}

impl<T> Column for Option<&[T]> {
    fn part(self, rows: &Range<usize>) -> Self {
        self.map(|column| column.part(rows))
    }

    fn rows(&self) -> Option<usize> {
        self.map(<[T]>::len)
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

            /// Returns each column's name and number of rows; `None` where it is missing in every row.
            fn lengths(&self) -> impl Iterator<Item = (&'static str, Option<usize>)> + use<> {
                [$((stringify!($column), self.$column.rows())),+].into_iter()
            }
        }
    };
}
