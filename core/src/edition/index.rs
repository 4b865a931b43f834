//! Lookup of rows and of the windows of periods, without a search.

use std::borrow::Cow;

use super::{EditionData, Row, Track, TrackPeriod};
use crate::Category;

const CATEGORIES: usize = Category::ALL.len();
const TRACKS: usize = Track::ALL.len();

/// The places of an edition's rows by track, category and number of readers, and of its windows by period.
#[derive(Clone, Debug)]
pub(super) struct Index {
    /// Places of rows, sorted by track, category and readers.
    order: Cow<'static, [usize]>,
    /// For each track and category: where its rows begin in `order`, and how many there are from
    /// one reader on.
    spans: [[Span; CATEGORIES]; TRACKS],
    /// For each category: its largest number of readers.
    most: [u32; CATEGORIES],
    /// For each period: the later one whose window of start of operation is open to its applicants.
    windows: Cow<'static, [Option<usize>]>,
}

#[derive(Clone, Copy, Debug)]
struct Span {
    start: usize,
    readers: u32,
}

impl Index {
    /// Makes the index of data that the check finds right.
    pub(super) fn of(data: &EditionData) -> Self {
        let (rows, tracks) = (&*data.rows, &*data.tracks);
        let mut windows = vec![None; tracks.len()];
        open_windows(tracks, &mut windows);
        let mut order = vec![0; rows.len()];
        sort(rows, &mut order);
        let spans = spans(rows, &order);
        Self {
            order: Cow::Owned(order),
            most: most(&spans),
            spans,
            windows: Cow::Owned(windows),
        }
    }

    /// Makes the index of a built-in edition, whose rows are in the order of the documents.
    pub(super) const fn built_in(
        rows: &[Row],
        order: &'static [usize],
        windows: &'static [Option<usize>],
    ) -> Self {
        let spans = spans(rows, order);
        Self {
            order: Cow::Borrowed(order),
            most: most(&spans),
            spans,
            windows: Cow::Borrowed(windows),
        }
    }

    /// Sorts the rows of a built-in edition when it is compiled.
    pub(super) const fn sorted<const N: usize>(rows: &[Row; N]) -> [usize; N] {
        let mut order = [0; N];
        sort(rows, &mut order);
        order
    }

    /// Finds the windows of a built-in edition when it is compiled.
    pub(super) const fn windows<const N: usize>(tracks: &[TrackPeriod; N]) -> [Option<usize>; N] {
        let mut windows = [None; N];
        open_windows(tracks, &mut windows);
        windows
    }

    /// Returns the place of the period whose window is open to the applicants of the period at a place.
    pub(super) fn window(&self, period: usize) -> Option<usize> {
        self.windows.get(period).copied().flatten()
    }

    pub(super) fn find(&self, category: Category, readers: u32, track: Track) -> Option<usize> {
        let span = self.span(category, track)?;
        if readers == 0 || readers > span.readers {
            return None;
        }
        let at = span.start + usize::try_from(readers - 1).ok()?;
        self.order.get(at).copied()
    }

    pub(super) fn most_readers(&self, category: Category) -> u32 {
        self.most.get(category as usize).copied().unwrap_or(0)
    }

    fn span(&self, category: Category, track: Track) -> Option<&Span> {
        self.spans.get(track as usize)?.get(category as usize)
    }
}

/// Fills in the places of rows, sorted.
#[expect(
    clippy::indexing_slicing,
    reason = "also evaluated when a constant is compiled, where there is no iterator"
)]
const fn sort(rows: &[Row], order: &mut [usize]) {
    let mut placed = 0;
    while placed < order.len() {
        let mut at = placed;
        while at > 0 && key(&rows[order[at - 1]]) > key(&rows[placed]) {
            order[at] = order[at - 1];
            at -= 1;
        }
        order[at] = placed;
        placed += 1;
    }
}

/// Fills in, for each period outside the accelerated track, the first later one that has a window.
#[expect(
    clippy::indexing_slicing,
    reason = "also evaluated when a constant is compiled, where there is no iterator"
)]
const fn open_windows(tracks: &[TrackPeriod], windows: &mut [Option<usize>]) {
    let mut at = 0;
    while at < windows.len() {
        let mut first = i32::MAX;
        let mut later = 0;
        while later < tracks.len() {
            let from = tracks[later].applies_from.to_epoch_days();
            let is_later = tracks[at].applies_to.to_epoch_days() < from;
            let is_open = !matches!(tracks[at].track, Track::Accelerated);
            if is_open && is_later && from < first && tracks[later].conditions.window().is_some() {
                first = from;
                windows[at] = Some(later);
            }
            later += 1;
        }
        at += 1;
    }
}

/// The key by which rows are sorted.
const fn key(row: &Row) -> u64 {
    let place = row.track as u64 * CATEGORIES as u64 + row.category as u64;
    place << 32 | row.readers as u64
}

#[expect(
    clippy::indexing_slicing,
    reason = "also evaluated when a constant is compiled, where there is no iterator"
)]
const fn spans(rows: &[Row], order: &[usize]) -> [[Span; CATEGORIES]; TRACKS] {
    let mut spans = [[Span {
        start: 0,
        readers: 0,
    }; CATEGORIES]; TRACKS];
    let mut at = 0;
    while at < order.len() {
        let row = &rows[order[at]];
        let span = &mut spans[row.track as usize][row.category as usize];
        if row.readers == 1 {
            span.start = at;
        }
        if row.readers == span.readers + 1 {
            span.readers = row.readers;
        }
        at += 1;
    }
    spans
}

#[expect(
    clippy::indexing_slicing,
    reason = "also evaluated when a constant is compiled, where there is no iterator"
)]
const fn most(spans: &[[Span; CATEGORIES]; TRACKS]) -> [u32; CATEGORIES] {
    let mut most = [0; CATEGORIES];
    let mut at = 0;
    while at < TRACKS * CATEGORIES {
        let (track, category) = (at / CATEGORIES, at % CATEGORIES);
        if spans[track][category].readers > most[category] {
            most[category] = spans[track][category].readers;
        }
        at += 1;
    }
    most
}
