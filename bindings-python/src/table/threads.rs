//! Work on several cores. The threads live as long as the call: a program that forks, as
//! `multiprocessing` does, finds no pool whose threads are gone.

use std::num::NonZero;
use std::sync::{Mutex, PoisonError};
use std::thread;

/// Returns how many threads there may be: those that are asked for, else one a core that the
/// process may use.
pub fn most(asked: Option<NonZero<usize>>) -> usize {
    let cores = || thread::available_parallelism().map_or(1, NonZero::get);
    asked.map_or_else(cores, NonZero::get)
}

/// Rows from which on one more thread is worth its start.
const ROWS_A_THREAD: usize = 1 << 16;

/// Returns how many threads are worth their start for so many rows: 1 to `most`.
pub fn worth(rows: usize, most: usize) -> usize {
    (rows / ROWS_A_THREAD).clamp(1, most)
}

/// Does every piece of work, on so many threads, this one among them. `worker` makes what does
/// the work on one thread. Stops at the first error of each thread and returns one of them.
pub fn each<T, W, E>(work: Vec<T>, threads: usize, worker: impl Fn() -> W + Sync) -> Result<(), E>
where
    T: Send,
    W: FnMut(T) -> Result<(), E>,
    E: Send,
{
    if threads < 2 {
        return work.into_iter().try_for_each(worker());
    }
    let work = Mutex::new(work.into_iter());
    // The lock is held for the taking alone.
    let next = || work.lock().unwrap_or_else(PoisonError::into_inner).next();
    let run = || {
        let mut work_on = worker();
        std::iter::from_fn(next).try_for_each(&mut work_on)
    };
    thread::scope(|scope| {
        let spawn = |_| thread::Builder::new().spawn_scoped(scope, run).ok();
        // A thread that the system refuses is one less.
        let others: Vec<_> = (1..threads).filter_map(spawn).collect();
        let mut done = run();
        for other in others {
            let other = other
                .join()
                .unwrap_or_else(|panic| std::panic::resume_unwind(panic));
            done = done.and(other);
        }
        done
    })
}
