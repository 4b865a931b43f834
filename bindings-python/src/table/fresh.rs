//! Memory for answers. The first touch of each small page costs more than the answer in it:
//! large columns ask for large pages.

use std::marker::PhantomData;

use arrow_buffer::{ArrowNativeType, Buffer};
use bytemuck::Pod;
use memmap2::MmapMut;

/// From here on a column is worth pages of its own (bytes).
const LARGE: usize = 1 << 22;

/// A column to be filled, all zeros.
pub enum Fresh<T> {
    Small(Vec<T>),
    Large(MmapMut, PhantomData<T>),
}

impl<T: Pod + ArrowNativeType> Fresh<T> {
    /// Makes a column of so many rows.
    pub fn new(rows: usize) -> Self {
        let bytes = rows * size_of::<T>();
        let pages = (bytes >= LARGE).then(|| MmapMut::map_anon(bytes));
        match pages {
            Some(Ok(pages)) => {
                // Advice that is not taken costs time alone.
                #[cfg(target_os = "linux")]
                let _ = pages.advise(memmap2::Advice::HugePage);
                Self::Large(pages, PhantomData)
            }
            Some(Err(_)) | None => Self::Small(vec![T::zeroed(); rows]),
        }
    }

    /// Returns the rows.
    pub fn rows(&mut self) -> &mut [T] {
        match self {
            Self::Small(rows) => rows,
            Self::Large(pages, _) => bytemuck::cast_slice_mut(pages),
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
