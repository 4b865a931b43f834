//! Blocks of rows answered on several threads, their answers written in the order of the rows.

use std::collections::VecDeque;
use std::io::{self, Write};
use std::mem;
use std::num::NonZero;
use std::sync::mpsc::{Receiver, Sender, TryRecvError, channel};
use std::thread::{self, Scope};

use crate::blocks::{Answered, Block};
use crate::fault::FileFault;
use crate::grid::encoding::Encodings;
use crate::status::Failure;

/// The variable that limits the threads.
const VARIABLE: &str = "ONSHI_MAX_THREADS";

/// How many blocks wait at most for a thread, the one that it works on included (count).
const WAITING: usize = 4;

/// Blocks from which on another thread is worth its start (count).
const WORTH: usize = 4;

/// Returns how many threads there may be: what `ONSHI_MAX_THREADS` says, else one a core that the
/// process may use.
pub fn most() -> Result<NonZero<usize>, Failure> {
    let limit = std::env::var_os(VARIABLE).unwrap_or_default();
    let limit = limit.to_string_lossy();
    match limit.trim() {
        "" => Ok(thread::available_parallelism().unwrap_or(NonZero::<usize>::MIN)),
        limit => limit.parse().map_err(|_| {
            Failure::Told(format!(
                "onshi: 環境変数 {VARIABLE} には1以上の整数（スレッド数）を指定してください / the environment variable {VARIABLE} is a number of threads, 1 or more"
            ))
        }),
    }
}

/// Answers a block, on any thread.
type Work<'w> = dyn Fn(&Block, &mut Answered) -> io::Result<()> + Sync + 'w;

/// Answers rows on at most so many threads, the calling one among them. `work` answers a block;
/// `read` gives the rows. What was read is answered and written, whatever ended the reading.
/// Returns what was said of the rows.
pub fn in_order<W: Write>(
    threads: NonZero<usize>,
    out: &mut W,
    work: impl Fn(&Block, &mut Answered) -> io::Result<()> + Sync,
    read: impl FnOnce(&mut Answers<'_, '_, '_, W>) -> Result<(), Failure>,
) -> Result<Answered, Failure> {
    thread::scope(|scope| {
        let mut answers = Answers {
            scope,
            work: &work,
            threads: threads.get(),
            workers: Vec::new(),
            queue: VecDeque::new(),
            block: Block::new(Encodings::default()),
            full: 0,
            total: Answered::default(),
            out,
        };
        let read = read(&mut answers);
        while answers.idle()? {}
        read.map(|()| answers.total)
    })
}

/// Answers in the making.
pub struct Answers<'scope, 'env, 'out, W> {
    scope: &'scope Scope<'scope, 'env>,
    work: &'scope Work<'env>,
    /// How many threads there may be, this one among them.
    threads: usize,
    workers: Vec<Worker>,
    /// The blocks that are not written yet, in order.
    queue: VecDeque<Place>,
    /// The block that is filled.
    block: Block,
    /// How many blocks were full (count).
    full: usize,
    total: Answered,
    out: &'out mut W,
}

/// A thread that answers blocks in the order in which it gets them.
struct Worker {
    to: Sender<Block>,
    from: Receiver<io::Result<Answered>>,
    /// Blocks whose answers were not taken yet (count).
    waiting: usize,
}

/// Where the answers to a block are.
enum Place {
    Here(Answered),
    /// With that worker.
    There(usize),
}

