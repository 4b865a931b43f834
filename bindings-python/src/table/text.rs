//! Texts of Arrow. Its buffers hold what another program wrote: a text that is not UTF-8, or not within them, is read as U+FFFD,
//! which no field takes.

use std::borrow::Cow;
use std::ops::Range;

use arrow_array::cast::AsArray;
use arrow_array::{
    Array, ArrayRef, GenericStringArray, LargeStringArray, OffsetSizeTrait, StringArray,
    StringViewArray,
};
use arrow_buffer::ArrowNativeType;
use arrow_data::{ByteView, MAX_INLINE_VIEW_LEN};
use arrow_schema::DataType;

/// The size of a view (bytes): a length of four bytes, and a text of at most twelve or where it is.
const VIEW: usize = size_of::<u128>();
/// The bits by which the bytes of a short text are not ASCII.
const NOT_ASCII: u128 = 0x8080_8080_8080_8080_8080_8080 << 32;

/// Sentinel for what cannot be read as text.
pub const UNREADABLE: &str = "\u{FFFD}";

/// A column of texts.
pub enum Texts {
    Small(StringArray),
    Large(LargeStringArray),
    View(StringViewArray),
}

impl Texts {
    /// Returns the column; `None` for another type.
    pub fn of(array: &ArrayRef) -> Option<Self> {
        Some(match array.data_type() {
            DataType::Utf8 => Self::Small(array.as_string::<i32>().clone()),
            DataType::LargeUtf8 => Self::Large(array.as_string::<i64>().clone()),
            DataType::Utf8View => Self::View(array.as_string_view().clone()),
            _ => return None,
        })
    }

    /// Reads the text of each row of a range; `None` where it is null.
    pub fn read<T>(
        &self,
        rows: Range<usize>,
        into: &mut Vec<T>,
        mut read: impl FnMut(Option<&str>) -> T,
    ) {
        match self {
            Self::Small(array) => read_each(array, rows, into, read),
            Self::Large(array) => read_each(array, rows, into, read),
            Self::View(array) => {
                let bytes = array.views().inner().as_slice();
                let (views, _) = bytes.as_chunks::<VIEW>();
                let views = views.get(rows.clone()).unwrap_or_default();
                let nulls = array.nulls().filter(|nulls| nulls.null_count() > 0);
                into.extend(rows.zip(views).map(|(row, view)| {
                    if nulls.is_some_and(|nulls| nulls.is_null(row)) {
                        return read(None);
                    }
                    match short(view) {
                        Some(text) => read(Some(text)),
                        None => read(Some(&readable(seen(array, row)))),
                    }
                }));
            }
        }
    }

    /// Reads a column that mostly holds a few short words, as [`read`](Self::read) does: a view is compared as a whole with the
    /// one word that it may be. `known`: those words; `other`: a value of none of them.
    pub fn read_words<T: Copy + PartialEq>(
        &self,
        rows: Range<usize>,
        into: &mut Vec<T>,
        known: &Words<T>,
        other: T,
        mut read: impl FnMut(Option<&str>) -> T,
    ) {
        let Self::View(array) = self else {
            return self.read(rows, into, read);
        };
        let (views, _) = array.views().inner().as_slice().as_chunks::<VIEW>();
        let views = views.get(rows.clone()).unwrap_or_default();
        let first = into.len();
        into.extend(views.iter().map(|view| {
            let view = u128::from_le_bytes(*view);
            match known.0.get(place_of(view)) {
                Some((word, value)) if *word == view => *value,
                _ => other,
            }
        }));
        let nulls = array.nulls().filter(|nulls| nulls.null_count() > 0);
        let found = into.get_mut(first..).unwrap_or_default();
        // All are looked at, several at once: to stop at the first would be slower.
        let known = found.iter().map(|value| *value != other);
        if known.fold(nulls.is_none(), |all, known| all & known) {
            return;
        }
        for (row, value) in rows.zip(found) {
            if nulls.is_some_and(|nulls| nulls.is_null(row)) {
                *value = read(None);
            } else if *value == other {
                *value = read(Some(&readable(seen(array, row))));
            }
        }
    }
}

/// A few short words and their values: a view may be only the one at its place.
pub struct Words<T>([(u128, T); 4]);

