//! Where a panic happened: its hook knows, and who catches it does not. Panics of libraries are caught where their input comes
//! in and become diagnostics, so the hook prints nothing, but keeps the place for whoever tells of the panic.

use std::any::Any;
use std::collections::VecDeque;
use std::panic::PanicHookInfo;
use std::sync::{Mutex, PoisonError};

/// Panics that are remembered at most; each is told soon after.
const KEPT: usize = 64;

/// The reasons and places of the last panics. A panic may be caught on another thread than it happened on, so they are found
/// by their reasons.
static LAST: Mutex<VecDeque<(String, String)>> = Mutex::new(VecDeque::new());

/// Takes the place of the hook that prints panics.
pub fn keep_places() {
    std::panic::set_hook(Box::new(|panic: &PanicHookInfo<'_>| {
        if let Some(place) = panic.location() {
            remember(words(panic.payload()), place.to_string());
        }
    }));
}

fn remember(reason: String, place: String) {
    let mut last = LAST.lock().unwrap_or_else(PoisonError::into_inner);
    if last.len() == KEPT {
        last.pop_front();
    }
    last.push_back((reason, place));
}

/// Why a panic that was caught happened, and where as far as that is known: `index out of bounds (src/a.rs:12:5)`.
pub fn reason(panic: &(dyn Any + Send)) -> String {
    let reason = words(panic);
    let last = LAST.lock().unwrap_or_else(PoisonError::into_inner);
    match last.iter().rev().find(|(known, _)| *known == reason) {
        Some((_, place)) => format!("{reason} ({place})"),
        None => reason,
    }
}

fn words(panic: &dyn Any) -> String {
    let text = panic.downcast_ref::<String>().map(String::as_str).or(panic.downcast_ref::<&str>().copied());
    text.unwrap_or("panic").to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_told_with_the_place_where_it_happened() {
        for number in 0..2 * KEPT {
            remember(format!("reason {number}"), format!("src/a.rs:{number}:1"));
        }
        let told = |reason: &str| super::reason(&reason.to_owned());
        assert_eq!(told("reason 100"), "reason 100 (src/a.rs:100:1)");
        assert_eq!(told("reason 2"), "reason 2", "forgotten");
        assert_eq!((super::reason(&"text"), super::reason(&7_u8)), ("text".to_owned(), "panic".to_owned()));
    }
}
