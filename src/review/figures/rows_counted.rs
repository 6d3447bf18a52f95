//! How many rows the workbook has, of a year or in all and of a kind, held against a sentence: "Fyra av de sju mötena var digitala".

use std::ops::Range;

use super::{Sentence, Slip, count};
use crate::codes;
use crate::message::message;
use crate::review::language_data::LANGUAGE;
use crate::review::readings::{Numeral, Reading};
use crate::review::subjects::is_place;
use crate::review::tables::{Countable, Noun};

impl Sentence<'_> {
    /// Counts of rows of a table in a year, or in all, by the noun after the number.
    pub(super) fn counts(&self, tables: &[Countable<'_>]) -> Vec<Slip> {
        let mut slips = Vec::new();
        // "tre möten, varav ett seminarium": the whole stands before its parts.
        let varav = self
            .lower
            .iter()
            .find(|(_, word)| word == LANGUAGE.smaord.varav)
            .map_or(self.range.end, |(range, _)| range.start);
        // "fyra möten, fler än de föregående åren" compares what has been counted.
        let last = self.readings.last().map_or(self.range.end, |reading| reading.range.end);
        let compares = |range: &Range<usize>, word: &String| {
            LANGUAGE.fler.contains(word) && range.start > last && self.text[last..range.start].contains(',')
        };
        let compared =
            self.lower.iter().find(|(range, word)| compares(range, word)).map_or(varav, |(range, _)| range.start);
        let varav = varav.min(compared);
        let other = |(range, word): &(Range<usize>, String)| range.start < varav && LANGUAGE.inte_rader.contains(word);
        if self.lower.iter().any(other) || self.readings.iter().any(|r| matches!(r.numerals[0].0, Numeral::Period(..)))
        {
            return slips;
        }
        // "Året därefter, när två möten hölls, blev det nio, och för hela perioden 32": of a year that is told elsewhere.
        let of_all = || (self.has_period() || self.tells_of_all()) && !self.is_of_year_beside();
        // "Sex möten, varav en under 2022": the year is of the one.
        let of_part = self.readings.iter().any(|reading| super::is_year(reading) && reading.range.start > varav);
        // "två möten, ett av dem Övningsdagarna 2022": the year is of what is named.
        let mut years = self.readings.iter().filter(|reading| super::is_year(reading));
        let of_part = of_part || years.all(|year| self.is_of_name(year));
        let Some(year) = self.year().filter(|_| !of_part).map(Some).or_else(|| of_all().then_some(None)) else {
            return slips;
        };
        for reading in &self.readings {
            if reading.range.start > varav {
                break;
            }
            let Some(count) = count(reading).filter(|_| !self.is_rate(&reading.range) && !self.is_of_ten(reading))
            else {
                continue;
            };
            // "fick rapporter vid tre tillfällen": of the reports.
            let next = self.after(reading.range.end).next().unwrap_or_default();
            if LANGUAGE.tillfallen.contains(next) && self.lower.iter().any(|(_, word)| LANGUAGE.rapporterat.begin(word))
            {
                continue;
            }
            // "började med två möten 2018, fortsatte med ett om året och slutade med tre 2021": each has its own year.
            let piece = self.piece(reading.range.start);
            let own_year = |other: &Reading| super::is_year(other) && piece.contains(&other.range.start);
            if year.is_none() && self.readings.iter().any(own_year) {
                continue;
            }
            // What a comma parts from the number is not counted by it: "nitton personer, inräknat årsmötet".
            let end = piece.end;
            // "två deltagare på årsmötet": what a preposition parts from it is not counted either.
            let after = self.words_in(&(reading.range.end..end)).into_iter().take(3);
            let mut nouns = after.take_while(|word| !LANGUAGE.prepositioner.contains(word));
            let found = tables
                .iter()
                .find_map(|table| nouns.by_ref().find_map(|noun| table.meant(noun)).map(|noun| (table, noun)));
            let Some((table, noun)) = found else { continue };
            // "vid två tillfällen, Trädveckan och årsmötet": what is listed after is no kind of all.
            let words = if matches!(noun, Noun::Row) || varav < self.range.end {
                self.words_before_list(reading.range.end)
            } else {
                self.words()
            };
            let Some((known, what, place)) = table.count(year, &noun, &words) else { continue };
            if known != count && count > 1 && !self.allows(reading, count.into(), known.into()) {
                let text = &self.text[reading.range.clone()];
                let problem = message!(codes::FIGURE_COUNT, text = text, antal = known, vad = what);
                slips.push((reading.range.clone(), problem, place));
            }
        }
        slips
    }

    /// "Fyra av mötena var fysiska", "sex möten har ägt rum, varav två under 2022".
    pub(super) fn parts_of_rows(&self, tables: &[Countable<'_>]) -> Vec<Slip> {
        let mut slips = Vec::new();
        if self.has_any(&LANGUAGE.sifferord.inte_rader) {
            return slips;
        }
        let named = self.lower.iter().find_map(|(range, word)| {
            let table = tables.iter().find(|table| matches!(table.meant(word), Some(Noun::Row)))?;
            Some((table, range.start))
        });
        let Some((table, _)) = named else { return slips };
        for (range, typed) in self.counts_and_ones().iter().cloned() {
            if LANGUAGE.ungefar.contains_key(self.before(range.start)) {
                continue;
            }
            let after: Vec<&str> = self.after(range.end).take(4).collect();
            let is_row = |noun: &str| matches!(table.meant(noun), Some(Noun::Row));
            let of_named = || self.is_part_of_all(range.start, table);
            let of_all = match after.as_slice() {
                [of, rest @ ..] if *of == LANGUAGE.smaord.av => match rest {
                    [noun, ..] if is_row(noun) => true,
                    [all, noun, ..] if LANGUAGE.sifferord.de_alla.contains(all) && is_row(noun) => true,
                    [the, _, noun] if *the == LANGUAGE.smaord.de && is_row(noun) => true,
                    [them, ..] => *them == LANGUAGE.smaord.dem && of_named(),
                    [] => false,
                },
                _ => self.before(range.start) == LANGUAGE.smaord.varav && of_named(),
            };
            let of_year = match after.as_slice() {
                [word, year, ..]
                    if LANGUAGE.sifferord.arets.contains(word) && self.before(range.start) == LANGUAGE.smaord.varav =>
                {
                    year.parse().ok()
                }
                _ => None,
            };
            let known = match (of_all, of_year) {
                (true, None) if self.years().is_empty() => {
                    let clause = self.words_of_clause(range.end);
                    table.count(None, &Noun::Row, &clause).filter(|(_, what, _)| what.contains(", "))
                }
                (_, Some(year)) if of_named() || !of_all => table.count(Some(year), &Noun::Row, &[]),
                (true, None) => self.both_in(table, typed),
                _ => None,
            };
            if let Some((known, what, place)) = known.filter(|(known, ..)| *known != typed) {
                slips.push(self.count_slip(&(range, typed), known, what, place));
            }
        }
        slips
    }

    /// "Två av mötena, båda under 2021, hölls på plats": of the year there are others than so many that are so.
    fn both_in(&self, table: &Countable<'_>, typed: i64) -> Option<(i64, String, Option<crate::place::Place>)> {
        let both = self.lower.windows(3).any(|three| {
            LANGUAGE.sifferord.bada.contains(&three[0].1)
                && LANGUAGE.sifferord.arets.contains(&three[1].1)
                && Some(three[2].1.as_str()) == self.year().map(|year| year.to_string()).as_deref()
        });
        let text = self.small();
        let mut words = self.words();
        let forms = LANGUAGE.former.iter().filter(|(phrase, _)| text.contains(phrase.as_str()));
        words.extend(forms.map(|(_, form)| form.as_str()));
        let year = self.year().filter(|_| both)?;
        let found =
            table.count(Some(year), &Noun::Row, &words).filter(|(_, what, _)| what.matches(", ").count() > 1)?;
        // What was held in both ways was held on the spot as well.
        let most = found.0 + table.mixed(Some(year));
        (typed > most).then_some(found)
    }

    /// Whether a number before a byte is that of all rows: "sju möten, varav fyra …".
    fn is_part_of_all(&self, at: usize, table: &Countable<'_>) -> bool {
        let all = table.count(None, &Noun::Row, &[]).map(|(all, ..)| all);
        let mut before = self.readings.iter().filter(|reading| reading.range.end <= at);
        let first = before.next().filter(|_| before.next().is_none());
        first.is_some_and(|reading| {
            let row = self.after(reading.range.end).next().and_then(|noun| table.meant(noun));
            count(reading) == all && matches!(row, Some(Noun::Row))
        })
    }

    /// "Staden har deltagit i nio möten": in all, without a word for the period.
    fn tells_of_all(&self) -> bool {
        let own = self.lower.iter().any(|(_, word)| LANGUAGE.kommunen.contains(word) || word == LANGUAGE.smaord.vi);
        own && self.has(&[LANGUAGE.smaord.har])
            && self.lower.iter().any(|(_, word)| LANGUAGE.har_deltagit.contains(word))
    }

    /// Whether a name stands right before a year: "Övningsdagarna 2022"; a place tells where.
    fn is_of_name(&self, year: &Reading) -> bool {
        let before = self.lower.iter().rfind(|(range, _)| range.end <= year.range.start);
        before.is_some_and(|(range, _)| {
            let written = &self.text[range.clone()];
            let capital = written.starts_with(char::is_uppercase) && written.chars().skip(1).any(char::is_lowercase);
            capital && range.start > self.range.start && !is_place(written)
        })
    }

    /// The words of the sentence to the first comma after a byte.
    fn words_before_list(&self, at: usize) -> Vec<&str> {
        let end = self.text[at..self.range.end].find([',', ':', ';']).map_or(self.range.end, |found| at + found);
        self.lower.iter().filter(|(range, _)| range.end <= end).map(|(_, word)| word.as_str()).collect()
    }

    /// The words after a byte to the end of its clause; "däribland …" between commas is no end.
    fn words_of_clause(&self, at: usize) -> Vec<&str> {
        let mut start = at;
        let mut chunks = self.text[at..self.range.end].split_inclusive([',', ';', ':']).map(|chunk| {
            let inside = start..start + chunk.len();
            start = inside.end;
            inside
        });
        let first = chunks.next().unwrap_or(at..at);
        let aside = chunks.next().filter(|aside| {
            let text = self.text[aside.clone()].to_lowercase();
            LANGUAGE.oppna_delar.begin(text.trim_start())
        });
        let rest = aside.and_then(|_| chunks.next());
        let inside = |range: &Range<usize>| {
            let holds = |chunk: &Range<usize>| chunk.start <= range.start && range.end <= chunk.end;
            holds(&first) || rest.as_ref().is_some_and(holds)
        };
        let words = self.lower.iter().filter(|(range, _)| inside(range)).map(|(_, word)| word.as_str());
        words.take_while(|word| *word != LANGUAGE.smaord.och).collect()
    }
}
