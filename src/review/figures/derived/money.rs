//! Amounts that the sheet of costs gives for what a sentence names: sums, averages, differences between years and what is left.

use std::ops::Range;

use rust_decimal::Decimal;

use super::Derived;
use super::books::{Book, Rows, number};
use super::scope::Reach;
use crate::review::figures::parts::is_years;
use crate::review::figures::{Sentence, Slip};
use crate::review::language_data::LANGUAGE;
use crate::review::readings::Reading;

/// An average may be rounded by one of so many parts.
const ROUNDED: i64 = 200;

/// An amount so many times smaller than any that was paid is one of something else.
const SMALL: i64 = 4;

/// An amount so many times all that was paid is one of something else.
const OTHER_SIZE: i64 = 2;

impl Sentence<'_> {
    /// The amount of the sentence, where nothing gives it that the sentence names.
    pub(super) fn derived_amount_told(&self, derived: &Derived<'_>) -> Option<Slip> {
        let book = derived.books.iter().find(|book| book.has_amounts())?;
        let amounts = self.money();
        // Of several amounts one may be a part, a change or a budget; one that changes, or is a part, is none that the sheet has.
        let part = match amounts.as_slice() {
            [_] => None,
            // "kostade 177 200 kr, varav avgifterna 172 000 kr".
            [whole, part] => {
                let between = self.words_in(&(whole.0.range.end..part.0.range.start));
                Some(part).filter(|_| between.contains(&LANGUAGE.smaord.varav)).map(Some)?
            }
            _ => return None,
        };
        let (reading, typed) = amounts.first()?;
        // "har dragit 711 400 kr under sex år", where the sheet has six.
        let all_years = self.counts_of_years() == [i64::try_from(book.years().len()).unwrap_or(0)];
        // "De tre åren med resor kostade": which years are meant nobody can tell.
        if !all_years && !self.counts_of_years().is_empty() {
            return None;
        }
        let put_together = self.has_any(&LANGUAGE.harledning.raknar_ihop);
        let told = self.has_period() || self.is_summed_up() || self.is_of_each_year(book) || put_together;
        let some_years = self.years_at_an_end(book.years()).is_some();
        let timed = !self.years().is_empty() || all_years || some_years || told;
        let whole = timed
            && !self.compares()
            && (!self.led_by(reading, LANGUAGE.smaord.med) || self.is_summed_up())
            && !self.opens_with_of()
            && !self.is_led_by_of(&reading.range);
        // "hade staden betalat": what was not so.
        if self.has(&[LANGUAGE.smaord.hade]) || !whole || !self.is_of_own_costs(book) {
            return None;
        }
        let of = |(reading, typed): &(&Reading, Decimal)| self.derived_amount(derived, book, (reading, *typed));
        of(&(*reading, *typed)).or_else(|| part.and_then(of))
    }

    /// Whether an amount is told of each year, of now or of before: "i dag 45 000 kr om året", "när inriktningen skrevs".
    fn is_of_each_year(&self, book: &Book<'_>) -> bool {
        if self.tells_own_fee() && !self.has_any(&LANGUAGE.raknade_med) {
            return true;
        }
        let time = self.tells_rate()
            || self.tells_average()
            || self.has_any(&LANGUAGE.numera)
            || self.has_any(&LANGUAGE.harledning.tidigare)
            || self.names_document();
        // "El, 30 000 kr om året", "Grannföreningens hyra är i dag 12 000 kr": of something else.
        let mean = |noun: &str| LANGUAGE.medelvarde.contains(noun) && LANGUAGE.is_of_costs(noun);
        let average = self.opener.as_ref().is_some_and(|(noun, _)| mean(noun));
        // "de samlade kostnaderna", "jämte resor": of everything that the sheet has.
        let average = average || self.tells_average() && (self.is_summed_up() || self.counts_items_in(book));
        let own = self.names_own() || self.names_document() || self.names_taking_part() || average;
        time && own && !self.has_any(&LANGUAGE.raknade_med)
    }

    /// "erlägges varje år 55 500 kr", "Årsavgiften, 46 000 kr": the fee, and nothing that says whose else it is.
    fn tells_own_fee(&self) -> bool {
        let word = |at: usize| self.lower.get(at).map_or("", |(_, word)| word.as_str());
        let Some(at) = self.lower.iter().position(|(_, word)| LANGUAGE.harledning.avgift.contains(word)) else {
            return false;
        };
        let yearly = at > 0 && LANGUAGE.harledning.arlig.contains(word(at - 1));
        let next = word(at + 1);
        // "avgiften för små städer".
        let today = word(at + 2) == LANGUAGE.smaord.dag;
        let of = next == LANGUAGE.smaord.for_
            || next == LANGUAGE.smaord.till
            || next == LANGUAGE.smaord.i && !today
            || next == LANGUAGE.smaord.som;
        let called = |word: &str| LANGUAGE.organisationshuvuden.values().any(|called| called == word);
        let own = || (at + 2..self.lower.len()).take(2).any(|at| self.is_own_word(word(at)) || called(word(at)));
        (yearly || LANGUAGE.egna_avgifter.begin(word(at))) && (!of || own())
    }

    /// Whether a word is one for the organisation, or for belonging to it.
    fn is_own_word(&self, word: &str) -> bool {
        LANGUAGE.organisationen.contains(word)
            || LANGUAGE.egna.contains(word)
            || LANGUAGE.kommunen.contains(word)
            || word.starts_with(LANGUAGE.medlemsord.as_str())
    }

    /// "Genomsnittsåret kostade 117 000 kr", "i medeltal".
    pub(in crate::review::figures) fn tells_average(&self) -> bool {
        self.has_any(&LANGUAGE.medelvarde) || self.lower.iter().any(|(_, word)| LANGUAGE.genomsnittliga.begin(word))
    }

    /// Whether the sentence says that items are counted in: "inräknade", "jämte resor", "med resor".
    pub(super) fn counts_items_in(&self, book: &Book<'_>) -> bool {
        let items = || book.marks.iter().filter(|mark| mark.listed);
        // "Resorna har kostat 7 750 kr, och alla företogs med tåg": what the sentence is of is not counted in.
        let once = |word: &str| {
            let of = items().find(|mark| mark.is_kind(word));
            of.is_some_and(|mark| self.lower.iter().filter(|(_, other)| mark.is_kind(other)).count() == 1)
        };
        let with =
            |pair: &[(Range<usize>, String)]| LANGUAGE.harledning.medtaget.contains(&pair[0].1) && once(&pair[1].1);
        self.has_any(&LANGUAGE.inraknat) || self.lower.windows(2).any(with)
    }

    /// Whether the sentence speaks of what the case's own has cost.
    pub(super) fn is_of_own_costs(&self, book: &Book<'_>) -> bool {
        let words = self.words();
        let item = words.iter().any(|word| book.marks.iter().any(|mark| mark.listed && mark.is_kind(word)));
        // "Lägger man ihop alla fyra åren blir det 211 400 kr", "Summa fyra år: 260 300 kr".
        let years = self.lower.iter().any(|(_, word)| is_years(word) || LANGUAGE.sifferord.aren.contains(word));
        let summed = years && (self.is_summed_up() || self.has_any(&LANGUAGE.harledning.raknar_ihop));
        // "Årsavgiften ligger på 43 000 kronor".
        let fee = self.tells_own_fee();
        let costs = item || summed || fee || self.has_any(&LANGUAGE.harledning.betalat);
        let shared = self.is_shared_on_others();
        let cost = |noun: &str| LANGUAGE.is_of_costs(noun) || LANGUAGE.harledning.betalat.contains(noun);
        let known =
            |noun: &str| cost(noun) || LANGUAGE.is_of_time(noun) || book.marks.iter().any(|mark| mark.is_kind(noun));
        let of_thing = self.opener.as_ref().is_some_and(|(noun, own)| !own && !known(noun));
        // "Genomsnittskostnaden per år uppgår till 84 000 kr": the cost of all.
        let opens =
            (self.tells_rate() || self.tells_average()) && self.opener.as_ref().is_some_and(|(noun, _)| cost(noun));
        let own = self.names_own() || self.names_document() || self.names_taking_part();
        let definite = |word: &&str| cost(word) && LANGUAGE.is_of_costs(word) && word.ends_with(['n', 't', 'a']);
        let opens = opens || self.is_summed_up() && self.tells_rate() && words.iter().any(definite);
        let told = own || summed || opens || item || fee || self.has_period() || !self.years().is_empty();
        costs && told && !shared && !of_thing && !self.has_any(&LANGUAGE.inte_betalt)
    }

    /// "per deltagare", "varje besök": shared out on what no sheet of costs has.
    pub(in crate::review::figures) fn is_shared_on_others(&self) -> bool {
        let each = |pair: &[(Range<usize>, String)]| {
            LANGUAGE.sifferord.per_varje.contains(pair[0].1.as_str()) && !LANGUAGE.is_of_time(&pair[1].1)
        };
        self.lower.windows(2).any(each)
    }

    /// "Priset för att vara med": belonging in other words.
    fn names_taking_part(&self) -> bool {
        LANGUAGE.harledning.att_vara_med.iter().any(|phrase| {
            let after = self.small().split_once(phrase.as_str()).map(|(_, after)| after);
            // "att vara med på mässan": at something of its own.
            let of_other = |after: &str| {
                let mut after = after.split_whitespace();
                after.next().is_some_and(|at| at == LANGUAGE.smaord.pa)
                    && after.next().is_some_and(|word| !LANGUAGE.organisationen.contains(word))
            };
            after.is_some_and(|after| !of_other(after))
        })
    }

    fn derived_amount(
        &self,
        derived: &Derived<'_>,
        book: &Book<'_>,
        (reading, typed): (&Reading, Decimal),
    ) -> Option<Slip> {
        if self.is_quoted(&reading.range) || self.is_bound(&reading.range) {
            return None;
        }
        let reaches = self.reaches(book, &reading.range, true)?;
        let all = book.paid(book.rows());
        // "5 700 kr över den lägsta" is held against another; so small an amount is the price of something.
        let beyond = self.is_over_another(reading.range.end);
        let least =
            book.rows().iter().map(|row| book.paid(&Rows::from([*row]))).filter(|paid| !paid.is_zero()).min()?;
        if beyond
            || typed * Decimal::from(SMALL) < least
            || self.is_of_one_thing()
            || self.is_of_other_time_or_kind(&reading.range)
        {
            return None;
        }
        let possible = self.possible_amounts(derived, book, &reaches);
        let allowed = |known: &Decimal| self.allows(reading, typed, *known);
        if typed > all * Decimal::from(OTHER_SIZE) || possible.iter().any(allowed) {
            return None;
        }
        if self.averages(book, &reaches).iter().any(|exact| (*exact - typed).abs() * Decimal::from(ROUNDED) <= *exact) {
            return None;
        }
        let exact = reaches.first()?;
        Some(self.amount_slip(reading, book.paid(&exact.rows), exact.what.join(", "), book.place()))
    }

    /// What an amount may be: what any reach has cost, what facts say, and what these differ by.
    pub(super) fn possible_amounts(&self, derived: &Derived<'_>, book: &Book<'_>, reaches: &[Reach]) -> Vec<Decimal> {
        let mut possible: Vec<Decimal> = reaches.iter().map(|reach| book.paid(&reach.rows)).collect();
        possible.extend(&derived.amounts);
        if self.has_any(&LANGUAGE.harledning.utom) {
            let told = possible.clone();
            possible.extend(told.iter().flat_map(|one| told.iter().map(move |other| (*one - *other).abs())));
            for reach in reaches {
                let years: Vec<Decimal> = book.paid_by_year(&self.of_any_time(book, reach)).into_values().collect();
                possible.extend(years.iter().flat_map(|one| years.iter().map(move |other| (*one - *other).abs())));
            }
        }
        possible.iter().map(|amount| amount.normalize()).collect()
    }

    /// The rows of a reach's values in any year.
    fn of_any_time(&self, book: &Book<'_>, reach: &Reach) -> Rows {
        let marks = book.marks.iter().filter(|mark| mark.listed && reach.what.contains(&mark.value));
        let rows: Rows = marks.flat_map(|mark| mark.rows.iter().copied()).collect();
        if rows.is_empty() { book.rows().clone() } else { &rows & book.rows() }
    }

    /// What a reach costs in a year on average, and all of it in a month.
    pub(super) fn averages(&self, book: &Book<'_>, reaches: &[Reach]) -> Vec<Decimal> {
        let paid = |reach: &Reach| {
            let sum = book.paid(&reach.rows);
            let years = sum.checked_div(number(book.length(&reach.rows)));
            let all = sum.checked_div(number(book.years().len()));
            let parts = self.lower.iter().filter_map(|(_, word)| LANGUAGE.harledning.per_ar.get(word));
            let parts =
                parts.flat_map(|times| [years, all].into_iter().flatten().map(|sum| sum / Decimal::from(*times)));
            years.into_iter().chain(all).chain(parts.collect::<Vec<_>>()).collect::<Vec<_>>()
        };
        reaches.iter().flat_map(paid).filter(|average| !average.is_zero()).collect()
    }
}
