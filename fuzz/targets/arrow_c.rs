//! Arrow's C structures, filled in by hand with counts, lengths, types and children that contradict each other: what is read
//! is answered, the rest is an error and no panic. Buffers are there for as many rows as any length that is not refused.
#![no_main]

// The modules of the Python binding, which is the only one that reads Arrow.
#[allow(dead_code)]
#[path = "../../bindings-python/src/table/bits.rs"]
mod bits;
#[path = "../../bindings-python/src/table/blank.rs"]
mod blank;
#[allow(dead_code)]
#[path = "../../bindings-python/src/table/given.rs"]
mod given;
#[allow(dead_code)]
#[path = "../../bindings-python/src/table/least.rs"]
mod least;
#[allow(dead_code)]
#[path = "../../bindings-python/src/table/source.rs"]
mod source;
#[allow(dead_code)]
#[path = "../../bindings-python/src/table/text.rs"]
mod text;

use std::ffi::{CString, c_char, c_void};
use std::sync::Once;
use std::{panic, ptr};

use arbitrary::{Arbitrary, Result, Unstructured};
use arrow_array::ffi::{FFI_ArrowArray, FFI_ArrowSchema};
use blank::has_value;
use given::{GivenArray, GivenSchema};
use libfuzzer_sys::fuzz_target;
use source::{Source, days, facilities, flags, numbers};

/// The most rows that a length says without being refused (count).
const ROWS: i64 = 200;
/// Room for as many rows of the widest type, and an offset more (bytes).
const ROOM: usize = 32 * (2 * ROWS as usize + 1);
/// Formats that are read, that are carried along, and that are none.
const FORMATS: [&str; 40] = [
    "n",
    "b",
    "c",
    "C",
    "s",
    "S",
    "i",
    "I",
    "l",
    "L",
    "e",
    "f",
    "g",
    "z",
    "Z",
    "u",
    "U",
    "vu",
    "vz",
    "tdD",
    "tdm",
    "tss:",
    "tsm:",
    "tsu:Asia/Tokyo",
    "tsn:",
    "d:19,10",
    "d:38,0,256",
    "d:1,99",
    "w:3",
    "w:-3",
    "+l",
    "+L",
    "+w:2",
    "+w:-2",
    "+s",
    "+m",
    "+r",
    "+ud:0,1",
    "+vl",
    "x",
];

static QUIET: Once = Once::new();

fuzz_target!(|bytes: &[u8]| {
    QUIET.call_once(|| {
        let ends_the_run = panic::take_hook();
        panic::set_hook(Box::new(move |panic| {
            // Of types that are carried along and not read, Arrow asserts more than is looked at: such a panic is caught.
            if panic
                .location()
                .is_none_or(|at| !at.file().contains("arrow-"))
            {
                ends_the_run(panic);
            }
        }));
    });
    let _ = check(&mut Unstructured::new(bytes));
});

fn check(given: &mut Unstructured<'_>) -> Result<()> {
    let mut store = Store::default();
    let width = given.int_in_range(0..=4)?;
    let children: Vec<_> = (0..width)
        .map(|_| store.column(given, 0))
        .collect::<Result<_>>()?;
    let whole = store.put(given, "+s", children, None, true)?;
    // SAFETY: both are laid out as the interface asks, and stay where they are.
    let (schema, array) = unsafe {
        (
            given::schema_of(whole.0.cast::<FFI_ArrowSchema>()),
            FFI_ArrowArray::from_raw(whole.1.cast::<FFI_ArrowArray>()),
        )
    };
    let Ok(schema) = schema else { return Ok(()) };
    // SAFETY: as above.
    let Ok(batch) = (unsafe { given::batch_of(array, &schema) }) else {
        return Ok(());
    };
    let rows = batch.num_rows();
    for column in batch.columns() {
        assert_eq!(column.len(), rows);
        has_value(column, true);
        read(facilities(column), rows);
        read(numbers(column), rows);
        read(days(column), rows);
        read(flags(column), rows);
    }
    Ok(())
}

fn read<T: least::Least>(source: Option<Source<T>>, rows: usize) {
    if let Some(source) = source {
        let mut room = Vec::new();
        assert_eq!(source.all_rows(0..rows, &mut room).len(), rows);
    }
}

/// Frees nothing: all is the store's.
extern "C" fn release(_: *mut c_void) {}

/// Returns what releases a structure, or the sign that it was released.
fn released(given: &mut Unstructured<'_>) -> Result<*const c_void> {
    let release: extern "C" fn(*mut c_void) = release;
    or_null(given, release as *mut c_void).map(<*mut c_void>::cast_const)
}

/// A type and an array of it.
type Pair = (*mut GivenSchema, *mut GivenArray);

/// What the structures point to, as long as they are read.
#[derive(Default)]
struct Store {
    schemas: Vec<Box<GivenSchema>>,
    arrays: Vec<Box<GivenArray>>,
    texts: Vec<CString>,
    buffers: Vec<Vec<u64>>,
    pointers: Vec<Box<[*mut c_void]>>,
}

impl Store {
    fn column(&mut self, given: &mut Unstructured<'_>, depth: usize) -> Result<Pair> {
        let format = *given.choose(&FORMATS)?;
        let deeper = if depth < 3 && given.ratio(1, 4)? {
            given.int_in_range(0..=2)?
        } else {
            0
        };
        let children: Vec<_> = (0..deeper)
            .map(|_| self.column(given, depth + 1))
            .collect::<Result<_>>()?;
        let dictionary = match depth < 3 && given.ratio(1, 6)? {
            true => Some(self.column(given, depth + 1)?),
            false => None,
        };
        self.put(given, format, children, dictionary, false)
    }

