//! All members under two names: "I nätverket ingår 58 kommuner" and "har 58 medlemskommuner".

use std::collections::BTreeMap;
use std::ops::Range;

use super::{Told, is_member, kind_of};
use crate::review::language_data::LANGUAGE;
use crate::review::told::{Read, Words};

/// What all members were counted as before, where nothing else was: another name of what is counted here.
pub(super) fn other_name<'t>(
    read: &Read<'_, '_>,
    words: &Words,
    told: &'t BTreeMap<String, Told>,
    (key, range): (&str, &Range<usize>),
) -> Option<&'t String> {
    let (only, None) = (told.keys().next()?, told.keys().nth(1)) else { return None };
    let last = words.iter().rposition(|(word, _)| word.end <= range.end)?;
    let noun = words[last].1.as_str();
    if key == LANGUAGE.medlemsord {
        // "medlemskommuner" are all the municipalities.
        let kind = is_member(noun).then(|| kind_of(compounded(noun)))?;
        return (kind.as_ref() == Some(only)).then_some(only);
    }
    // "Föreningen samlar 46 kommuner": those of the one kind that it gathers are its members.
    let first = words.iter().position(|(word, _)| word.start >= range.start)?;
    let gathers = first.checked_sub(1).is_some_and(|before| LANGUAGE.samlar.contains(&words[before].1));
    let inside = |reading: &&crate::review::readings::Reading| {
        words[0].0.start <= reading.range.start && reading.range.end <= words[words.len() - 1].0.end
    };
    let alone = read.readings.iter().filter(inside).count() == 1;
    let next = words.get(last + 1).map_or("", |(_, word)| word.as_str());
    let some = LANGUAGE.ortsprepositioner.contains(next)
        || LANGUAGE.bindeord.contains(next)
        || LANGUAGE.utanfor.contains(next);
    (*only == LANGUAGE.medlemsord && kind_of(noun).as_deref() == Some(key) && gathers && alone && !some).then_some(only)
}

/// What "medlemsstäder" has after its first part.
fn compounded(noun: &str) -> &str {
    let rest = noun.strip_prefix(LANGUAGE.medlemsord.as_str()).unwrap_or_default();
    rest.strip_prefix('s').unwrap_or(rest)
}
