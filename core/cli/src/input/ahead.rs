//! Reads ahead from a pipe, which may bring its next bytes late.

use std::io::{self, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

/// How much is read at a time (bytes).
const CHUNK: usize = 1 << 16;

/// How many chunks are read ahead at most (count): a fast writer waits, as it does for a full pipe.
const MOST: usize = 4;

/// Counts the chunks that have come and were not taken.
#[derive(Clone, Default)]
pub struct Come(Arc<AtomicUsize>);

impl Come {
    /// Returns whether the next bytes may be long in coming.
    pub fn is_none(&self) -> bool {
        self.0.load(Ordering::Acquire) == 0
    }
}

/// What was read ahead.
pub struct Ahead {
    chunks: Receiver<io::Result<Vec<u8>>>,
    come: Come,
    chunk: io::Cursor<Vec<u8>>,
}

impl Ahead {
    /// Reads on a thread of its own, which the end of the process ends.
    pub fn new(from: impl Read + Send + 'static) -> io::Result<Self> {
        let (to, chunks) = sync_channel(MOST);
        let come = Come::default();
        let count = come.clone();
        thread::Builder::new().spawn(move || read(from, &to, &count))?;
        Ok(Self {
            chunks,
            come,
            chunk: io::Cursor::default(),
        })
    }

    pub fn come(&self) -> Come {
        self.come.clone()
    }
}

/// Sends what it reads, up to the end or an error.
fn read(mut from: impl Read, to: &SyncSender<io::Result<Vec<u8>>>, come: &Come) {
    loop {
        let mut chunk = vec![0; CHUNK];
        let read = match from.read(&mut chunk) {
            Ok(0) => return,
            Ok(count) => {
                chunk.truncate(count);
                Ok(chunk)
            }
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => Err(error),
        };
        let is_last = read.is_err();
        come.0.fetch_add(1, Ordering::AcqRel);
        if to.send(read).is_err() || is_last {
            return;
        }
    }
}

impl Read for Ahead {
    fn read(&mut self, to: &mut [u8]) -> io::Result<usize> {
        let count = self.chunk.read(to)?;
        if count > 0 || to.is_empty() {
            return Ok(count);
        }
        // The thread is gone at the end.
        let Ok(chunk) = self.chunks.recv() else {
            return Ok(0);
        };
        self.come.0.fetch_sub(1, Ordering::AcqRel);
        self.chunk = io::Cursor::new(chunk?);
        self.chunk.read(to)
    }
}
