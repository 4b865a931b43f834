//! Memory for answers. The first touch of a page costs more than the answers on it: large columns
//! ask for large pages, and memory that was given back is used again.

use std::marker::PhantomData;
use std::sync::Mutex;

use arrow_buffer::{ArrowNativeType, Buffer};
use bytemuck::Pod;
use memmap2::MmapMut;

/// From here on a column is worth pages of its own (bytes).
const LARGE: usize = 1 << 22;
/// The most memory that is kept for later calls (bytes).
const KEPT: usize = 1 << 28;

/// A column to be filled. Until a row is written, it holds a zero or what an earlier column left,
/// and may change from one to the other.
pub enum Fresh<T> {
    Small(Vec<T>),
    Large(Pages, PhantomData<T>),
}

impl<T> Default for Fresh<T> {
    fn default() -> Self {
        Self::Small(Vec::new())
    }
}

impl<T: Pod + ArrowNativeType> Fresh<T> {
    /// Makes a column of so many rows.
    pub fn new(rows: usize) -> Self {
        let bytes = rows * size_of::<T>();
        let pages = (bytes >= LARGE).then(|| Pages::new(bytes)).flatten();
        match pages {
            Some(pages) => Self::Large(pages, PhantomData),
            None => Self::Small(vec![T::zeroed(); rows]),
        }
    }

    /// Returns the rows.
    pub fn rows(&mut self) -> &mut [T] {
        match self {
            Self::Small(rows) => rows,
            Self::Large(pages, _) => bytemuck::cast_slice_mut(pages.used()),
        }
    }

    /// Returns the memory as Arrow's.
    pub fn into_buffer(self) -> Buffer {
        match self {
            Self::Small(rows) => Buffer::from_vec(rows),
            Self::Large(pages, _) => Buffer::from(bytes::Bytes::from_owner(pages)),
        }
    }
}

/// Memory that is given back, the last at the end. The system may take its pages at any time.
/// Nobody waits for the lock: it may be held for ever in the child of a fork.
static GIVEN_BACK: Mutex<Vec<MmapMut>> = Mutex::new(Vec::new());

/// Pages, of which the first bytes are used.
pub struct Pages {
    /// `None` when they are given back.
    pages: Option<MmapMut>,
    used: usize,
}

impl Pages {
    /// Returns room for so many bytes; `None` where the system has none.
    fn new(used: usize) -> Option<Self> {
        let fits = |pages: &MmapMut| (used..=used.saturating_mul(2)).contains(&pages.len());
        let again = GIVEN_BACK.try_lock().ok().and_then(|mut given_back| {
            let at = given_back.iter().rposition(fits)?;
            Some(given_back.remove(at))
        });
        let pages = again.or_else(|| {
            let pages = MmapMut::map_anon(used).ok()?;
            // Advice that is not taken costs time alone.
            #[cfg(target_os = "linux")]
            let _ = pages.advise(memmap2::Advice::HugePage);
            Some(pages)
        });
        pages.map(|pages| Self {
            pages: Some(pages),
            used,
        })
    }

    fn used(&mut self) -> &mut [u8] {
        let pages = self.pages.as_deref_mut();
        pages
            .and_then(|pages| pages.get_mut(..self.used))
            .unwrap_or_default()
    }
}

impl AsRef<[u8]> for Pages {
    fn as_ref(&self) -> &[u8] {
        let pages = self.pages.as_deref();
        pages
            .and_then(|pages| pages.get(..self.used))
            .unwrap_or_default()
    }
}

impl Drop for Pages {
    fn drop(&mut self) {
        if let Some(pages) = self.pages.take() {
            give_back(pages);
        }
    }
}

/// Keeps pages for another call, as far as there is room, where the system can take them back
/// without writing them out.
#[cfg(any(target_os = "linux", target_vendor = "apple"))]
fn give_back(pages: MmapMut) {
    // SAFETY: whoever takes these pages again writes each byte before it is read: `Table::assess` writes
    // every row of every column that it is given.
    if unsafe { pages.unchecked_advise(memmap2::UncheckedAdvice::Free) }.is_err() {
        return;
    }
    let Ok(mut given_back) = GIVEN_BACK.try_lock() else {
        return;
    };
    given_back.push(pages);
    let mut kept: usize = given_back.iter().map(|pages| pages.len()).sum();
    let mut spare = 0;
    for pages in given_back.iter() {
        if kept <= KEPT {
            break;
        }
        kept -= pages.len();
        spare += 1;
    }
    given_back.drain(..spare);
}

#[cfg(not(any(target_os = "linux", target_vendor = "apple")))]
fn give_back(_: MmapMut) {}
