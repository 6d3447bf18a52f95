//! What the workbook counts and costs, held against a sentence.

use rust_decimal::Decimal;

use super::{Sentence, Slip, count, share};
use crate::codes;
use crate::message::message;
use crate::review::language_data::LANGUAGE;
use crate::review::readings::Numeral;
use crate::review::tables::{Countable, Priced, Seats};

/// Words that make a count one of something else than rows.
const NO_COUNT: [&str; 17] = [
    "varav", "ska", "kommer", "planeras", "minst", "högst", "per", "fler", "färre", "första", "bland", "till", "av",
    "sedan", "efter", "före", "från",
];

/// Words that make an amount one of something else than what was paid.
const NO_COST: [&str; 8] =
    ["ska", "kommer", "budget", "budgeterades", "budgeterade", "föreslås", "föreslagna", "föreslår"];

impl Sentence<'_> {
    /// Counts of rows of a table in a year, or in all, by the noun after the number.
    pub(super) fn counts(&self, tables: &[Countable<'_>]) -> Vec<Slip> {
        let mut slips = Vec::new();
        if self.has(&NO_COUNT) || self.readings.iter().any(|r| matches!(r.numerals[0].0, Numeral::Period(..))) {
            return slips;
        }
        let Some(year) = self.year().map(Some).or(self.has_period().then_some(None)) else { return slips };
        for reading in &self.readings {
            let Some(count) = count(reading) else { continue };
            let mut nouns = self.after(reading.range.end).take(3);
            let found = tables
                .iter()
                .find_map(|table| nouns.by_ref().find_map(|noun| table.meant(noun)).map(|noun| (table, noun)));
            let Some((table, noun)) = found else { continue };
            let Some((known, what, place)) = table.count(year, &noun, &self.words()) else { continue };
            if known != count && count > 1 && !self.allows(reading, count.into(), known.into()) {
                let text = &self.text[reading.range.clone()];
                let problem = message!(codes::FIGURE_COUNT, text = text, antal = known, vad = what);
                slips.push((reading.range.clone(), problem, place));
            }
        }
        slips
    }

    /// Amounts of years, of the whole period, and those that are nearly one that the sheet gives.
    pub(super) fn amounts(&self, priced: Option<&Priced<'_>>) -> Vec<Slip> {
        let Some(priced) = priced else { return Vec::new() };
        let all = self.money();
        // "en höjning med 2 000 kr", "2 000 kr mer": differences.
        let is_difference = |(reading, _): &&(&crate::review::readings::Reading, Decimal)| {
            let more = self.after(reading.range.end).next().is_some_and(|word| LANGUAGE.skillnad.contains(word));
            self.led_by(reading, "med") || more
        };
        let paid: Vec<_> = all.iter().filter(|number| !is_difference(number)).copied().collect();
        let mut slips = Vec::new();
        let years = self.years();
        let about_costs = priced.speaks(&self.words()) && !self.has(&NO_COST);
        if about_costs && !years.is_empty() && years.len() == paid.len() {
            let change = paid.len() == 1 && self.has(&["från", "mer", "mindre", "högre", "lägre"]);
            for ((reading, typed), year) in paid.iter().zip(&years).filter(|_| !change) {
                let Some((known, what, place)) = priced.amount(*year, &self.words()) else { continue };
                if !known.iter().any(|known| self.allows(reading, *typed, *known)) {
                    slips.extend(known.first().map(|known| self.amount_slip(reading, *known, what, place)));
                }
            }
        }
        let average = self.text.to_lowercase().contains("genomsnitt")
            || self.lower.iter().any(|(_, word)| LANGUAGE.medelvarde.contains(word));
        if about_costs && years.is_empty() && self.has_period() && paid.len() == 1 && !average && self.has(&SUMS) {
            let (reading, typed) = paid[0];
            if let Some((known, what, place)) = priced.total(&self.words())
                && !self.allows(reading, typed, known)
            {
                slips.push(self.amount_slip(reading, known, what, place));
            }
        }
        slips.extend(self.share_of_all(&paid, priced));
        // What is computed from the sheet, or is said of others, is not a cell with a slip.
        for (reading, typed) in paid.iter().filter(|_| about_costs && !average) {
            let reported = slips.iter().any(|(range, ..)| *range == reading.range);
            if let Some((known, place)) = priced.nearly(*typed).filter(|_| !reported && !self.is_about(reading)) {
                slips.push(self.amount_slip(reading, known, priced.sheet().to_owned(), place));
            }
        }
        slips
    }

    /// "627 000 kr av det totala utfallet, drygt 88 procent".
    fn share_of_all(&self, paid: &[(&crate::review::readings::Reading, Decimal)], priced: &Priced<'_>) -> Option<Slip> {
        let [(reading, part)] = paid else { return None };
        let rest = self.text[reading.range.end..self.range.end].trim_start().to_lowercase();
        let of_all = ["av det totala", "av hela", "av den totala", "av de totala", "av utfallet", "av kostnaderna"];
        if !of_all.iter().any(|words| rest.starts_with(words)) {
            return None;
        }
        let (typed, value) = self.readings.iter().find_map(|reading| Some((reading, share(reading)?)))?;
        let (total, ..) = priced.total(&[])?;
        let exact = (*part * Decimal::ONE_HUNDRED).checked_div(total)?;
        (!self.is_share(typed, value, exact)).then(|| self.share_slip(typed.range.clone(), exact))
    }

    fn amount_slip(
        &self,
        reading: &crate::review::readings::Reading,
        known: Decimal,
        what: String,
        place: Option<crate::place::Place>,
    ) -> Slip {
        let text = &self.text[reading.range.clone()];
        let shown = Numeral::Amount(known).written(self.language);
        (reading.range.clone(), message!(codes::FIGURE_AMOUNT, text = text, belopp = shown, vad = what), place)
    }

    /// "tre av de sju platserna" for a unit that the sheet gives two.
    pub(super) fn seats(&self, seats: Option<&Seats<'_>>) -> Option<Slip> {
        let seats = seats?;
        if !Seats::speaks(&self.words()) || self.has(&["varav", "minst", "högst"]) {
            return None;
        }
        let mut counts = self.readings.iter().filter_map(|reading| Some((reading, count(reading)?)));
        let (reading, typed) = counts.next()?;
        let whole = counts.next();
        let of_whole = whole.as_ref().is_none_or(|(whole, _)| {
            let between = self.text[reading.range.end..whole.range.start].trim();
            matches!(between, "av" | "av de" | "av de totalt")
        });
        let first = self.lower.iter().any(|(_, word)| LANGUAGE.delar.contains_key(word));
        // "Av stadens fem platser är en avsedd för …", "bara tre platser … innebär att styrelsen får en": the whole comes first.
        let one = self.after(reading.range.end).any(|word| matches!(word, "en" | "ett" | "att" | "som"));
        let opens = self.lower.first().is_some_and(|(_, word)| word == "av");
        if !of_whole || first || opens || (one && whole.is_none()) || counts.next().is_some() || self.is_about(reading)
        {
            return None;
        }
        let (known, what, place) = seats.count(&self.text[self.range.clone()], self.after(reading.range.end).next())?;
        (known != typed).then(|| {
            let text = &self.text[reading.range.clone()];
            let problem = message!(codes::FIGURE_COUNT, text = text, antal = known, vad = what);
            (reading.range.clone(), problem, place)
        })
    }
}

/// Words for a sum.
const SUMS: [&str; 6] = ["sammanlagt", "totalt", "sammantaget", "tillsammans", "totala", "sammanlagda"];
