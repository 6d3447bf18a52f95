//! All who belong to the organisation under two names: as what they are, and as those who belong to it.

use std::collections::BTreeMap;
use std::ops::Range;

use super::{Told, is_member, kind_of};
use crate::review::language_data::LANGUAGE;
use crate::review::readings::Reading;
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
    // "58 städer i Norge", "58 städer och åtta högskolor": some of them.
    let next = words.get(last + 1).map_or("", |(_, word)| word.as_str());
    let list = [&LANGUAGE.ortsprepositioner, &LANGUAGE.bindeord, &LANGUAGE.utanfor];
    if list.iter().any(|list| list.contains(next)) {
        return None;
    }
    if key == LANGUAGE.medlemsord {
        // Those of a kind who belong are all of that kind.
        let kind = kind_of(compounded(noun)).filter(|_| is_member(noun))?;
        return (kind == *only).then_some(only);
    }
    // "Föreningen samlar 46 städer": those of the one kind that it gathers are all of them.
    let first = words.iter().position(|(word, _)| word.start >= range.start)?;
    let gathers = first.checked_sub(1).is_some_and(|before| LANGUAGE.samlar.contains(&words[before].1));
    let inside = |reading: &&Reading| {
        words[0].0.start <= reading.range.start && reading.range.end <= words[words.len() - 1].0.end
    };
    let alone = read.readings.iter().filter(inside).count() == 1;
    (*only == LANGUAGE.medlemsord && kind_of(noun).as_deref() == Some(key) && gathers && alone).then_some(only)
}

/// What a compound has after its first part.
fn compounded(noun: &str) -> &str {
    let rest = noun.strip_prefix(LANGUAGE.medlemsord.as_str()).unwrap_or_default();
    rest.strip_prefix('s').unwrap_or(rest)
}

#[cfg(test)]
mod tests {
    use crate::review::testing::Changed;

    #[test]
    fn all_members_are_counted_under_two_names() {
        let told = |text: &str| {
            let to = format!("behov = \"Regleringen behöver bli kortare. {text}\"");
            let changed = [("arende.toml", "behov = \"Regleringen behöver bli kortare.\"", to.as_str())];
            Changed { texts: &changed, ..Changed::default() }.messages("G33").len()
        };
        for wrong in [
            "I nätverket ingår 58 kommuner. Nätverket har 85 medlemskommuner.",
            "I nätverket ingår 58 kommuner. Nätverket har 85 medlemskommuner, de flesta i Mälardalen.",
            "Nätverket har 64 medlemmar. Nätverket samlar 46 kommuner.",
            "Nätverket har 64 medlemmar. Nätverket, som samlar 46 kommuner, leds från Uddevalla.",
        ] {
            assert_eq!(told(wrong), 1, "{wrong}");
        }
        for right in [
            "I nätverket ingår 58 kommuner. Nätverket har 58 medlemskommuner, de flesta i Mälardalen.",
            "I nätverket ingår 58 kommuner. Nätverket har tolv medlemskommuner i Västsverige.",
            "Nätverket har 64 medlemmar. Nätverket samlar 46 kommuner och 18 högskolor.",
            "Nätverket har 64 medlemmar. Nätverket samlar 46 kommuner i södra Sverige.",
            "Nätverket har 64 medlemmar. Nätverket har hållit möten i 46 kommuner.",
            "Nätverket har 64 medlemmar. Eurocities samlar 46 kommuner.",
            "Nätverket har 64 medlemmar. När nätverket bildades omfattade det 46 kommuner.",
        ] {
            assert_eq!(told(right), 0, "{right}");
        }
    }
}
