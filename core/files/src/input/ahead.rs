//! Reads ahead from a pipe, which may bring its next bytes late.

use std::collections::VecDeque;
use std::io::{self, Read};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

/// How much is read at a time (bytes).
const CHUNK: usize = 1 << 16;

/// How much is read ahead (bytes), and a chunk: then the writer waits, as it does for a full pipe.
const MOST: usize = 4 * CHUNK;

/// What a pipe has brought and nobody has taken.
#[derive(Clone)]
pub struct Ahead(Arc<Shared>);

struct Shared {
    come: Mutex<Come>,
    /// Told whenever `come` changes.
    changed: Condvar,
}

#[derive(Default)]
struct Come {
    bytes: VecDeque<u8>,
    /// How reading ended, once it has; the error is taken once.
    end: Option<io::Result<()>>,
}

impl Ahead {
    /// Reads on a thread of its own, which the end of the process ends.
    pub fn new(from: impl Read + Send + 'static) -> io::Result<Self> {
        let ahead = Self(Arc::new(Shared {
            come: Mutex::default(),
            changed: Condvar::new(),
        }));
        let filled = ahead.clone();
        thread::Builder::new().spawn(move || filled.fill(from))?;
        Ok(ahead)
    }

    /// Returns whether the next bytes may be late.
    pub fn is_empty(&self) -> bool {
        let come = self.come();
        come.bytes.is_empty() && come.end.is_none()
    }

    fn come(&self) -> MutexGuard<'_, Come> {
        self.0.come.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits while a condition holds.
    fn wait_while(&self, holds: impl Fn(&Come) -> bool) -> MutexGuard<'_, Come> {
        let waited = self.0.changed.wait_while(self.come(), |come| holds(come));
        waited.unwrap_or_else(PoisonError::into_inner)
    }

    fn fill(&self, mut from: impl Read) {
        let mut chunk = vec![0; CHUNK];
        loop {
            drop(self.wait_while(|come| come.bytes.len() >= MOST));
            let read = match from.read(&mut chunk) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                read => read,
            };
            let mut come = self.come();
            match read {
                Ok(0) => come.end = Some(Ok(())),
                Ok(count) => come.bytes.extend(chunk.iter().take(count)),
                Err(error) => come.end = Some(Err(error)),
            }
            let has_ended = come.end.is_some();
            drop(come);
            self.0.changed.notify_all();
            if has_ended {
                return;
            }
        }
    }
}

impl Read for Ahead {
    fn read(&mut self, to: &mut [u8]) -> io::Result<usize> {
        let mut come = self.wait_while(|come| come.bytes.is_empty() && come.end.is_none());
        let count = come.bytes.read(to)?;
        if count == 0 && !to.is_empty() {
            // The error is told once; after it, the input is at its end.
            come.end.replace(Ok(())).unwrap_or(Ok(()))?;
        }
        drop(come);
        self.0.changed.notify_all();
        Ok(count)
    }
}
