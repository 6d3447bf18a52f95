//! How many came to the rows that a sentence names, in all or from the unit that it names.

use std::ops::Range;

use super::meant::Meant;
use crate::review::figures::derived::books::{Book, Rows};
use crate::review::figures::pieces::Counted;
use crate::review::figures::{Sentence, Slip};
use crate::review::language_data::LANGUAGE;
use crate::review::passages::Spoken;
use crate::review::tables::{Attended, Seats};

/// So many words after a number say whom it counts.
const NEAR: usize = 4;

/// The end of a word for units of some sort has so many letters: "fackförvaltningarna".
const ENDING: usize = 7;

/// A number so many times another is one of something else.
const SIZE: i64 = 3;

/// A number of people, and the unit that stands with it.
struct People {
    number: Counted,
    unit: Option<usize>,
    /// Whether a word after it says that it counts people.
    told: bool,
}

/// How many a unit has in some rows, or all have.
pub(super) fn people_in(attended: &Attended<'_>, rows: &Rows, unit: Option<usize>) -> i64 {
    rows.iter().map(|row| attended.of_row(*row, unit).map_or(0, |(number, _)| number)).sum()
}

impl Sentence<'_> {
    /// Numbers of people that are not those of the rows that are named.
    pub(super) fn direct_people(&self, book: &Book<'_>, attended: &Attended<'_>) -> Vec<Slip> {
        let speaks = self.lower.iter().any(|(_, word)| {
            LANGUAGE.direkt.narvaro.contains(word) || attended.is_people(word) || attended.is_noun(word)
        });
        if !speaks || self.tells_of_others(attended) {
            return Vec::new();
        }
        if let Some(slip) = self.pair_summed() {
            return vec![slip];
        }
        let counted = self.people_counted(attended);
        let several = counted.len() > 1;
        let check = |people: &People| self.people_differ(book, attended, people, several);
        counted.iter().filter_map(check).collect()
    }

    /// What is denied, an average, or of others than those of the sheet.
    fn tells_of_others(&self, attended: &Attended<'_>) -> bool {
        let own = |word: &str| attended.is_noun(word) || attended.is_people(word);
        self.tells_what_it_came_of()
            || self.has_any(&LANGUAGE.sifferord.nekar_alls)
            || self.has_any(&LANGUAGE.ingen)
            || self.tells_average()
            || self.leaves_out()
            || self.has_any(&LANGUAGE.framtradde)
            || self.has_any(&LANGUAGE.medelvarde)
            || self.has_any(&LANGUAGE.sifferord.bada)
            || self.has_any(&LANGUAGE.harledning.forsta)
            || self.has_any(&LANGUAGE.harledning.sista)
            || Seats::speaks(&self.words())
            || (self.has_any(&LANGUAGE.flera_andra) && !self.lower.iter().any(|(_, word)| own(word)))
            || self.has(&[LANGUAGE.smaord.per, LANGUAGE.smaord.varje])
    }

    /// The numbers of the sentence that count people.
    fn people_counted(&self, attended: &Attended<'_>) -> Vec<People> {
        let ones = self.lower.iter().enumerate().filter_map(|(at, (range, word))| {
            let next = self.lower.get(at + 1).map_or("", |(_, next)| next.as_str());
            let before = self.counts_and_ones().iter().any(|(other, _)| other == range);
            let one = LANGUAGE.sifferord.ett.contains(word) && !before;
            let led = LANGUAGE.prepositioner.contains(self.before(range.start)) && !self.is_agent_number(range);
            // "Från bolagen kom en person till mötet".
            let counted = !attended.named(&[next]).is_empty() || LANGUAGE.uppgift.person.contains(next);
            (one && !led && counted && !LANGUAGE.kommunen.contains(next)).then(|| (range.clone(), 1))
        });
        let mut numbers: Vec<Counted> = self.counts_and_ones().iter().cloned().chain(ones).collect();
        numbers.sort_by_key(|(range, _)| range.start);
        numbers.into_iter().filter_map(|number| self.as_people(attended, number)).collect()
    }

    /// "representerad av två personer": who they were represented by.
    fn is_agent_number(&self, range: &Range<usize>) -> bool {
        let before = self.words_in(&(self.range.start..range.start));
        matches!(before.as_slice(), [.., verb, by] if *by == LANGUAGE.smaord.av
            && (LANGUAGE.foretrads.contains(verb) || LANGUAGE.uppgift.besoktes.contains(verb)))
    }

    /// "Webbinarierna (14 respektive 12 deltagare) nådde ihop 28": the two that stand before.
    fn pair_summed(&self) -> Option<Slip> {
        let [one, other, sum] = self.counts_and_ones() else { return None };
        let pair = self.words_in(&(one.0.end..other.0.start)) == [LANGUAGE.smaord.respektive];
        let before = self.before(sum.0.start);
        let summed = LANGUAGE.summor.contains(before) || before == LANGUAGE.smaord.ihop;
        (pair && summed && one.1 + other.1 != sum.1).then(|| {
            let what = format!("{} + {}", one.1, other.1);
            self.count_slip(sum, one.1 + other.1, what, None)
        })
    }

    fn as_people(&self, attended: &Attended<'_>, number: Counted) -> Option<People> {
        let piece = self.piece(number.0.start);
        let after = self.words_in(&(number.0.end..self.range.end));
        let next = &after[..after.len().min(NEAR)];
        let first = next.first().copied().unwrap_or_default();
        let unit = self.unit_right_after(attended, next);
        let of_all = first == LANGUAGE.smaord.av
            && next.get(1).is_some_and(|word| *word == LANGUAGE.smaord.periodens)
            && next.get(3).is_some_and(|word| attended.is_person(word));
        // "besöktes av sex av våra lärare".
        let of_ours = first == LANGUAGE.smaord.av
            && next.get(1).is_some_and(|word| LANGUAGE.sifferord.vi.contains(word) || LANGUAGE.kommunen.contains(word));
        let of_them = of_all
            || of_ours && self.is_agent_number(&number.0)
            || first == LANGUAGE.smaord.av
                && next.get(1).is_some_and(|word| {
                    LANGUAGE.sifferord.dem_vilka.contains(word)
                        || (attended.is_people(word) || attended.is_noun(word)) && LANGUAGE.is_definite_plural(word)
                });
        let people = attended.is_person(first) || LANGUAGE.direkt.folk.contains(first);
        let ends = self.text[number.0.end..].trim_start().starts_with([',', '.', ';', ':'])
            || LANGUAGE.prepositioner.contains(first);
        let before = self.words_in(&(piece.start..number.0.start));
        let verb = || before.iter().rev().take(NEAR).any(|word| LANGUAGE.direkt.narvaro.contains(word));
        let told = people || unit.is_some() || of_them;
        (told || ends && verb()).then_some(People { number, unit, told })
    }

    /// The unit that the words after a number lead in: "från fackförvaltningarna", "förtroendevalda", "lärare från kontoret".
    pub(super) fn unit_right_after(&self, attended: &Attended<'_>, next: &[&str]) -> Option<usize> {
        let by_end = |word: &str| {
            let plural = LANGUAGE.is_definite_plural(word);
            let mut ends = word.char_indices().skip(1).map(|(at, _)| &word[at..]);
            ends.find_map(|end| {
                let long = end.chars().count() >= ENDING;
                attended.named(&[end]).first().copied().filter(|_| long && plural)
            })
        };
        let from = next.iter().take(2).position(|word| *word == LANGUAGE.smaord.fran);
        let whence = from.and_then(|at| next.get(at + 1));
        attended
            .led(next)
            .or_else(|| whence.and_then(|word| attended.named(&[*word]).first().copied().or_else(|| by_end(word))))
    }

    fn people_differ(&self, book: &Book<'_>, attended: &Attended<'_>, people: &People, several: bool) -> Option<Slip> {
        let (range, typed) = &people.number;
        let piece = self.piece(range.start);
        let words = self.words_in(&piece);
        let before = self.before(range.start);
        let held = words.iter().any(|word| LANGUAGE.direkt.jamfor.contains(word));
        // "sex deltaganden, hälften av dem på mötet": what is named after it is of the part.
        let part = |pair: &[Spoken]| {
            pair[0].0.start > range.end && pair[0].1 == LANGUAGE.smaord.av && LANGUAGE.slutna.dem.contains(&pair[1].1)
        };
        if held
            || self.lower.windows(2).any(part)
            || self.is_quoted(range)
            || self.is_bound(range)
            || before == LANGUAGE.smaord.av && !self.is_agent_number(range)
            || self.has(&[LANGUAGE.smaord.respektive])
            || LANGUAGE.sifferord.varav.contains(before)
            || LANGUAGE.sifferord.de_dem.contains(before)
            || words.iter().any(|word| LANGUAGE.dessutom.contains(word))
        {
            return None;
        }
        // "20 personer från staden, i huvudsak från förvaltningarna": who they were is told later of some.
        let clause = self.clauses().into_iter().find(|clause| clause.contains(&range.start))?;
        let after: Vec<&str> = self.after(range.end).take(NEAR).collect();
        // "från staden", and not "från stadens bolag".
        let word = |at: usize| after.get(at).copied().unwrap_or_default();
        let ours = (0..after.len()).any(|at| {
            word(at) == LANGUAGE.smaord.fran && self.is_ours(word(at + 1)) && attended.named(&[word(at + 2)]).is_empty()
        });
        let units = if ours { Vec::new() } else { attended.named(&self.words_in(&(self.range.start..clause.end))) };
        // "fem personer från miljöförvaltningen": of some that no column has.
        let whence = after.iter().take(3).any(|word| *word == LANGUAGE.smaord.fran);
        if whence && !ours && people.unit.is_none() && attended.named(&after).is_empty() {
            return None;
        }
        let unit = match (people.unit.filter(|_| !ours), units.as_slice()) {
            (Some(unit), _) => Some(unit),
            (None, [unit]) if !several => Some(*unit),
            (None, []) => None,
            _ => return None,
        };
        if several && people.unit.is_none() {
            return None;
        }
        // What the number's own clause names is meant, or else what the sentence does.
        let own = self.meant(book, &clause, None).filter(Meant::is_told);
        let stretch = if self.years_in(&self.range).len() > 1 { clause } else { self.range.clone() };
        if self.years_in(&stretch).len() > 1
            || self.has(&[LANGUAGE.smaord.enda]) && self.years_in(&self.range).len() > 1
        {
            return None;
        }
        let meant = own.or_else(|| self.meant(book, &stretch, None))?;
        let all = !several && (self.has_any(&LANGUAGE.summor) || self.names_all(book, &meant.rows));
        let all = all || !several && meant.listed && !meant.named && self.names_them(book);
        let one = meant.only().is_some();
        if !(one && meant.is_told() || all || meant.timed && !meant.listed && !meant.named && people.told && !several) {
            return None;
        }
        let rows = i64::try_from(meant.rows.len()).ok()?;
        let others = self.counts_and_ones().iter().filter(|(other, _)| other != range);
        let whole = people_in(attended, book.rows(), None);
        if !several && others.into_iter().any(|(_, other)| *other != rows && *other != 1 && *other != whole) {
            return None;
        }
        let known = people_in(attended, &meant.rows, unit);
        let right = |known: i64| known == *typed || self.may_be(range, *typed, known);
        let ways = meant.ways(book);
        if ways.iter().any(|rows| right(people_in(attended, rows, unit))) || known == 0 {
            return None;
        }
        // "besöktes av sju av våra tjänstepersoner": some of those who came.
        let some = matches!(after.as_slice(), [of, our, ..] if *of == LANGUAGE.smaord.av && LANGUAGE.sifferord.vi.contains(our));
        if some && unit.is_none() && *typed < known {
            return None;
        }
        // "lockade elva lärare": those of some unit that the sentence has another word for.
        let first = self.after(range.end).next().unwrap_or_default();
        let plain = LANGUAGE.direkt.folk.contains(first) || attended.is_people(first) || attended.is_noun(first);
        let mut each = attended.all().map(Some);
        if unit.is_none() && !plain && each.any(|unit| right(people_in(attended, &meant.rows, unit))) {
            return None;
        }
        let ours = unit.is_some() || self.lower.iter().any(|(_, word)| self.is_ours(word));
        let other_size = *typed > known * SIZE || *typed * SIZE < known;
        (ours || !other_size).then(|| self.count_slip(&people.number, known, book.spec.blad.clone(), book.place()))
    }

    /// Whether a number right before a word for the rows says that all that are meant are meant together: "De två stämmorna".
    fn names_all(&self, book: &Book<'_>, rows: &Rows) -> bool {
        let count = i64::try_from(rows.len()).unwrap_or(0);
        let is_noun = |word: &str| book.is_row(word) || book.marks.iter().any(|mark| mark.listed && mark.is_kind(word));
        self.counts_and_ones().iter().any(|(range, number): &(Range<usize>, i64)| {
            let next: Vec<&str> = self.after(range.end).take(1).collect();
            let of_rows = match next.as_slice() {
                [first, ..] => is_noun(first),
                _ => false,
            };
            *number == count && of_rows
        })
    }

    /// "De digitala tillfällena": all that have the value.
    fn names_them(&self, book: &Book<'_>) -> bool {
        let valued = |word: &str| book.marks.iter().any(|mark| mark.listed && mark.is_kind(word));
        self.lower.windows(3).take(1).any(|three| {
            three[0].1 == LANGUAGE.smaord.de && valued(&three[1].1) && LANGUAGE.is_definite_plural(&three[2].1)
        })
    }
}