    fn put(
        &mut self,
        given: &mut Unstructured<'_>,
        format: &str,
        children: Vec<Pair>,
        dictionary: Option<Pair>,
        is_whole: bool,
    ) -> Result<Pair> {
        let count = i64::try_from(children.len()).expect("few");
        let (types, columns): (Vec<_>, Vec<_>) = children.into_iter().unzip();
        let types = self.keep(types);
        let columns = self.keep(columns);
        let (kind, words) = dictionary.unwrap_or((ptr::null_mut(), ptr::null_mut()));
        let schema = GivenSchema {
            format: self.text(given, format.as_bytes())?,
            name: self.text(given, b"cost")?,
            metadata: ptr::null(),
            flags: given.arbitrary()?,
            n_children: odd(given, count)?,
            children: or_null(given, types)?.cast(),
            dictionary: or_null(given, kind)?,
            release: released(given)?,
            private_data: ptr::null_mut(),
        };
        let expected = match (is_whole, format) {
            (true, _) => 1,
            (_, "n" | "+r") => 0,
            (_, "u" | "U" | "z" | "Z" | "vu" | "vz" | "+vl") => 3,
            (_, "+s" | "+w:2") => 1,
            _ => 2,
        };
        let buffers = (0..4)
            .map(|place| self.buffer(given, place))
            .collect::<Result<_>>()?;
        let buffers = self.keep::<c_void>(buffers);
        let array = GivenArray {
            length: length(given)?,
            null_count: odd(given, 0)?,
            offset: match given.ratio(1, 4)? {
                true => length(given)?,
                false => 0,
            },
            n_buffers: odd(given, expected)?,
            n_children: odd(given, count)?,
            buffers: or_null(given, buffers)?.cast(),
            children: or_null(given, columns)?.cast(),
            dictionary: or_null(given, words)?,
            release: released(given)?,
            private_data: ptr::null_mut(),
        };
        self.schemas.push(Box::new(schema));
        self.arrays.push(Box::new(array));
        Ok((
            ptr::from_mut(self.schemas.last_mut().expect("one")),
            ptr::from_mut(self.arrays.last_mut().expect("one")),
        ))
    }

    /// Keeps pointers, with room behind them: a count of two more is the producer's lie, which nothing shows.
    fn keep<T>(&mut self, pointers: Vec<*mut T>) -> *mut *mut T {
        let mut pointers: Vec<*mut c_void> = pointers.into_iter().map(|at| at.cast()).collect();
        pointers.extend([ptr::null_mut(); 8]);
        self.pointers.push(pointers.into_boxed_slice());
        self.pointers.last_mut().expect("one").as_mut_ptr().cast()
    }

    fn text(&mut self, given: &mut Unstructured<'_>, text: &[u8]) -> Result<*const c_char> {
        let text = match given.int_in_range(0..=40)? {
            0 => return Ok(ptr::null()),
            1 => vec![0xFF, 0xFE],
            _ => text.to_vec(),
        };
        self.texts.push(CString::new(text).expect("no null byte"));
        Ok(self.texts.last().expect("one").as_ptr())
    }

    /// A buffer with room for all rows. The first holds bits, the second offsets or values, the third the bytes of texts, whose
    /// lengths offsets say: they stay within the room, in any order.
    fn buffer(&mut self, given: &mut Unstructured<'_>, place: usize) -> Result<*mut c_void> {
        if given.ratio(1, 30)? {
            return Ok(ptr::null_mut());
        }
        let mut words = vec![0_u64; ROOM / 8];
        let is_small = given.arbitrary()?;
        for word in &mut words {
            if given.is_empty() {
                break;
            }
            let (low, high): (u16, u16) = given.arbitrary()?;
            // As one offset of 64 bits, or two of 32, each within the room.
            let (low, high) = (u64::from(low) % 8_000, u64::from(high) % 8_000);
            *word = match (place, is_small) {
                (1, true) => low | high << 32,
                (1, false) => low,
                (3, _) => low,
                _ => given.arbitrary()?,
            };
        }
        self.buffers.push(words);
        Ok(self.buffers.last_mut().expect("one").as_mut_ptr().cast())
    }
}

/// A length that is right, or one that is refused: what is between is the producer's lie, which nothing shows.
fn length(given: &mut Unstructured<'_>) -> Result<i64> {
    Ok(match given.int_in_range(0..=30)? {
        0 => -1,
        1 => i64::MIN,
        2 => i64::MAX,
        3 => 1 << 50,
        4 => 0,
        5 => given.int_in_range(0..=ROWS)?,
        _ => 130,
    })
}

/// A count, mostly as it should be.
fn odd(given: &mut Unstructured<'_>, right: i64) -> Result<i64> {
    Ok(match given.int_in_range(0..=30)? {
        0 => -1,
        1 => i64::MIN,
        2 => i64::MAX,
        3 => right + 1,
        4 => (right - 1).max(0),
        _ => right,
    })
}

fn or_null<T>(given: &mut Unstructured<'_>, pointer: *mut T) -> Result<*mut T> {
    Ok(if given.ratio(1, 40)? {
        ptr::null_mut()
    } else {
        pointer
    })
}
