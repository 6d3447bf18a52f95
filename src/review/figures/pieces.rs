//! A sentence in the pieces that its commas and conjunctions part, and its counts with "en" among them.

use std::ops::Range;

use super::{Sentence, count};
use crate::review::language_data::LANGUAGE;

/// Marks that end a piece.
const MARKS: [char; 7] = [',', ';', ':', '(', ')', '–', '\n'];

/// A number with its unit has at most so many words.
const ALONE: usize = 2;

/// An aside has at most so many words.
const ASIDE: usize = 8;

/// A count with its bytes; "en" has no numeral of its own.
pub(super) type Counted = (Range<usize>, i64);

impl Sentence<'_> {
    /// The piece around a byte: from the last comma, bracket or conjunction to the next.
    pub(super) fn piece(&self, at: usize) -> Range<usize> {
        let (mut start, mut end) = (self.range.start, self.range.end);
        let mut before_aside = start;
        for (index, (range, word)) in self.lower.iter().enumerate() {
            let before = index.checked_sub(1).map(|before| &self.lower[before]);
            let gap = before.map_or(self.range.start, |(before, _)| before.end)..range.start;
            let marked = self.text[gap.clone()].contains(MARKS);
            // "park- och naturnämnden" is one name.
            let hyphen = before.is_some_and(|(_, word)| word.ends_with('-'));
            let joins = LANGUAGE.bindeord.contains(word) && !hyphen;
            if !(marked || joins) {
                continue;
            }
            if range.start <= at {
                let aside = start..gap.start;
                // "Kontoret, som har flest anställda, får tre": what stands aside parts nothing.
                let through = marked && !joins && self.is_aside(&aside, before_aside);
                let next = if joins { range.end } else { range.start };
                (before_aside, start) = if through { (before_aside, before_aside) } else { (start, next) };
            } else {
                end = if marked { gap.start } else { range.start };
                break;
            }
        }
        self.with_head(start)..end.max(start)
    }

    /// "Bolagens deltaganden under perioden: fem.": what ends the sentence behind a colon, and is no more than a number, is of what stands
    /// before the colon.
    fn with_head(&self, start: usize) -> usize {
        let lead = self.text[self.range.start..start].trim_end();
        if !lead.ends_with(':') || self.words_in(&(start..self.range.end)).len() > ALONE {
            return start;
        }
        let colon = self.range.start + lead.len() - 1;
        self.text[self.range.start..colon].rfind(MARKS).map_or(self.range.start, |at| {
            let mark = self.range.start + at;
            mark + self.text[mark..].chars().next().map_or(0, char::len_utf8)
        })
    }

    /// Whether a stretch between two commas is an aside without numbers to a piece that has none either.
    fn is_aside(&self, aside: &Range<usize>, before: usize) -> bool {
        let words = self.words_in(aside);
        let opens = words.first().is_some_and(|word| LANGUAGE.inskott.contains(word)) && words.len() <= ASIDE;
        let whole = before..aside.end;
        let numbers = || {
            self.readings.iter().any(|reading| whole.contains(&reading.range.start))
                || self.words_in(&whole).iter().any(|word| LANGUAGE.sifferord.ett.contains(word))
        };
        let commas = self.text[..aside.start].trim_end().ends_with(',') && self.text[aside.end..].starts_with(',');
        before < aside.start && opens && commas && !numbers()
    }

    /// Where a clause that says where something was begins in a piece after a byte, or where the piece ends: "ett möte där polisen talade".
    pub(super) fn clause_end(&self, piece: &Range<usize>, from: usize) -> usize {
        let inside = self.lower.iter().filter(|(range, _)| range.start > from && range.end <= piece.end);
        let clause = inside.into_iter().find(|(_, word)| word == LANGUAGE.smaord.dar);
        clause.map_or(piece.end, |(range, _)| range.start)
    }

    /// The words of a stretch in lower case.
    pub(super) fn words_in(&self, range: &Range<usize>) -> Vec<&str> {
        let inside = self.lower.iter().filter(|(word, _)| range.start <= word.start && word.end <= range.end);
        inside.map(|(_, word)| word.as_str()).collect()
    }

    /// The counts of the sentence in order, with "en" where it is a number: "endast en av de fem", "får nämnden en".
    pub(super) fn counts_and_ones(&self) -> &[Counted] {
        self.counts.get_or_init(|| self.read_counts())
    }

    fn read_counts(&self) -> Vec<Counted> {
        let counted = self.counted().into_iter().filter(|(reading, _)| !self.is_of_ten(reading));
        let counts = counted.filter_map(|(reading, _)| Some((reading.range.clone(), count(reading)?)));
        let ones = (0..self.lower.len()).filter(|at| self.is_number_one(*at)).map(|at| (self.lower[at].0.clone(), 1));
        let is_whole = |(range, _): &Counted| !self.is_of_time(range) && !self.is_rate(range);
        let mut all: Vec<Counted> = counts.chain(ones).filter(is_whole).collect();
        all.sort_by_key(|(range, _)| range.start);
        all
    }

    /// Whether the word at an index is "en" as a number.
    fn is_number_one(&self, at: usize) -> bool {
        let word = |at: usize| self.lower.get(at).map_or("", |(_, word)| word.as_str());
        if !LANGUAGE.sifferord.ett.contains(word(at)) {
            return false;
        }
        let before = at.checked_sub(1).map_or("", word);
        let only = LANGUAGE.endast.contains(before) || before == LANGUAGE.smaord.varav;
        let of_all = word(at + 1) == LANGUAGE.smaord.av
            && (LANGUAGE.sifferord.de_dem.contains(word(at + 2)) || self.is_count(at + 2));
        let range = &self.lower[at].0;
        let last = self.piece(range.start).end <= range.end + 1 && at > 2;
        (only && !LANGUAGE.delar.contains_key(word(at + 1))) || of_all || last
    }

    fn is_count(&self, at: usize) -> bool {
        let Some((range, _)) = self.lower.get(at) else { return false };
        self.readings.iter().any(|reading| reading.range == *range && count(reading).is_some())
    }

    /// Whether a number is of years, months, times.
    fn is_of_time(&self, range: &Range<usize>) -> bool {
        // "de två sista åren": which of them stands between.
        let mut after = self.after(range.end).skip_while(|word| LANGUAGE.del_av_tid.contains(word));
        LANGUAGE.tidsord.begin(after.next().unwrap_or_default())
    }

    /// Whether a number is of what comes again: "två möten om året".
    pub(super) fn is_rate(&self, range: &Range<usize>) -> bool {
        let after: Vec<&str> = self.after(range.end).take(4).collect();
        after.windows(2).any(|pair| LANGUAGE.is_yearly(pair[0], pair[1])) || after.contains(&LANGUAGE.smaord.arligen)
    }

    /// Whether one of a few words after a byte is wanted.
    pub(super) fn follows_soon(&self, at: usize, within: usize, wanted: impl Fn(&str) -> bool) -> bool {
        let end = self.piece(at.saturating_sub(1)).end;
        let near = self.lower.iter().filter(|(range, _)| range.start >= at && range.end <= end).take(within);
        near.into_iter().any(|(_, word)| wanted(word))
    }
}
