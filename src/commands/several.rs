//! Several cases at once, told in their order.

use std::collections::BTreeMap;
use std::panic::resume_unwind;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;

use rayon::{ThreadPool, ThreadPoolBuilder};

use crate::compile;

/// Much of a case is work for one core, so that two cases at once take hardly more time than one. More would take more memory
/// than a batch may; further cores work inside the cases.
const AT_ONCE: usize = 2;

/// Works on every case, and takes the results in the order of the cases, each as soon as those before it are there.
pub(super) fn each<T: Send>(cases: &[PathBuf], work: impl Fn(&Path) -> T + Sync, mut take: impl FnMut(&Path, T)) {
    let threads = rayon::current_num_threads();
    let at_once = AT_ONCE.min(threads).min(cases.len());
    let work = |case: &PathBuf| {
        compile::evict(at_once);
        work(case)
    };
    if at_once < 2 {
        cases.iter().for_each(|case| take(case, work(case)));
        return;
    }
    let next = AtomicUsize::new(0);
    let (sender, receiver) = mpsc::channel();
    thread::scope(|scope| {
        let start = |_| {
            let (sender, next, work) = (sender.clone(), &next, &work);
            scope.spawn(move || {
                let pool = pool(threads.div_ceil(at_once));
                while let Some((index, case)) = taken(cases, next) {
                    let result = pool.as_ref().map_or_else(|| work(case), |pool| pool.install(|| work(case)));
                    // The receiver is gone only when the process is about to end.
                    let _ = sender.send((index, result));
                }
            })
        };
        let threads: Vec<_> = (0..at_once).map(start).collect();
        drop(sender);
        let (mut waiting, mut told) = (BTreeMap::new(), 0);
        for (index, result) in receiver {
            waiting.insert(index, result);
            while let Some(result) = waiting.remove(&told) {
                take(&cases[told], result);
                told += 1;
            }
        }
        // A panic goes on with its own reason, which the end of the scope would replace.
        if let Some(panic) = threads.into_iter().find_map(|thread| thread.join().err()) {
            resume_unwind(panic);
        }
    });
}

/// The next case that no thread has taken.
fn taken<'a>(cases: &'a [PathBuf], next: &AtomicUsize) -> Option<(usize, &'a PathBuf)> {
    let index = next.fetch_add(1, Ordering::Relaxed);
    cases.get(index).map(|case| (index, case))
}

/// Threads of their own for one case at a time; none where the system has none to give.
fn pool(threads: usize) -> Option<ThreadPool> {
    ThreadPoolBuilder::new().num_threads(threads).stack_size(compile::STACK).build().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_keeps_its_reason() {
        let cases: Vec<PathBuf> = (0..4).map(|number| PathBuf::from(number.to_string())).collect();
        let work = |case: &Path| assert!(!case.ends_with("2"), "the reason");
        let panic = std::panic::catch_unwind(|| each(&cases, work, |_, ()| {})).unwrap_err();
        assert_eq!(*panic.downcast_ref::<&str>().unwrap(), "the reason");
    }

    #[test]
    fn results_come_in_order_whichever_is_ready_first() {
        let cases: Vec<PathBuf> = (0..20).map(|number| PathBuf::from(number.to_string())).collect();
        let work = |case: &Path| {
            let number: u64 = case.display().to_string().parse().unwrap();
            thread::sleep(std::time::Duration::from_millis(7 * (number % 3)));
            number
        };
        let mut taken = Vec::new();
        each(&cases, work, |case, number| taken.push((case.to_owned(), number)));
        assert_eq!(taken, (0..20).map(|number| (PathBuf::from(number.to_string()), number)).collect::<Vec<_>>());
    }
}
