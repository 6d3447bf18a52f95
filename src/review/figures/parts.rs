//! Wholes with their parts, averages and lengths of time, as a sentence gives them.

use rust_decimal::Decimal;

use super::arithmetic::Number;
use super::{Sentence, Slip};
use crate::codes;
use crate::message::message;
use crate::review::language_data::LANGUAGE;
use crate::review::openers::is_definite;
use crate::review::readings::Numeral;

/// An average may be rounded by so much: one of a hundred.
const ROUNDED: i64 = 100;

/// So many words stand at most between a whole and what leads in its parts.
const BESIDE: usize = 2;

impl Sentence<'_> {
    /// Everything about wholes, averages and years.
    pub(super) fn wholes(&self) -> Vec<Slip> {
        let (amounts, counts) = (self.money(), self.counted());
        let mut slips = Vec::new();
        slips.extend(self.parts(&counts, false).or_else(|| self.parts(&amounts, true)));
        slips.extend(self.average(&amounts, &counts));
        slips.extend(self.span());
        slips.extend(self.all_of(&counts));
        slips.extend(self.mean(&counts));
        slips.extend(self.length());
        slips.extend(self.left(&counts));
        slips.extend(self.months_counted());
        slips.extend(self.days_backwards());
        slips
    }

    /// "fyra rapporter: två till nämnden och två till styrelsen": the parts make the whole.
    fn parts(&self, numbers: &[Number<'_>], money: bool) -> Option<Slip> {
        // "Av de sju är sex för tjänstepersoner: fyra från …": the colon parts the last number before it.
        let colon = self.text[self.range.clone()].find(": ").map_or(self.range.start, |at| self.range.start + at);
        // "Fyra rapporter på tre år: tre till …": years have no parts.
        let of_time =
            |number: &Number<'_>| self.after(number.0.range.end).next().is_some_and(|word| LANGUAGE.is_of_time(word));
        let before = numbers.iter().rposition(|number| number.0.range.end <= colon && !of_time(number));
        let (whole, parts) = numbers.get(before.unwrap_or(0)..)?.split_first()?;
        let after = &self.text[whole.0.range.end..self.range.end];
        let (start, complete) = self.division(whole, parts, after)?;
        let region = &self.text[start..self.range.end];
        let each = self.words_in(&(start..self.range.end)).into_iter().any(|word| LANGUAGE.var_och_en.contains(word));
        let open = each || LANGUAGE.oppna_delar.iter().any(|word| region.to_lowercase().contains(word));
        if open || self.is_about(whole.0) {
            return None;
        }
        let mut sum = Decimal::ZERO;
        let mut found = 0;
        let mut at = start;
        for chunk in LANGUAGE.listed_by(region, &LANGUAGE.sifferord.fogar) {
            let begins = self.text[at..].find(chunk)? + at;
            let end = begins + chunk.len();
            at = end;
            let inside: Vec<&Number<'_>> = parts.iter().filter(|n| (begins..end).contains(&n.0.range.start)).collect();
            let others = self.readings.iter().filter(|r| (begins..end).contains(&r.range.start)).count();
            let lead = chunk.len() - chunk.trim_start().len();
            match inside.as_slice() {
                [number] if others == 1 && (money || number.0.range.start <= begins + lead) => sum += number.1,
                [] if others == 0 && !money && self.is_one(chunk.trim_start()) => sum += Decimal::ONE,
                _ => return None,
            }
            found += 1;
        }
        let wrong = if complete || found > 3 { sum != whole.1 } else { sum > whole.1 };
        let wrong =
            wrong && (complete || sum > whole.1 || self.text[whole.0.range.end..start].contains(LANGUAGE.smaord.av));
        (found >= 2 && wrong).then(|| self.sum_slip(whole.0, sum))
    }

    /// Where the parts of a whole begin, and whether they are all of it.
    fn division(&self, whole: &Number<'_>, parts: &[Number<'_>], after: &str) -> Option<(usize, bool)> {
        let at = whole.0.range.end;
        let first = parts.first()?;
        if let Some(colon) = after.find(": ") {
            // "Jämfört med förbundet, där alla 290 är med, är det litet: 63 …": the whole is of a clause that has ended.
            let lead = self.text[self.range.start..whole.0.range.start].rsplit_once(", ").map_or("", |(_, lead)| lead);
            let aside = lead.split_whitespace().next().is_some_and(|word| LANGUAGE.inskott.contains(word));
            return (!aside || !after[..colon].contains(", ")).then_some((at + colon + 2, true));
        }
        for words in &LANGUAGE.bestar_av {
            if let Some(found) = after.find(words.as_str()).filter(|found| parts.len() > 1 && is_near(&after[..*found]))
            {
                return Some((at + found + words.len(), true));
            }
        }
        for word in &LANGUAGE.varav {
            if let Some(found) = after.find(word.as_str()) {
                return Some((at + found + word.len(), false));
            }
        }
        let opens = self.lower.first().is_some_and(|(_, word)| word == LANGUAGE.smaord.av)
            && self.before(whole.0.range.start) == LANGUAGE.smaord.av;
        (opens && parts.len() >= 3).then_some((first.0.range.start, true))
    }

    /// "en från bolagen", "ett till nämnden".
    fn is_one(&self, chunk: &str) -> bool {
        let mut words = chunk.split_whitespace();
        words.next().is_some_and(|word| LANGUAGE.sifferord.ett.contains(word))
            && words.next().is_some()
            && words.count() <= 3
    }

    /// "206 200 kr, i snitt 68 700 kr per år", "sex kurser på tre år ger ett genomsnitt av två".
    fn average(&self, amounts: &[Number<'_>], counts: &[Number<'_>]) -> Option<Slip> {
        if !self.lower.iter().any(|(_, word)| LANGUAGE.medelvarde.contains(word)) {
            return None;
        }
        let in_years = |number: &&Number<'_>| self.after(number.0.range.end).next().is_some_and(is_years);
        let typed_years = counts.iter().find(in_years);
        let length = || self.period.map(|(from, to)| Decimal::from(to - from + 1));
        let years = typed_years.map(|years| years.1).or_else(|| self.has_period().then(length).flatten())?;
        let near = |whole: Decimal, typed: Decimal| {
            whole.checked_div(years).is_none_or(|exact| (exact - typed).abs() * Decimal::from(ROUNDED) <= exact)
        };
        // "38 000 kr om året, 500 kr mindre än" tells a difference.
        let amounts: Vec<&Number<'_>> = amounts.iter().filter(|number| !self.is_difference(number.0)).collect();
        // "kostat 38 675 kr per år i genomsnitt, varav avgiften 34 125": a part of the mean.
        // "Kostnaden är 154 700 kr på fyra år, och avgiften har i genomsnitt varit 34 125 kr": the mean of another cost.
        let is_part = |one: &Number<'_>, other: &Number<'_>| {
            let between = self.words_in(&(one.0.range.end..other.0.range.start));
            let cost =
                |word: &&str| LANGUAGE.is_of_costs(word) && is_definite(word) && !LANGUAGE.medelvarde.contains(word);
            between.contains(&LANGUAGE.smaord.varav) || between.iter().any(cost)
        };
        if let [whole, average] = amounts.as_slice() {
            // "Medelvärdet är 108 240 kr per år, medianen 106 200 kr": the first is a mean itself.
            let before = self.words_in(&(self.range.start..whole.0.range.start));
            let is_mean = before.iter().any(|word| LANGUAGE.medelvarde.contains(word) && is_definite(word));
            if is_mean || is_part(whole, average) {
                return None;
            }
            let wrong = whole.1 > average.1 && !near(whole.1, average.1) && !self.is_about(average.0);
            return wrong.then(|| self.sum_slip(average.0, whole.1 / years));
        }
        let others: Vec<&Number<'_>> = counts.iter().filter(|number| !in_years(number)).collect();
        let ([whole, average], Some(_)) = (others.as_slice(), typed_years) else { return None };
        let exact = whole.1.checked_div(years)?;
        let wrong = whole.1 > average.1 && exact.fract() == Decimal::ZERO && exact != average.1;
        (wrong && !self.is_about(average.0)).then(|| self.sum_slip(average.0, exact))
    }

    /// "38 resor på fem år blir genomsnittet 7,6 resor".
    fn mean(&self, counts: &[Number<'_>]) -> Option<Slip> {
        let [whole, number] = counts else { return None };
        let at = self.lower.iter().position(|(_, word)| LANGUAGE.medelvarde.contains(word))?;
        let decimal = |word: &str| word.split_once(',').and_then(|(a, b)| format!("{a}.{b}").parse::<Decimal>().ok());
        let (range, typed) = self.lower[at..].iter().find_map(|(range, word)| Some((range, decimal(word)?)))?;
        let divided = number.0.range.start > whole.0.range.end
            && LANGUAGE.sifferord.tidsprepositioner.contains(self.before(number.0.range.start))
            && number.1 < whole.1;
        let exact = whole.1.checked_div(number.1)?;
        let wrong = (exact - typed).abs() > Decimal::new(6, typed.scale() + 1);
        (divided && wrong).then(|| self.sum_slip_at(range.clone(), exact.round_dp(1)))
    }

    /// "gäller 2014–2035, alltså drygt två decennier".
    fn length(&self) -> Option<Slip> {
        let (from, to, start) = self.readings.iter().find_map(|reading| match reading.numerals[0].0 {
            Numeral::Period(from, to) => Some((from, to, reading.range.start)),
            _ => None,
        })?;
        let spans = self.has_any(&LANGUAGE.sifferord.stracker_sig);
        let (reading, typed) = self.counted().into_iter().find(|(reading, _)| reading.range.start > start)?;
        let unit = self.after(reading.range.end).next()?;
        let times = match unit {
            _ if LANGUAGE.sifferord.decennier.contains(unit) => Decimal::TEN,
            _ if is_years(unit) => Decimal::ONE,
            _ => return None,
        };
        let (typed, years) = (typed * times, Decimal::from(to - from));
        let right = [years, years + Decimal::ONE].into_iter().any(|years| {
            let rounded = times > Decimal::ONE && !self.is_about(reading) && (years - typed).abs() <= Decimal::ONE;
            rounded || self.allows(reading, typed, years)
        });
        (spans && !right).then(|| {
            let text = &self.text[reading.range.clone()];
            let problem = message!(
                codes::FIGURE_SPAN,
                text = text,
                period = format!("{from}–{to}"),
                antal = i64::from(to - from + 1)
            );
            (reading.range.clone(), problem, None)
        })
    }

    /// Whether the sentence speaks of the whole period.
    pub(super) fn has_period(&self) -> bool {
        self.has_any(&LANGUAGE.hela_tiden) && !self.is_of_part_of_period()
    }

    /// "de två sista åren", "de första tre åren": some of the years.
    pub(super) fn is_of_part_of_period(&self) -> bool {
        self.lower.windows(4).any(|four| {
            let ends = |at: usize| LANGUAGE.del_av_tid.contains(&four[at].1);
            is_years(&four[3].1) && (ends(1) || ends(2)) || is_years(&four[2].1) && ends(1)
        })
    }

    /// "Då hölls fyra möten": of a time that the sentence before tells.
    pub(super) fn is_of_then(&self) -> bool {
        let word = |at: usize| self.lower.get(at).map_or("", |(_, word)| word.as_str());
        // "Vid det tillfället", "På dem"; "under den perioden" may be the whole.
        let points = LANGUAGE.prepositioner.contains(word(0))
            && LANGUAGE.pekar.contains(word(1))
            && !LANGUAGE.is_of_time(word(2));
        // "att avgiften då var 12 000 kr".
        let then = (1..self.lower.len()).any(|at| {
            word(at) == LANGUAGE.smaord.da && LANGUAGE.is_of_costs(word(at - 1)) && LANGUAGE.ar.contains(word(at + 1))
        });
        // "När staden gick med var avgiften 12 000 kr", "Vid inträdet var den 12 000 kr".
        let when = word(0) == LANGUAGE.smaord.nar
            && self.lower.windows(2).any(|pair| LANGUAGE.gick.contains(&pair[0].1) && pair[1].1 == LANGUAGE.smaord.med);
        let at = LANGUAGE.prepositioner.contains(word(0))
            && (LANGUAGE.gick_med.contains(word(1)) || LANGUAGE.bildandet.contains(word(1)));
        (LANGUAGE.tidigare_namnt.contains(word(0)) || points || then || when || at) && self.years().is_empty()
    }

    /// "de fyra åren 2019–2023", "de fyra år som har följts upp".
    fn span(&self) -> Option<Slip> {
        let (number, typed) = self.counted().into_iter().find_map(|(reading, number)| {
            let definite = self.before(reading.range.start) == LANGUAGE.smaord.de;
            let years = self.after(reading.range.end).next().is_some_and(is_years);
            (definite && years && !self.is_about(reading)).then(|| (reading.range.clone(), number))
        })?;
        let stated = self.readings.iter().find_map(|reading| match reading.numerals[0].0 {
            Numeral::Period(from, to) if reading.range.start > number.end => Some((from, to, reading.range.start)),
            _ => None,
        });
        let near = |start: usize| self.text[number.end..start].split_whitespace().count() <= 2;
        let followed = self.lower.iter().any(|(_, word)| LANGUAGE.foljts_upp.contains(word));
        let (from, to) = match stated {
            Some((from, to, start)) if near(start) => (from, to),
            None if followed => self.period?,
            _ => return None,
        };
        let length = to - from + 1;
        (typed != Decimal::from(length)).then(|| {
            let problem = message!(
                codes::FIGURE_SPAN,
                text = &self.text[number.clone()],
                period = format!("{from}–{to}"),
                antal = i64::from(length)
            );
            (number.clone(), problem, None)
        })
    }

    /// "Av 26 kameror har fem tagits ned, medan 19 sitter kvar": what is left is the whole without the part.
    fn left(&self, counts: &[Number<'_>]) -> Option<Slip> {
        let [whole, part, left] = counts else { return None };
        let after: Vec<&str> = self.after(left.0.range.end).take(2).collect();
        let is_left = match after.as_slice() {
            [first, ..] if LANGUAGE.kvar.contains(first) => true,
            // "19 sitter kvar"; but "nio dagar återstår" are something else.
            [verb, second] => {
                *second == LANGUAGE.smaord.kvar
                    && (*verb == LANGUAGE.smaord.sitter || LANGUAGE.verb_kvar.contains(verb))
            }
            _ => false,
        };
        let between = self.words_in(&(part.0.range.end..left.0.range.start));
        let is_taken = between.iter().any(|word| LANGUAGE.borttaget.contains(word));
        let of_whole = self.lower.first().is_some_and(|(_, word)| word == LANGUAGE.smaord.av)
            && !between.contains(&LANGUAGE.smaord.av)
            && is_taken;
        let known = whole.1 - part.1;
        let exact = !self.has_about() && known > Decimal::ZERO;
        (is_left && of_whole && exact && known != left.1).then(|| self.sum_slip(left.0, known))
    }

    /// "elva skolor, och alla tio är kvar".
    fn all_of(&self, counts: &[Number<'_>]) -> Option<Slip> {
        let [whole, all] = counts else { return None };
        let said = LANGUAGE.sifferord.alla.contains(self.before(all.0.range.start));
        let more = self.after(all.0.range.end).next().is_some_and(|word| LANGUAGE.verb_kvar.contains(word));
        (said && more && whole.1 != all.1).then(|| self.sum_slip(all.0, whole.1))
    }
}

/// Whether what stands between a whole and its parts lets them be its parts: "bildades av tolv och består av" speaks of two things.
fn is_near(between: &str) -> bool {
    let mut words = between.split_whitespace();
    between.split_whitespace().count() <= BESIDE && words.all(|word| !LANGUAGE.bindeord.contains(word))
}

/// A word for years.
pub(super) fn is_years(word: &str) -> bool {
    LANGUAGE.sifferord.ar.contains(word)
}
