//! Blocks of rows answered on several threads, their answers written in the order of the rows.

use std::collections::VecDeque;
use std::io::{self, Write};
use std::mem;
use std::sync::mpsc::{Receiver, Sender, TryRecvError, channel};
use std::thread::{self, Scope};

use onshi::wire::harmless;
use onshi_files::{Encodings, FileFault};

use crate::blocks::{Answered, Block, Spoilt};
use crate::out::Out;
use crate::status::Failure;

/// The variable that limits the threads.
const VARIABLE: &str = "ONSHI_MAX_THREADS";

/// The most threads, whatever the variable says (count): one thread reads and writes for all of them.
const MOST: usize = 256;

/// How many blocks wait at most for a thread, the one that it works on included (count).
const WAITING: usize = 4;

/// What the answers to a block may take (bytes): a plan is a hundred times as long as its row.
const ANSWERS: usize = 1 << 19;

/// Blocks after which another thread is worth its start (count).
const WORTH: usize = 1;

/// Returns how many threads there may be: what `ONSHI_MAX_THREADS` says, else one a core that the
/// process may use; at most 256.
pub fn most() -> Result<usize, Failure> {
    let limit = std::env::var_os(VARIABLE).unwrap_or_default();
    let limit = limit.to_string_lossy();
    let asked = match &*limit {
        "" => thread::available_parallelism().map_or(1, Into::into),
        limit if limit.bytes().all(|byte| byte.is_ascii_digit()) => limit.parse().unwrap_or(MOST),
        _ => 0,
    };
    match asked {
        1.. => Ok(asked.min(MOST)),
        0 => {
            let given: String = harmless(&*limit).chars().take(20).collect();
            Err(Failure::Told(format!(
                "onshi: 環境変数 {VARIABLE} には1以上の整数（スレッド数）を指定してください（指定：`{given}`） / the environment variable {VARIABLE} must be a number of threads, 1 or more, got `{given}`"
            )))
        }
    }
}

/// Answers a block, on any thread.
type Work<'w> = dyn Fn(&Block, &mut Answered) -> io::Result<()> + Sync + 'w;

/// Answers rows on at most so many threads, the calling one among them. `work` answers a block;
/// `read` gives the rows. What was read is answered and written where reading fails, too. Returns
/// the spoilt cells of all rows.
pub fn in_order<W: Write>(
    threads: usize,
    to: &mut Out<'_, W>,
    work: impl Fn(&Block, &mut Answered) -> io::Result<()> + Sync,
    read: impl FnOnce(&mut Answers<'_, '_, '_, '_, W>) -> Result<(), Failure>,
) -> Result<Spoilt, Failure> {
    thread::scope(|scope| {
        let mut answers = Answers {
            scope,
            work: &work,
            threads,
            workers: Vec::new(),
            queue: VecDeque::new(),
            block: Block::new(Encodings::default()),
            answer: 0,
            submitted: 0,
            spoilt: Spoilt::default(),
            to,
            has_failed: false,
        };
        let read = read(&mut answers);
        // Answers after a gap would look like the whole.
        while !answers.has_failed && answers.idle()? {}
        read.map(|()| answers.spoilt)
    })
}

/// Answers in the making.
pub struct Answers<'scope, 'env, 'to, 'out, W> {
    scope: &'scope Scope<'scope, 'env>,
    work: &'scope Work<'env>,
    /// How many threads there may be, this one among them.
    threads: usize,
    workers: Vec<Worker>,
    /// The blocks that are not written yet, in order.
    queue: VecDeque<Place>,
    /// The block that is filled.
    block: Block,
    /// What an answer of the block that was written last takes (bytes).
    answer: usize,
    /// How many blocks were given to a thread, or answered in place of that (count).
    submitted: usize,
    spoilt: Spoilt,
    to: &'to mut Out<'out, W>,
    /// Whether an answer could not be written.
    has_failed: bool,
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

impl<W: Write> Answers<'_, '_, '_, '_, W> {
    /// Adds a row with its physical line: its cells, or what is wrong with it.
    pub fn push<'c>(
        &mut self,
        encodings: Encodings,
        line: u64,
        row: Result<impl IntoIterator<Item = &'c [u8]>, FileFault>,
    ) -> io::Result<()> {
        if self.block.encodings != encodings {
            if !self.block.is_empty() {
                self.submit()?;
            }
            self.block.encodings = encodings;
        }
        self.block.push(line, row);
        match self.block.is_full() || self.block.len() * self.answer >= ANSWERS {
            true => self.submit(),
            false => Ok(()),
        }
    }

    /// Does a part of what is left to do before waiting for input. Returns whether there is more to
    /// do; after `false`, every row so far is answered and written.
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
        let flushed = self.to.idle();
        self.has_failed |= flushed.is_err();
        flushed
    }

    fn take_block(&mut self) -> Block {
        let next = Block::new(self.block.encodings);
        mem::replace(&mut self.block, next)
    }

    /// Gives the block to a thread that is free, or answers it here; writes what is ready.
    fn submit(&mut self) -> io::Result<()> {
        let block = self.take_block();
        self.submitted += 1;
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
        while self.queue.len() > WAITING.saturating_mul(self.threads) {
            self.write_next(true)?;
        }
        Ok(())
    }

    /// Returns a worker for a block, a new one where that is worth it.
    fn free(&mut self) -> Option<(usize, &mut Worker)> {
        if self.submitted > WORTH
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
        self.answer = answered.bytes.len() / answered.rows.max(1);
        self.spoilt.add(answered.spoilt);
        let written = answered.write(self.to);
        self.has_failed |= written.is_err();
        written.map(|()| true)
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
    let mut answered = Answered {
        rows: block.len(),
        ..Answered::default()
    };
    work(block, &mut answered)?;
    Ok(answered)
}
