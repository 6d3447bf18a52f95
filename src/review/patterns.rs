//! Patterns made of the house's words. Compiling one takes longer than matching it against a whole case, so each is
//! compiled once in a process, however many cases there are.

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use regex::{Error, Regex};

/// No more patterns are remembered: three times what a house has, since each case adds some with its own names and terms.
const REMEMBERED: usize = 250;

/// A compiled pattern. It is shared, not cloned: a clone would begin with empty caches.
pub(super) type Pattern = Arc<Regex>;

/// A fixed pattern, compiled when a text first may have what it matches: that takes longer than looking for it in a whole case.
pub(super) type Fixed = LazyLock<Option<Regex>>;

/// The pattern for a text that may have what it matches, and none for others: to ask for it is to compile it.
pub(super) fn asked(pattern: &'static Fixed, may_be_there: bool) -> Option<&'static Regex> {
    if may_be_there { pattern.as_ref() } else { None }
}

static COMPILED: Mutex<BTreeMap<String, Pattern>> = Mutex::new(BTreeMap::new());

/// A pattern, compiled now or before.
pub(super) fn compiled(pattern: &str) -> Result<Pattern, Error> {
    let mut remembered = COMPILED.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(known) = remembered.get(pattern) {
        return Ok(known.clone());
    }
    if remembered.len() >= REMEMBERED {
        remembered.clear();
    }
    let new = Arc::new(Regex::new(pattern)?);
    remembered.insert(pattern.to_owned(), new.clone());
    Ok(new)
}
