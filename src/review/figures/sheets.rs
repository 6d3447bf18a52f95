//! What the workbook costs, held against a sentence: amounts of years and of the whole period.

mod guards;

use rust_decimal::Decimal;

use super::{Sentence, Slip, count, share};
use crate::codes;
use crate::message::message;
use crate::review::language_data::LANGUAGE;
use crate::review::readings::{Numeral, Reading};
use crate::review::subjects::is_place;
use crate::review::tables::Priced;

/// A year that bounds others stands at most so many words after the word that says so.
const BOUND: usize = 4;

/// On which side of a year others lie, and whether it is one of them.
#[derive(Clone, Copy)]
enum Side {
    Before,
    Until,
    After,
    Since,
}

impl Sentence<'_> {
    fn amounts_told(&self, priced: Option<&Priced<'_>>) -> Vec<Slip> {
        let Some(priced) = priced else { return Vec::new() };
        if self.leaves_out() {
            return self.rest_of_year(priced).into_iter().collect();
        }
        let all = self.money();
        let other = self.is_of_what_stands_before(priced) || self.is_of_part_of_item(priced);
        if other || self.tells_with_and_without(&all) {
            return Vec::new();
        }
        let paid: Vec<_> = all.iter().filter(|(reading, _)| self.may_be_paid(reading)).copied().collect();
        if let Some(year) = self.summed_since() {
            let own = self.is_about_costs(priced) && !self.is_of_some_years(priced);
            return self.amount_since(&paid, priced, year).filter(|_| own).into_iter().collect();
        }
        let mut slips = Vec::new();
        let years = if self.is_before_a_year() { Vec::new() } else { self.years_told() };
        // "31 000 kr, inklusive 900 kr för …": the first is the whole.
        let whole = match (years.as_slice(), paid.as_slice()) {
            ([_], [first, second]) => self.is_inside(first.0.range.end..second.0.range.start),
            _ => false,
        };
        let paid: Vec<_> = if whole { paid.into_iter().take(1).collect() } else { paid };
        let about_costs = self.is_about_costs(priced);
        let told = self.clause_words(&paid);
        // "motsvarar 88 procent av årets utgifter, 75 000 kr": the part and the whole are two amounts.
        let part = self.readings.iter().any(|reading| share(reading).is_some()) && self.has(&[LANGUAGE.smaord.av]);
        if about_costs && !part && !years.is_empty() && years.len() == paid.len() {
            let change = paid.len() == 1 && self.is_changed();
            // "var 56 000 kr både 2021 och 2022 men höjdes till 70 000 kr".
            // "Under 2022 och 2023 kostade de 16 100 kr, alltså 8 050 kr om året".
            let change = change || self.has(&[LANGUAGE.smaord.bade]) || (paid.len() > 1 && self.tells_rate());
            for ((reading, typed), year) in paid.iter().zip(&years).filter(|_| !change) {
                let Some((mut known, what, place)) = priced.amount(*year, &told) else { continue };
                // Under a bound, or with something counted in, is all of it.
                let full = whole || self.counts_in() || self.before(reading.range.start) == LANGUAGE.smaord.under;
                known.truncate(if full { 1 } else { known.len() });
                if !known.iter().any(|known| self.allows(reading, *typed, *known)) {
                    slips.extend(known.first().map(|known| self.amount_slip(reading, *known, what, place)));
                }
            }
        }
        if about_costs && !part && !years.is_empty() && years.len() != paid.len() {
            slips.extend(self.amounts_by_pieces(&paid, priced));
        }
        let average = about_costs
            && (self.has_any(&LANGUAGE.medelvarde)
                || self.text.to_lowercase().contains(LANGUAGE.sifferord.genomsnitt.as_str()));
        // "Resorna kostade tillsammans 12 000 kr, 6 100 kr den första gången och …": the first is the whole.
        // "Av utfallet, totalt 308 300 kr, utgör resorna 20 100 kr": the first is of what stands before it.
        let is_of_item = |at: usize| {
            let before = self.lower.iter().take_while(|(range, _)| range.end <= at).map(|(_, word)| word.as_str());
            priced.item(&before.collect::<Vec<_>>()).is_some() || priced.item(&self.words()).is_none()
        };
        let parted = paid.first().map(|(reading, _)| reading.range.start);
        let parted = parted.is_some_and(|at| LANGUAGE.summor.contains(self.before(at)) && is_of_item(at));
        // "Av den sammanlagda kostnaden är 20 700 kr resor": a part of what nobody tells.
        let of_whole = |at: usize| self.opens_with_of() && !self.text[self.range.start..at].contains(',');
        let is_part = paid.first().is_some_and(|(reading, _)| of_whole(reading.range.start));
        if about_costs
            && years.is_empty()
            && self.bound().is_none()
            && self.is_of_all(priced)
            && !self.is_of_some_years(priced)
            && (paid.len() == 1 || parted)
            && !paid.is_empty()
            && !is_part
            && !average
        {
            let (reading, typed) = paid[0];
            // "Av totalkostnaden, 262 000 kr, är fem procent för resorna": the item is a part of the whole.
            let shared = self.readings.iter().any(|reading| share(reading).is_some());
            let before = self.words_in(&(self.range.start..reading.range.start));
            let whole = shared && before.first() == Some(&LANGUAGE.smaord.av) && priced.item(&before).is_none();
            // "De totala kostnaderna kan, resor inräknade, fastställas till": of everything.
            let opens =
                self.opener.as_ref().is_some_and(|(noun, _)| LANGUAGE.is_of_costs(noun) && !priced.is_any_item(noun));
            let words = match (whole, opens && self.counts_in()) {
                (true, _) => before,
                (_, true) => Vec::new(),
                _ => self.words_meant(),
            };
            if let Some((known, what, place)) = priced.total(&words)
                && !self.allows(reading, typed, known)
            {
                slips.push(self.amount_slip(reading, known, what, place));
            }
        }
        if about_costs && !average {
            slips.extend(self.two_years(&paid, priced));
        }
        if about_costs && !average {
            slips.extend(self.of_bounded_years(&paid, priced));
        }
        slips.extend(self.share_of_all(&paid, priced));
        // What is computed from the sheet, or is said of others, is not a cell with a slip.
        for (reading, typed) in paid.iter().filter(|_| about_costs && !average) {
            let reported =
                slips.iter().any(|(range, ..)| *range == reading.range) || self.has(&[LANGUAGE.smaord.mellan]);
            // The sum of two years may be nearly something else.
            let reported = reported || self.is_of_span(reading) || years.len() > 1 || self.is_of_another_time(priced);
            if let Some((known, place)) = priced.nearly(*typed).filter(|_| !reported && !self.is_about(reading)) {
                slips.push(self.amount_slip(reading, known, priced.sheet().to_owned(), place));
            }
        }
        slips
    }

    /// "Den enda resan 2020 kostade 1 800 kr, mot 2 600 för dem som gjordes 2022": each amount with the one year of its piece, where that
    /// names an item and the year.
    fn amounts_by_pieces(&self, paid: &[(&Reading, Decimal)], priced: &Priced<'_>) -> Vec<Slip> {
        let of_piece = |(reading, typed): &(&Reading, Decimal)| {
            let piece = self.piece(reading.range.start);
            let inside = |other: &&Reading| piece.start <= other.range.start && other.range.end <= piece.end;
            let mut years = self.readings.iter().filter(inside).filter(|reading| super::is_year(reading));
            let (year, None) = (years.next()?, years.next()) else { return None };
            let alone = paid.iter().filter(|(other, _)| inside(other)).count() == 1;
            let year = year.year()?;
            let words = self.words_in(&piece);
            let item = priced.item(&words).filter(|_| {
                alone && !words.iter().any(|word| [LANGUAGE.smaord.till, LANGUAGE.smaord.fran].contains(word))
            })?;
            let known = priced.paid(item, year).filter(|known| !known.is_zero())?;
            let what = format!("{}, {item}, {year}", priced.sheet());
            (!self.allows(reading, *typed, known)).then(|| self.amount_slip(reading, known, what, priced.place()))
        };
        paid.iter().filter_map(of_piece).collect()
    }

    /// "2018 och 2019 uppgick till 226 000 kr tillsammans", "under 2019 och 2020 var den oförändrad, 58 000 kr".
    fn two_years(&self, paid: &[(&Reading, Decimal)], priced: &Priced<'_>) -> Option<Slip> {
        let ([(reading, typed)], years) = (paid, self.years()) else { return None };
        // "på samma nivå 2021 och 2022, innan den steg till 196 000 kr".
        if self.led_by(reading, LANGUAGE.smaord.till)
            && self.lower.iter().any(|(_, word)| LANGUAGE.stiger.contains(word) || LANGUAGE.faller.contains(word))
        {
            return None;
        }
        let [first, second] = years.as_slice() else { return None };
        let told = self.clause_words(paid);
        let (one, what, place) = priced.amount(*first, &told)?;
        let (other, ..) = priced.amount(*second, &told)?;
        let (one, other) = (*one.first()?, *other.first()?);
        let known = if self.has_any(&LANGUAGE.summor) || self.has(&[LANGUAGE.smaord.ihop]) {
            one + other
        } else if self.has_any(&LANGUAGE.sifferord.oforandrat) && one == other {
            one
        } else {
            return None;
        };
        (!self.allows(reading, *typed, known)).then(|| self.amount_slip(reading, known, what, place))
    }

    /// "627 000 kr av det totala utfallet, drygt 88 procent".
    fn share_of_all(&self, paid: &[(&Reading, Decimal)], priced: &Priced<'_>) -> Option<Slip> {
        let [(reading, part)] = paid else { return None };
        let rest = self.text[reading.range.end..self.range.end].trim_start().to_lowercase();
        if !LANGUAGE.sifferord.av_alltihop.begin(&rest) {
            return None;
        }
        let (typed, value) = self.readings.iter().find_map(|reading| Some((reading, share(reading)?)))?;
        let (total, ..) = priced.total(&[])?;
        let exact = (*part * Decimal::ONE_HUNDRED).checked_div(total)?;
        (!self.is_share(typed, value, exact)).then(|| self.share_slip(typed.range.clone(), exact))
    }

    /// "betalade Mölndal 55 000 kr": a town that is not the case's stands before a number in its piece.
    pub(super) fn is_of_other_town(&self, number: &std::ops::Range<usize>) -> bool {
        let piece = self.piece(number.start);
        let before = self.lower.iter().filter(|(range, _)| piece.start <= range.start && range.end <= number.start);
        before.into_iter().any(|(range, word)| {
            is_place(&self.text[range.clone()]) && !self.home.iter().any(|home| home == word.trim_end_matches('s'))
        })
    }

    /// "1 200–1 500 kr": one end of a span.
    pub(super) fn is_of_span(&self, reading: &Reading) -> bool {
        self.text[reading.range.end..].starts_with('–') || self.text[..reading.range.start].ends_with('–')
    }

    /// Whether a sentence speaks of what has been paid, and not for something of its own.
    pub(super) fn is_about_costs(&self, priced: &Priced<'_>) -> bool {
        let other = || {
            self.is_of_budget()
                || self.is_for_other(priced)
                || self.is_of_one_thing()
                || self.is_of_wider()
                || self.is_of_thing(priced)
        };
        *self
            .about_costs
            .get_or_init(|| priced.speaks(&self.words()) && !self.has_any(&LANGUAGE.inte_betalt) && !other())
    }

    /// "I budget finns 20 000 kr"; "ligger inom budget" says something of what was paid.
    fn is_of_budget(&self) -> bool {
        let at = self.lower.iter().position(|(_, word)| word == LANGUAGE.smaord.budget);
        at.is_some_and(|at| at == 0 || !LANGUAGE.jamfort_med.contains(&self.lower[at - 1].1))
    }

    /// "kostade en extra plats 1 950 kr", "ett besök kostar", "kostnaden per deltagande": the price of one of several.
    pub(super) fn is_of_one_thing(&self) -> bool {
        let one = |at: Option<usize>| {
            at.and_then(|at| self.lower.get(at)).is_some_and(|(_, word)| LANGUAGE.sifferord.ett.contains(word.as_str()))
        };
        let rate =
            self.lower.windows(2).any(|pair| pair[0].1 == LANGUAGE.smaord.per && !super::parts::is_years(&pair[1].1));
        let article = |at: usize| one(Some(at + 1)) && !self.lower.get(at + 2).is_some_and(|(_, word)| is_sum(word));
        rate || (0..self.lower.len())
            .any(|at| LANGUAGE.kosta.contains(&self.lower[at].1) && (article(at) || one(at.checked_sub(2))))
    }

    /// "i hela förvaltningen": of more than the case.
    fn is_of_wider(&self) -> bool {
        let whole =
            |word: &str| LANGUAGE.is_of_time(word) || LANGUAGE.is_of_costs(word) || LANGUAGE.egna.contains(word);
        self.lower
            .windows(2)
            .any(|pair| pair[0].1 == LANGUAGE.smaord.hela && pair[1].1.ends_with(['n', 't']) && !whole(&pair[1].1))
    }

    /// "Deponin stängdes för …": of a thing that is neither a cost nor the case's.
    fn is_of_thing(&self, priced: &Priced<'_>) -> bool {
        let Some((noun, false)) = &self.opener else { return false };
        let known = LANGUAGE.is_of_costs(noun) || LANGUAGE.is_of_time(noun) || priced.is_any_item(noun);
        !known && !priced.speaks(&[noun.as_str()])
    }

    /// "För plattformen har staden betalat …", "Kostnaden för plast": an amount for something of its own.
    fn is_for_other(&self, priced: &Priced<'_>) -> bool {
        let word = |at: usize| self.lower.get(at).map_or("", |(_, word)| word.as_str());
        let cost = |word: &str| LANGUAGE.kostnadsord.begin(word);
        (0..self.lower.len()).any(|at| {
            let of = word(at) == LANGUAGE.smaord.for_ && (at == 0 || cost(word(at - 1)));
            // "Notan för fyra år": for a time.
            let time = super::parts::is_years(word(at + 2)) && self.number_at(at + 1).is_some();
            of && !time && !self.is_own_purpose(word(at + 1), priced)
        })
    }

    /// Whether what is paid for is what the case is about, an item or a time.
    pub(super) fn is_own_purpose(&self, what: &str, priced: &Priced<'_>) -> bool {
        // "fyraårsperioden".
        let whole = |time: &&str| what.len() > time.len() && what.ends_with(time);
        LANGUAGE.hela_tiden.contains(what)
            || LANGUAGE
                .hela_tiden
                .iter()
                .any(|time| whole(time) && LANGUAGE.arsled.iter().any(|led| what.contains(led.as_str())))
            || LANGUAGE.egna.contains(what)
            || priced.item(&[what]).is_some()
            || LANGUAGE.sifferord.eget_andamal.contains(what)
            || what.starts_with(LANGUAGE.medlemsord.as_str())
            || what.starts_with(|c: char| c.is_ascii_digit())
            || what.is_empty()
    }

    /// Whether a sentence speaks of all that was paid: in the whole period, or for an item together.
    fn is_of_all(&self, priced: &Priced<'_>) -> bool {
        let sum = |word: &str| LANGUAGE.sifferord.totalkostnader.begin(word);
        let total = self.lower.iter().any(|(_, word)| sum(word));
        // "Före pandemin (2017–2019) kostade det sammantaget".
        let other_period = |reading: &Reading| match reading.numerals[0].0 {
            Numeral::Period(from, to) => self.period.is_some_and(|period| period != (from, to)),
            _ => false,
        };
        if self.readings.iter().any(other_period) {
            return false;
        }
        // "Allt som allt har staden betalat … för åren 2019–2022".
        let all = self.lower.windows(3).any(|three| {
            three[0].1 == LANGUAGE.smaord.allt
                && three[1].1 == LANGUAGE.smaord.som
                && three[2].1 == LANGUAGE.smaord.allt
        });
        let own_period = self.readings.iter().any(|reading| match reading.numerals[0].0 {
            Numeral::Period(from, to) => self.period == Some((from, to)),
            _ => false,
        });
        let total = total || (own_period && (all || self.has_any(&LANGUAGE.summor)));
        let together = self.has(&[LANGUAGE.smaord.tillsammans]) && priced.item(&self.words_meant()).is_some();
        total || together || (self.has_period() && self.has_any(&LANGUAGE.summor)) || self.sums_all_years(priced)
    }

    /// "Fyra års deltagande har gått på 265 500 kr", "Den samlade kostnaden": as many years as the sheet has, put together.
    fn sums_all_years(&self, priced: &Priced<'_>) -> bool {
        let length = i64::try_from(priced.years().len()).ok();
        let all_years = length.is_some_and(|length| self.counts_of_years() == [length]);
        // "Under fyra år har avgiften uppgått till 60 000 kr": each year.
        let each = self.has_any(&LANGUAGE.egna_avgiften) || self.tells_rate();
        let whole = self.lower.windows(2).any(|pair| match pair[0].1.as_str() {
            word if word == LANGUAGE.smaord.allt => LANGUAGE.summor.contains(&pair[1].1),
            word => LANGUAGE.summor.contains(word) && LANGUAGE.is_of_costs(&pair[1].1),
        });
        // "Programmet kostade 12 000 kr under två år": what the case is about, or a cost, is named.
        let named = |word: &str| {
            let cost = LANGUAGE.is_of_costs(word) && LANGUAGE.sifferord.kostnadsslut.end(word);
            let own = LANGUAGE.egna.contains(word) || word.starts_with(LANGUAGE.medlemsord.as_str());
            own || cost || priced.is_any_item(word) || LANGUAGE.sifferord.aren.contains(word)
        };
        // "Fyra år har kostat": the years themselves.
        let opens =
            self.lower.iter().take(3).any(|(_, word)| super::parts::is_years(word)) && self.has(&[LANGUAGE.smaord.har]);
        let own = opens || self.lower.iter().any(|(_, word)| named(word));
        !self.tells_rate() && (whole || (all_years && own && !each && self.has_any(&LANGUAGE.summeras)))
    }

    /// Whether what stands between two amounts says that the second is a part of the first.
    fn is_inside(&self, between: std::ops::Range<usize>) -> bool {
        let words = self.text[between].to_lowercase();
        let mut words = words.split(|c: char| !c.is_alphanumeric());
        words.any(|word| LANGUAGE.inklusive.contains(word))
    }

    /// Whether the sentence speaks of years that it bounds and does not name: "Före 2023 låg avgiften på …".
    pub(super) fn is_before_a_year(&self) -> bool {
        self.bound().is_some()
    }

    /// The year that bounds others, and the side of it that they lie on.
    fn bound(&self) -> Option<(i32, Side)> {
        let words = self.words();
        (0..words.len()).find_map(|at| {
            let led = |after: usize| words[at + 1..].iter().take(BOUND).nth(after).copied();
            let side = match words[at] {
                word if word == LANGUAGE.smaord.efter => Side::After,
                word if word == LANGUAGE.smaord.sedan && self.is_since_year(at) => Side::Since,
                word if LANGUAGE.fore.contains(word) => Side::Before,
                word if word == LANGUAGE.sifferord.tom => Side::Until,
                word if word != LANGUAGE.smaord.till => return None,
                _ if led(0) == Some(LANGUAGE.smaord.och) && led(1) == Some(LANGUAGE.smaord.med) => Side::Until,
                _ if at > 0 && words[at - 1] == LANGUAGE.smaord.fram => Side::Until,
                _ => return None,
            };
            let after =
                words[at + 1..].iter().take(BOUND).take_while(|word| !LANGUAGE.manader.iter().any(|m| m == *word));
            let year = after.filter(|word| word.len() == 4).find_map(|word| word.parse::<i32>().ok())?;
            Some((year, side))
        })
    }

    /// "Före 2023 låg avgiften på 42 000 kr": no year before it has that amount.
    fn of_bounded_years(&self, paid: &[(&Reading, Decimal)], priced: &Priced<'_>) -> Option<Slip> {
        let ([(reading, typed)], [_]) = (paid, self.years().as_slice()) else { return None };
        let (bound, side) = self.bound().filter(|_| !self.has_any(&LANGUAGE.summor) && !self.has_period())?;
        let inside = |year: &i32| match side {
            Side::Before => *year < bound,
            Side::Until => *year <= bound,
            Side::After => *year > bound,
            Side::Since => *year >= bound,
        };
        let words = self.clause_words(paid);
        let years: Vec<i32> = priced.years().into_iter().filter(inside).collect();
        let known: Vec<_> = years.iter().filter_map(|year| priced.amount(*year, &words)).collect();
        let right = known.iter().flat_map(|(amounts, ..)| amounts).any(|known| self.allows(reading, *typed, *known));
        let (amounts, what, place) = known.into_iter().next_back().filter(|_| !right)?;
        Some(self.amount_slip(reading, *amounts.first()?, what, place))
    }

    /// The years of the sentence, and those that it tells by another: "året därpå", "två år tidigare".
    pub(super) fn years_told(&self) -> Vec<i32> {
        let years = self.years();
        let Some(last) = years.last().copied() else { return years };
        let at_word = |at: usize| self.lower.get(at).map_or("", |(_, word)| word.as_str());
        let step = |at: usize| match at_word(at) {
            word if word == LANGUAGE.smaord.aret && !self.ends_with_comparison(at) => {
                LANGUAGE.aret_intill.get(at_word(at + 1)).copied()
            }
            word if word == LANGUAGE.smaord.ar => {
                Some(LANGUAGE.ar_darifran.get(at_word(at + 1))? * self.number_at(at.checked_sub(1)?)?)
            }
            _ => None,
        };
        let told = (0..self.lower.len()).filter_map(step).filter_map(|step| i32::try_from(step).ok());
        let told: Vec<i32> = told.map(|step| last + step).collect();
        years.into_iter().chain(told).collect()
    }

    /// The number that the word at an index is.
    pub(super) fn number_at(&self, at: usize) -> Option<i64> {
        let (range, word) = self.lower.get(at)?;
        let one = LANGUAGE.sifferord.ett.contains(word.as_str()).then_some(1);
        one.or_else(|| self.readings.iter().find(|reading| reading.range == *range).and_then(count))
    }

    pub(super) fn amount_slip(
        &self,
        reading: &Reading,
        known: Decimal,
        what: String,
        place: Option<crate::place::Place>,
    ) -> Slip {
        let text = &self.text[reading.range.clone()];
        let shown = Numeral::Amount(known).written(self.language);
        (reading.range.clone(), message!(codes::FIGURE_AMOUNT, text = text, belopp = shown, vad = what), place)
    }
}

/// Whether a word is one for a sum or what is paid.
fn is_sum(word: &str) -> bool {
    LANGUAGE.summaord.begin(word)
}
