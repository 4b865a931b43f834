//! Bits of Arrow, which says by them what is true and what is null.

use std::ops::Range;

use arrow_buffer::bit_chunk_iterator::BitChunks;
use arrow_buffer::{BooleanBuffer, NullBuffer};
use pulp::{Arch, NullaryFnOnce};

use super::least::Least;

/// Puts the sentinel where a value is null.
pub fn mark_nulls<T: Least>(nulls: Option<&NullBuffer>, range: Range<usize>, values: &mut [T]) {
    let Some(nulls) = nulls else {
        return;
    };
    Arch::new().dispatch(MarkWords(words_of(nulls.inner(), &range), values));
}

/// Puts the bits of rows in a byte each.
pub fn take_bits(bits: &BooleanBuffer, rows: &Range<usize>, into: &mut Vec<u8>) {
    into.resize(rows.len().next_multiple_of(64), 0);
    Arch::new().dispatch(TakeBits(words_of(bits, rows), into));
    into.truncate(rows.len());
}

struct TakeBits<'v>(BitChunks<'v>, &'v mut [u8]);

impl NullaryFnOnce for TakeBits<'_> {
    type Output = ();

    #[inline(always)]
    fn call(self) {
        let (rows, _) = self.1.as_chunks_mut::<64>();
        for (word, rows) in self.0.iter_padded().zip(rows) {
            for (bit, row) in rows.iter_mut().enumerate() {
                *row = u8::from(word >> bit & 1 == 1);
            }
        }
    }
}

/// Puts the sentinel where a bit is not set: eight rows a byte, of which many have no gap.
struct MarkWords<'v, T>(BitChunks<'v>, &'v mut [T]);

impl<T: Least> NullaryFnOnce for MarkWords<'_, T> {
    type Output = ();

    #[inline(always)]
    fn call(self) {
        for (word, rows) in self.0.iter_padded().zip(self.1.chunks_mut(64)) {
            if word == u64::MAX {
                continue;
            }
            let mut bytes = word.to_le_bytes().into_iter();
            let (eights, last) = rows.as_chunks_mut::<8>();
            for (eight, byte) in eights.iter_mut().zip(&mut bytes) {
                mark(eight, byte);
            }
            mark(last, bytes.next().unwrap_or_default());
        }
    }
}

/// Returns the bits of rows, 64 at a time. A slice of the buffer would count its owners: threads would wait for
/// each other at every block.
fn words_of<'b>(bits: &'b BooleanBuffer, rows: &Range<usize>) -> BitChunks<'b> {
    let start = bits.offset() + rows.start;
    BitChunks::new(bits.values(), start, rows.len())
}

/// Puts the sentinel where a bit is not set.
#[inline(always)]
fn mark<T: Least>(rows: &mut [T], valid: u8) {
    for (bit, value) in rows.iter_mut().enumerate() {
        *value = value.unless(valid & (1 << bit) == 0);
    }
}
