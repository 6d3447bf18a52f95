//! Keys of files as answers: what stands on a line of which no value and no text is told, and what lies under a name.

use std::cmp::Reverse;

use super::answer::{Entry, Kind, Stand};
use super::entries::of_name as of_value;
use super::index::{Index, Part, meet};
use crate::origin_record::{KnownFile, KnownKey, TextEntry, TextKind, Written};
use crate::place::{Place, TextPlace};

/// The innermost key that stands on a line.
pub(super) fn of_line(index: &Index<'_>, file: &str, line: u32) -> Vec<Entry> {
    let Some(file) = index.file(file) else { return Vec::new() };
    let on_line = file.nycklar.iter().filter(|(_, first, last, _)| (*first..=*last).contains(&line));
    let innermost = on_line.max_by_key(|(_, first, last, _)| (*first, Reverse(*last)));
    innermost.map(|key| of_key(index, file, key)).unwrap_or_default()
}

/// The keys that are called so, of every file, and the entries of a list of tables; or else those that are without what they lie in.
pub(super) fn of_name(index: &Index<'_>, name: &str) -> Vec<Entry> {
    let keys = || index.record.filer.iter().flat_map(|file| file.nycklar.iter().map(move |key| (file, key)));
    let keys = || keys().filter(|(_, (own, ..))| !own.is_empty());
    let called = |is_meant: &dyn Fn(&str) -> bool| -> Vec<Entry> {
        keys().filter(|(_, (own, ..))| is_meant(own)).flat_map(|(file, key)| of_key(index, file, key)).collect()
    };
    let is_entry = |own: &str| own.strip_prefix(name).is_some_and(|rest| rest.starts_with('[') && rest.ends_with(']'));
    let whole = called(&|own| own == name || is_entry(own));
    if whole.is_empty() { called(&|own| own.split_once('.').is_some_and(|(_, rest)| rest == name)) } else { whole }
}

/// A key: the values that it gives, or else itself with all that was typed in it.
fn of_key(index: &Index<'_>, file: &KnownFile, key: &KnownKey) -> Vec<Entry> {
    let (name, first, last, value) = key;
    let below = file.nycklar.iter().filter(|(other, ..)| lies_in(other, name));
    let end = below.clone().map(|(_, _, last, _)| *last).max().unwrap_or(*last);
    let places = vec![lines(&file.fil, *first, end)];
    let values = index.values_at(&places);
    if below.count() == 0 && !values.is_empty() {
        return values.iter().map(|value| of_value(index, value)).collect();
    }
    let is_here = |place: &Place| meet(place, &places[0]);
    let stands_here = |text: &TextEntry| match text.slag {
        TextKind::Skriven => text.typed_at(&places),
        TextKind::Varde => values.contains(&text.namn) || text.referens.iter().any(|Written(at)| is_here(at)),
        _ => text.platser.iter().any(|Written(at)| is_here(at)),
    };
    let parts = index.texts(stands_here);
    let (kind, name) = if name.is_empty() { (Kind::Template, None) } else { (Kind::Key, Some(name.clone())) };
    let mut entry = Entry { kind, name, value: value.clone(), used_by: values, places, ..Entry::default() };
    let document_and_section = |part: &Part| {
        let Stand { document, section, .. } = index.stand_of(part);
        Stand { document, section, ..Stand::default() }
    };
    index.stand_by(&mut entry, &parts, document_and_section);
    vec![entry]
}

/// Whether a key lies in another: `fakta.period.fran` in `fakta.period`, `bilagor[1].nyckel` in `bilagor[1]`.
fn lies_in(key: &str, other: &str) -> bool {
    key.strip_prefix(other).is_some_and(|rest| rest.starts_with(['.', '[']))
}

/// Whole lines of a file.
fn lines(file: &str, first: u32, last: u32) -> Place {
    Place::Text(TextPlace { file: file.into(), line: first, column: 1, end_line: last + 1, end_column: 1 })
}