impl<T: Copy> Words<T> {
    /// Puts words at their places. Of those that share a place, the last is there, and the others are read as text.
    pub fn new(words: impl IntoIterator<Item = (&'static str, T)>, other: T) -> Self {
        let mut places = [(0, other); 4];
        for (word, value) in words {
            let view = view_of(word);
            if let Some(to) = places.get_mut(place_of(view)) {
                *to = (view, value);
            }
        }
        Self(places)
    }
}

/// Returns the place of a view among [`Words`]: two bits of its first letter, by which the facilities differ.
fn place_of(view: u128) -> usize {
    usize::try_from(view >> 35 & 3).unwrap_or_default()
}

/// Returns the view of a word of at most twelve bytes; 0, which is the view of an empty text, for a longer one.
fn view_of(word: &str) -> u128 {
    let mut view = [0; VIEW];
    let (length, text) = view.split_at_mut(size_of::<u32>());
    if let (Some(text), Ok(bytes)) = (text.get_mut(..word.len()), u32::try_from(word.len())) {
        text.copy_from_slice(word.as_bytes());
        length.copy_from_slice(&bytes.to_le_bytes());
    }
    u128::from_le_bytes(view)
}

/// Returns the text of a row; `None` where it is null, beyond the end, or of another type.
pub fn text(array: &ArrayRef, row: usize) -> Option<Cow<'_, str>> {
    if row >= array.len() || array.is_null(row) {
        return None;
    }
    Some(readable(match array.data_type() {
        DataType::Utf8 => within(array.as_string::<i32>(), row),
        DataType::LargeUtf8 => within(array.as_string::<i64>(), row),
        DataType::Utf8View => seen(array.as_string_view(), row),
        _ => return None,
    }))
}

#[inline]
fn readable(bytes: Option<&[u8]>) -> Cow<'_, str> {
    match bytes {
        None => UNREADABLE.into(),
        // SAFETY: ASCII is UTF-8. Words and days are ASCII and short, which the check for UTF-8 takes much longer for.
        Some(bytes) if bytes.is_ascii() => unsafe { str::from_utf8_unchecked(bytes) }.into(),
        Some(bytes) => String::from_utf8_lossy(bytes),
    }
}

/// Texts that follow each other are looked at as one: to look at each costs more.
fn read_each<O: OffsetSizeTrait, T>(
    array: &GenericStringArray<O>,
    rows: Range<usize>,
    into: &mut Vec<T>,
    mut read: impl FnMut(Option<&str>) -> T,
) {
    // One more than rows, as Arrow made sure when it took the array.
    let ends = array.value_offsets().get(rows.start..=rows.end);
    let ends = ends.unwrap_or_default();
    let place = |end: Option<&O>| end.map_or(0, |end| end.as_usize());
    let (first, last) = (place(ends.first()), place(ends.last()));
    let whole = array.value_data().get(first..last).unwrap_or_default();
    let whole = if whole.is_ascii() { whole } else { &[] };
    let nulls = array.nulls().filter(|nulls| nulls.null_count() > 0);
    into.extend(rows.zip(ends.windows(2)).map(|(row, ends)| {
        if nulls.is_some_and(|nulls| nulls.is_null(row)) {
            return read(None);
        }
        let text = match ends {
            [from, to] => {
                whole.get(from.as_usize().wrapping_sub(first)..to.as_usize().wrapping_sub(first))
            }
            _ => None,
        };
        match text {
            // SAFETY: a part of what is ASCII, which is UTF-8.
            Some(bytes) => read(Some(unsafe { str::from_utf8_unchecked(bytes) })),
            None => read(Some(&readable(within(array, row)))),
        }
    }));
}

/// Returns the bytes of a row; `None` where they are not within the buffer.
#[inline]
fn within<O: OffsetSizeTrait>(array: &GenericStringArray<O>, row: usize) -> Option<&[u8]> {
    let from = array.value_offsets().get(row)?.as_usize();
    let to = array.value_offsets().get(row + 1)?.as_usize();
    array.value_data().get(from..to)
}

/// Returns a text that is in its view and is ASCII, as words and days are.
#[inline]
fn short(view: &[u8; VIEW]) -> Option<&str> {
    let bits = u128::from_le_bytes(*view);
    let (length, text) = view.split_first_chunk::<4>()?;
    let length = u32::from_le_bytes(*length);
    if length > MAX_INLINE_VIEW_LEN || bits & NOT_ASCII != 0 {
        return None;
    }
    let text = text.get(..length.as_usize())?;
    // SAFETY: ASCII is UTF-8.
    Some(unsafe { str::from_utf8_unchecked(text) })
}

/// Returns the bytes of a row of views; `None` where they are not within a buffer.
#[inline]
fn seen(array: &StringViewArray, row: usize) -> Option<&[u8]> {
    let view = ByteView::from(*array.views().get(row)?);
    let length = view.length.as_usize();
    if view.length <= MAX_INLINE_VIEW_LEN {
        let start = row * VIEW + size_of::<u32>();
        return array.views().inner().get(start..start + length);
    }
    let buffer = array.data_buffers().get(view.buffer_index.as_usize())?;
    let start = view.offset.as_usize();
    buffer.get(start..start.checked_add(length)?)
}
