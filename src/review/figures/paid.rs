//! What the sheet of costs says of several years at once: which was dearest, how much one differs from another, what all of them make on
//! average, and which part an item is.

mod beyond;
mod compared;
mod dearest;

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use super::{Sentence, Slip, share};
use crate::review::language_data::LANGUAGE;
use crate::review::readings::{Numeral, Reading};
use crate::review::tables::Priced;

/// The whole stands at most so many words after "av".
const NEAR: usize = 3;

/// A rounded average may be off by so much of a hundred.
const ROUNDED: i64 = 100;

impl Sentence<'_> {
    /// Everything that is said of several years, or of the parts of one.
    pub(super) fn paid(&self, priced: Option<&Priced<'_>>) -> Vec<Slip> {
        let dear = self.has_any(&LANGUAGE.dyrast) && !self.has_any(&LANGUAGE.direkt.nast);
        let mean =
            self.lower.first().is_some_and(|(_, word)| LANGUAGE.medelvarde.contains(word)) && !self.money().is_empty();
        let dear = dear || self.has_any(&LANGUAGE.sifferord.dyrare);
        let Some(priced) = priced.filter(|priced| dear || mean || self.is_about_costs(priced)) else {
            return Vec::new();
        };
        let years: BTreeSet<i32> = self.years().into_iter().collect();
        let years: Vec<i32> = years.into_iter().collect();
        if years.len() > 1 && self.is_of_time_after() {
            return Vec::new();
        }
        let mut slips = Vec::new();
        match years.as_slice() {
            [] => slips.extend(self.average_paid(priced)),
            [year] => slips.extend(
                self.extreme(priced, *year)
                    .or_else(|| self.not_paid(priced, &years))
                    .or_else(|| self.beyond_item(priced, *year))
                    .or_else(|| self.beyond_extreme(priced, *year))
                    .or_else(|| self.beyond_year(priced, *year, year - 1))
                    .or_else(|| self.only_year(priced, *year))
                    .or_else(|| self.no_year(priced, *year))
                    .or_else(|| self.differs_from_beside(priced, *year))
                    .or_else(|| self.changed_since_last(priced, *year))
                    .or_else(|| self.compared_to_last(priced, *year)),
            ),
            [first, second] if self.years() == years || self.is_of_difference() || self.has(&[LANGUAGE.smaord.an]) => {
                slips.extend(
                    self.compared(priced)
                        .or_else(|| self.share_compared(priced, [*first, *second]))
                        .or_else(|| self.change_paid(priced, *first, *second))
                        .or_else(|| self.not_the_same(priced, *first, *second)),
                );
            }
            _ => {}
        }
        if let [first, second] = years.as_slice() {
            let beyond = self.beyond_year(priced, *second, *first);
            slips.extend(beyond.or_else(|| self.beyond_year(priced, *first, *second)));
        }
        if years.len() > 1 {
            slips.extend(self.not_paid(priced, &years));
            slips.extend(self.extremes_by_piece(priced));
        }
        if years.len() < 2 {
            slips.extend(self.items(priced, years.first().copied()));
            slips.extend(self.part_of_costs(priced, years.first().copied()));
        }
        slips
    }

    /// "Åren 2019 och 2020 betalade vi lika mycket; sedan har den stigit med 2 000 kr": the amounts are of a time after all years.
    pub(in crate::review::figures) fn is_of_time_after(&self) -> bool {
        let years = self.readings.iter().filter(|reading| super::is_year(reading)).map(|reading| reading.range.end);
        let (Some(last), Some((first, _))) = (years.max(), self.money().first().copied()) else { return false };
        let between = self.text.get(last..first.range.start).unwrap_or_default();
        let Some(clause) = between.rfind(';').map(|at| last + at) else { return false };
        self.words_in(&(clause..first.range.start))
            .iter()
            .any(|word| LANGUAGE.darefter.contains(word) || LANGUAGE.alltsedan.contains(word))
    }

    /// "Dyrast var 2019", "kostnaden var som lägst 2021": another year has more, or less.
    fn extreme(&self, priced: &Priced<'_>, year: i32) -> Option<Slip> {
        let at = (0..self.lower.len()).find(|at| self.is_extreme(*at) && !self.is_other_extreme(*at))?;
        let most = !LANGUAGE.lagst.contains(&self.lower[at].1);
        // "högst 20 000 kr" is a bound.
        let next = self.lower.get(at + 1).map(|(range, _)| range.start);
        let limits = self.readings.iter().any(|reading| Some(reading.range.start) == next && !super::is_year(reading));
        if limits || self.leaves_out() || self.has_any(&LANGUAGE.sifferord.enskild_post) {
            return None;
        }
        let values: Vec<(Decimal, i32)> =
            priced.years().into_iter().filter_map(|year| Some((self.value(priced, year)?, year))).collect();
        let typed = values.iter().find(|(_, other)| *other == year)?.0;
        let extreme = if most { values.iter().max()? } else { values.iter().min()? };
        let told = format!("{}, {}, {}", priced.sheet(), extreme.1, Numeral::Amount(extreme.0).written(self.language));
        // "De lägsta resekostnaderna, 1 400 kr, noteras för 2023": of the years that had some.
        let paid = values.iter().map(|(value, _)| *value).filter(|value| !value.is_zero());
        let least_of_some = !most && paid.min() == Some(typed) && !self.money().is_empty();
        (extreme.0 != typed && !least_of_some).then(|| self.present(year, told, priced.place()))
    }

    /// "Inget år var billigare än 2023": another year was.
    fn no_year(&self, priced: &Priced<'_>, year: i32) -> Option<Slip> {
        let no =
            self.lower.windows(2).any(|pair| LANGUAGE.ingen.contains(&pair[0].1) && pair[1].1 == LANGUAGE.smaord.ar);
        let at = self
            .lower
            .windows(2)
            .position(|pair| LANGUAGE.andringsord.contains(&pair[0].1) && pair[1].1 == LANGUAGE.smaord.an)?;
        let less = LANGUAGE.andring_ner.contains(&self.lower[at].1);
        let next = self.lower.get(at + 2).is_some_and(|(_, word)| *word == year.to_string());
        if !no || !next || !self.money().is_empty() {
            return None;
        }
        let value = |year: i32| Some((*priced.amount(year, &[])?.0.first()?, year));
        let typed = value(year)?.0;
        let all = priced.years().into_iter().filter_map(value);
        let extreme = if less { all.min()? } else { all.max()? };
        let told = format!("{}, {}, {}", priced.sheet(), extreme.1, Numeral::Amount(extreme.0).written(self.language));
        (extreme.0 != typed).then(|| self.present(year, told, priced.place()))
    }

    /// "Bara ett av åren, 2022, tillkom utgifter för resor", "blev det inga utgifter vid sidan av avgiften": the one year of all that is so.
    fn only_year(&self, priced: &Priced<'_>, year: i32) -> Option<Slip> {
        let one = self.lower.windows(3).any(|three| {
            three[0].1 == LANGUAGE.smaord.ett
                && three[1].1 == LANGUAGE.smaord.av
                && three[2].1.starts_with(LANGUAGE.smaord.ar)
        });
        let words = self.words();
        let item = priced.item(&words).filter(|_| one && self.money().is_empty())?;
        let paid = |year: i32| priced.paid(item, year).is_some_and(|paid| !paid.is_zero());
        let alone =
            |year: i32| priced.amount(year, &[]).and_then(|(all, ..)| all.first().copied()) == priced.paid(item, year);
        let none = self.has_any(&LANGUAGE.ingen) && self.has_any(&LANGUAGE.sifferord.vid_sidan_av);
        let burdens =
            self.lower.iter().any(|(_, word)| LANGUAGE.belastat.contains(word)) && !self.has_any(&LANGUAGE.ingen);
        let is_so = |year: i32| if none { alone(year) } else { paid(year) };
        let so: Vec<i32> = priced.years().into_iter().filter(|year| is_so(*year)).collect();
        let told: Vec<String> = so.iter().map(ToString::to_string).collect();
        let wrong = (none || burdens) && so != [year];
        wrong.then(|| self.present(year, format!("{}, {item}, {}", priced.sheet(), told.join(", ")), priced.place()))
    }

    /// "Utfallet 2023 översteg avgiften med 12 000 kr": a year's whole against one of its items.
    fn beyond_item(&self, priced: &Priced<'_>, year: i32) -> Option<Slip> {
        let at = self.lower.iter().position(|(_, word)| LANGUAGE.overtraffar.contains_key(word))?;
        let more = LANGUAGE.overtraffar.get(&self.lower[at].1)?;
        let mut amounts = self.money();
        // "Kostnaden, 117 300 kr, överskred avgiften med 21 300 kr": the difference is the one after "med".
        if amounts.len() > 1 {
            amounts.retain(|(reading, _)| self.led_by(reading, LANGUAGE.smaord.med));
        }
        let [(reading, typed)] = amounts.as_slice() else { return None };
        let (left, right) =
            (self.words_in(&(self.range.start..self.lower[at].0.start)), self.after(self.lower[at].0.end));
        let right: Vec<&str> = right.take(NEAR).collect();
        // "Utfallet", "Kostnaden": of everything.
        let item = priced
            .item(&right)
            .filter(|_| priced.item(&left).is_none() && self.led_by(reading, LANGUAGE.smaord.med))?;
        let whole = *priced.amount(year, &[])?.0.first()?;
        let part = priced.paid(item, year).filter(|part| !part.is_zero())?;
        let known = if *more { whole - part } else { part - whole };
        let what = format!("{}, {year}", priced.sheet());
        (!self.allows(reading, *typed, known)).then(|| self.amount_slip(reading, known, what, priced.place()))
    }

    /// "Två år, 2018 och 2021, har resor belastat budgeten": in one of them nothing was paid.
    fn not_paid(&self, priced: &Priced<'_>, years: &[i32]) -> Option<Slip> {
        let said = self.lower.iter().any(|(_, word)| LANGUAGE.belastat.contains(word));
        let open = !self.money().is_empty() || self.has_any(&LANGUAGE.sifferord.oppen_kostnad);
        let item = priced.item(&self.words()).filter(|_| said && !open)?;
        let year = years.iter().find(|year| priced.paid(item, **year).is_some_and(|paid| paid.is_zero()))?;
        let paid =
            priced.years().into_iter().filter(|year| priced.paid(item, *year).is_some_and(|paid| !paid.is_zero()));
        let told: Vec<String> = paid.map(|year| year.to_string()).collect();
        (!told.is_empty())
            .then(|| self.present(*year, format!("{}, {item}, {}", priced.sheet(), told.join(", ")), priced.place()))
    }

    /// What the item that the sentence names, or all of them, cost in a year. What comes after the figures explains them, and says not
    /// of what they are: "utfallet ökade med 4 900 kr, mest därför att avgiften höjdes".
    fn value(&self, priced: &Priced<'_>, year: i32) -> Option<Decimal> {
        let last = self.readings.last().map_or(self.range.end, |reading| reading.range.end);
        let words: Vec<&str> = self.words_in(&(self.range.start..last));
        let goes_on = self.text[last..].starts_with([',', ';', ':', '(']);
        let whole = if goes_on { words } else { self.words() };
        let explained = whole.iter().position(|word| LANGUAGE.forklaring.contains(word)).unwrap_or(whole.len());
        let (known, ..) = priced.amount(year, &whole[..explained])?;
        known.first().copied()
    }

    /// "i genomsnitt 40 000 kr om året", "fördelat på tre år blir det drygt 54 000 kr".
    fn average_paid(&self, priced: &Priced<'_>) -> Option<Slip> {
        let shares = |three: &[(std::ops::Range<usize>, String)]| {
            LANGUAGE.slar_ut.contains(&three[0].1) && three.iter().any(|(_, word)| word == LANGUAGE.smaord.ut)
        };
        let spread = self.has_any(&LANGUAGE.fordelat) || self.lower.windows(3).any(shares);
        let average = self.lower.iter().any(|(_, word)| LANGUAGE.medelvarde.contains(word)) && self.is_of_all_years();
        let amounts = self.money();
        let [(reading, typed)] = amounts.as_slice() else { return None };
        // "37 200 kr, fördelat på fyra av åren": what is shared out stands before the word, what each has after it.
        let spread = spread
            && self.words_in(&(reading.range.end..self.range.end)).iter().all(|word| !LANGUAGE.fordelat.contains(word));
        let length = i64::try_from(priced.years().len()).ok()?;
        let counted = self.counts_of_years();
        let right_length = counted.is_empty() || counted == [length];
        if self.leaves_out()
            || self.is_shared_on_others()
            || self.is_of_what_was_named()
            || !(average || (spread && !counted.is_empty()))
            || !right_length
        {
            return None;
        }
        // "Genomsnittet, 65 500 kr, är lägre än avgiften": what it is held against is no part of it.
        let meant = self.words_meant().into_iter();
        let meant: Vec<&str> = meant.take_while(|word| *word != LANGUAGE.smaord.an).collect();
        let (total, what, place) = priced.total(&meant)?;
        let exact = total.checked_div(length.into())?;
        let near = (exact - *typed).abs() * Decimal::from(ROUNDED) <= exact;
        let close = (exact - *typed).abs() * Decimal::from(ROUNDED) <= exact * Decimal::from(5);
        let right = match self.before(reading.range.start) {
            // "strax under 35 000 kr" is less exact.
            word if LANGUAGE.sifferord.knappt.contains(word) || word == LANGUAGE.smaord.under => {
                close && exact < *typed
            }
            word if LANGUAGE.sifferord.drygt.contains(word) => close && exact > *typed,
            _ => near,
        };
        (!right).then(|| self.amount_slip(reading, exact.round(), what, place))
    }

    /// Whether an average is that of all years: by a word for the period, or by what the case's own has cost "per år".
    fn is_of_all_years(&self) -> bool {
        let own = self.lower.iter().any(|(_, word)| LANGUAGE.egna.contains(word)) && self.has(&[LANGUAGE.smaord.har]);
        let own_period = self.readings.iter().any(|reading| match reading.numerals[0].0 {
            Numeral::Period(from, to) => self.period == Some((from, to)),
            _ => false,
        });
        self.has_period() || own_period || ((own || self.opens_with_average()) && self.tells_rate())
    }

    /// "Genomsnittskostnaden har varit 43 500 kr om året": of nothing but what the sheet has, in words that end with the rate.
    fn opens_with_average(&self) -> bool {
        let [(_, noun), (_, verb), .., (_, last)] = self.lower else { return false };
        let cost = LANGUAGE.medelvarde.contains(noun) && LANGUAGE.is_of_costs(noun);
        let was = [LANGUAGE.smaord.har, LANGUAGE.smaord.var].contains(&verb.as_str());
        // "har hos andra varit": of something else.
        let between = self.money().first().map(|(first, _)| self.words_in(&(self.range.start..first.range.start)));
        let bare = between.is_some_and(|words| {
            let leads = |word: &&str| LANGUAGE.prepositioner.contains(word) && *word != LANGUAGE.smaord.pa;
            !words.iter().any(leads)
        });
        cost && was
            && bare
            && (super::parts::is_years(last) || last == LANGUAGE.smaord.aret || last == LANGUAGE.smaord.arligen)
    }

    /// Whether the sentence has a rate: "per år".
    pub(super) fn tells_rate(&self) -> bool {
        let rate = |pair: &[(std::ops::Range<usize>, String)]| LANGUAGE.is_yearly(&pair[0].1, &pair[1].1);
        self.lower.windows(2).any(rate) || self.has(&[LANGUAGE.smaord.arligen])
    }

    /// "kostade de i medeltal": what they are another sentence says.
    fn is_of_what_was_named(&self) -> bool {
        self.lower.windows(3).any(|words| {
            let [verb, pronoun, next] = [0, 1, 2].map(|at| words[at].1.as_str());
            let cost = LANGUAGE.kostnadsord.begin(verb);
            cost && LANGUAGE.sifferord.pronomen.contains(pronoun) && LANGUAGE.sifferord.takt.contains(next)
        })
    }

    /// The numbers before "år".
    pub(super) fn counts_of_years(&self) -> Vec<i64> {
        let counted = self
            .readings
            .iter()
            .filter(|reading| self.after(reading.range.end).next().is_some_and(super::parts::is_years));
        counted.filter_map(super::count).collect()
    }

    /// "hyran var 82 000 kr och resorna 6 800 kr": each amount with the one item of its piece.
    fn items(&self, priced: &Priced<'_>, year: Option<i32>) -> Vec<Slip> {
        let amounts = self.money();
        // "Före 2021 var avgiften 58 000 kr": of other years than the one that is named.
        let bounded = self.is_before_a_year();
        if amounts.len() < 2
            || bounded
            || self.tells_average()
            || self.leaves_out()
            || self.years_told().len() > 1
            || (year.is_none() && !self.has_period())
            || self.has(&[LANGUAGE.smaord.fran, LANGUAGE.smaord.till])
        {
            return Vec::new();
        }
        let check = |(reading, typed): &(&Reading, Decimal)| {
            let words = self.words_meant_in(&self.piece(reading.range.start));
            let item = priced.item(&words)?;
            // "fyra à 54 000 kr": what one costs.
            if self.is_difference(reading)
                || words.contains(&LANGUAGE.smaord.per)
                || self.before(reading.range.start) == LANGUAGE.smaord.styckpris
                || self.is_led_by_of(&reading.range)
            {
                return None;
            }
            let (known, what, place) = match year {
                Some(year) => (priced.paid(item, year)?, format!("{}, {item}, {year}", priced.sheet()), priced.place()),
                None => priced.total(&[item])?,
            };
            (!self.allows(reading, *typed, known)).then(|| self.amount_slip(reading, known, what, place))
        };
        amounts.iter().filter_map(check).collect()
    }

    /// "Resorna stod för sju procent av kostnaderna": an item's part of all, in a year or in all.
    fn part_of_costs(&self, priced: &Priced<'_>, year: Option<i32>) -> Option<Slip> {
        let at = self.lower.iter().position(|(_, word)| word == LANGUAGE.smaord.av)?;
        let cost = |word: &str| LANGUAGE.kostnadsord.begin(word) || LANGUAGE.utfall.begin(word);
        let near = self.lower[at + 1..].iter().take(NEAR);
        let whole = near.into_iter().find(|(_, word)| cost(word) && !priced.is_any_item(word));
        // "av det som allt har kostat".
        let all = self.lower[at + 1..]
            .windows(2)
            .next()
            .is_some_and(|pair| pair[0].1 == LANGUAGE.smaord.det && pair[1].1 == LANGUAGE.smaord.som);
        let said = self.lower[at + 1..].iter().find(|(_, word)| LANGUAGE.kosta.contains(word)).filter(|_| all);
        let whole = whole.or(said)?;
        // "87 procent av utfallet, som är 212 000 kr": the amount is the whole.
        let money = self.money();
        let other =
            |reading: &Reading| share(reading).is_none() && !money.iter().any(|(of, _)| of.range == reading.range);
        if year.is_none() && self.readings.iter().any(other) {
            return None;
        }
        let rest = self.words().into_iter().filter(|word| *word != whole.1).collect::<Vec<_>>();
        let item = priced.item(&rest)?;
        let (part, all) = match year {
            Some(year) => (priced.paid(item, year)?, priced.amount(year, &[])?.0.first().copied()?),
            None => (priced.total(&[item])?.0, priced.total(&[])?.0),
        };
        if !money.iter().all(|(_, typed)| *typed == all || *typed == part) {
            return None;
        }
        let exact = (part * Decimal::ONE_HUNDRED).checked_div(all)?;
        if let Some((reading, typed)) = self.readings.iter().find_map(|reading| Some((reading, share(reading)?))) {
            return (!self.is_share(reading, typed, exact)).then(|| self.share_slip(reading.range.clone(), exact));
        }
        self.fraction_word(exact)
    }

    /// "Skillnaden mellan 2022 och 2020 är 1 400 kr".
    fn is_of_difference(&self) -> bool {
        self.lower.iter().any(|(_, word)| LANGUAGE.skillnaden.contains(word))
    }

    /// Whether an amount is a difference: "en höjning med 2 000 kr", "2 000 kr mer".
    pub(super) fn is_difference(&self, reading: &Reading) -> bool {
        let more = self.after(reading.range.end).next().is_some_and(|word| LANGUAGE.skillnad.contains(word));
        more || self.is_over_another(reading.range.end)
            || (self.led_by(reading, LANGUAGE.smaord.med) && !self.is_apposed(reading))
    }

    /// "bokfördes 2022, med 5 100 kr": what "med" leads in after a comma is no difference, where nothing changes.
    fn is_apposed(&self, reading: &Reading) -> bool {
        let with = self.lower.iter().position(|(range, word)| {
            word == LANGUAGE.smaord.med && range.end <= reading.range.start && reading.range.start - range.end <= 1
        });
        let Some(at) = with.filter(|at| *at > 0) else { return false };
        let comma = self.text[self.lower[at - 1].0.end..self.lower[at].0.start].contains(',');
        let changes = |word: &String| {
            LANGUAGE.stiger.contains(word)
                || LANGUAGE.faller.contains(word)
                || LANGUAGE.andringsord.contains(word)
                || LANGUAGE.andrats.contains(word)
                || LANGUAGE.overtraffar.contains_key(word)
                || LANGUAGE.gick.contains(word)
        };
        comma && !self.lower.iter().any(|(_, word)| changes(word))
    }
}