impl<W: Write> Answers<'_, '_, '_, W> {
    /// Adds a row with its physical line: its cells, or what is wrong with it.
    pub fn push<'c>(
        &mut self,
        encodings: Encodings,
        line: u64,
        row: Result<impl IntoIterator<Item = &'c [u8]>, FileFault>,
    ) -> io::Result<()> {
        if self.block.encodings != encodings {
            self.submit()?;
            self.block.encodings = encodings;
        }
        self.block.push(line, row);
        match self.block.is_full() {
            true => self.submit(),
            false => Ok(()),
        }
    }

    /// Does a part of what is left to do before waiting for input. Returns whether there is more:
    /// then every row so far is answered, and the answers are written.
    pub fn idle(&mut self) -> io::Result<bool> {
        if !self.block.is_empty() {
            let block = self.take_block();
            let answered = answer(self.work, &block)?;
            self.queue.push_back(Place::Here(answered));
            return Ok(true);
        }
        if self.write_next(true)? {
            return Ok(true);
        }
        self.out.flush()?;
        Ok(false)
    }

    fn take_block(&mut self) -> Block {
        let next = Block::new(self.block.encodings);
        mem::replace(&mut self.block, next)
    }

    /// Gives the block to a thread that is free, or answers it here; writes what is ready.
    fn submit(&mut self) -> io::Result<()> {
        let block = self.take_block();
        self.full += 1;
        let place = match self.free() {
            Some((place, worker)) => {
                worker.to.send(block).map_err(|_| ended())?;
                worker.waiting += 1;
                Place::There(place)
            }
            None => Place::Here(answer(self.work, &block)?),
        };
        self.queue.push_back(place);
        while self.write_next(false)? {}
        while self.queue.len() > WAITING * self.threads {
            self.write_next(true)?;
        }
        Ok(())
    }

    /// Returns a worker for a block, a new one where that is worth it.
    fn free(&mut self) -> Option<(usize, &mut Worker)> {
        if self.full > WORTH
            && self.workers.len() + 1 < self.threads
            && self.workers.iter().all(|worker| worker.waiting > 0)
        {
            match Worker::start(self.scope, self.work) {
                Ok(worker) => self.workers.push(worker),
                // A thread that the system refuses is one less.
                Err(_) => self.threads = self.workers.len() + 1,
            }
        }
        let workers = self.workers.iter_mut().enumerate();
        let first = workers.min_by_key(|(_, worker)| worker.waiting);
        first.filter(|(_, worker)| worker.waiting < WAITING)
    }

    /// Writes the answers to the first block in the queue. Returns whether there were any; `waits`:
    /// whether to wait for them.
    fn write_next(&mut self, waits: bool) -> io::Result<bool> {
        let answered = match self.queue.pop_front() {
            None => return Ok(false),
            Some(Place::Here(answered)) => answered,
            Some(Place::There(place)) => {
                let worker = self.workers.get_mut(place).ok_or_else(ended)?;
                let answered = match waits {
                    true => worker.from.recv().map_err(|_| TryRecvError::Disconnected),
                    false => worker.from.try_recv(),
                };
                match answered {
                    Ok(answered) => {
                        worker.waiting -= 1;
                        answered?
                    }
                    Err(TryRecvError::Empty) => {
                        self.queue.push_front(Place::There(place));
                        return Ok(false);
                    }
                    Err(TryRecvError::Disconnected) => return Err(ended()),
                }
            }
        };
        self.total.write(&answered, self.out)?;
        Ok(true)
    }
}

impl Worker {
    fn start<'scope>(scope: &'scope Scope<'scope, '_>, work: &'scope Work<'_>) -> io::Result<Self> {
        let (to, blocks) = channel::<Block>();
        let (answers, from) = channel();
        thread::Builder::new().spawn_scoped(scope, move || {
            for block in blocks {
                if answers.send(answer(work, &block)).is_err() {
                    return;
                }
            }
        })?;
        Ok(Self {
            to,
            from,
            waiting: 0,
        })
    }
}

/// Makes the error of a thread that is gone: it has panicked, and so will its scope.
fn ended() -> io::Error {
    io::Error::other("a thread ended")
}

fn answer(work: &Work<'_>, block: &Block) -> io::Result<Answered> {
    let mut answered = Answered::default();
    work(block, &mut answered)?;
    Ok(answered)
}
