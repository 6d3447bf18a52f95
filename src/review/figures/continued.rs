//! A sentence that goes on with what the one before it says: "Bolagen stod för 19 av 63 deltaganden. Det är drygt 40 procent."

use rust_decimal::Decimal;

use super::{Sentence, Sheets, Slip, count, share};
use crate::review::language_data::LANGUAGE;
use crate::review::readings::Reading;

/// Who came stands among so many words after their number.
const NEAR: usize = 4;

/// A word for a change stands among so many words of the sentence.
const OPENING: usize = 4;

impl Sentence<'_> {
    /// Whatever a sentence says of the one before it.
    pub(super) fn goes_on(&self, before: &Self, sheets: &Sheets<'_>) -> Option<Slip> {
        self.share_of_before(before).or_else(|| self.people_of_before(before, sheets))
    }

    /// A share that is all that the sentence says of the one before it.
    fn share_of_before(&self, before: &Self) -> Option<Slip> {
        let words = self.words();
        let [reading] = self.readings.as_slice() else { return None };
        let typed = share(reading)?;
        let [that, verb, rest @ ..] = words.as_slice() else { return None };
        let is = LANGUAGE.ar.contains(verb) || LANGUAGE.sifferord.motsvarar.contains(verb);
        let ends = self.after(reading.range.end).next().is_none();
        if *that != LANGUAGE.smaord.det || !is || !ends {
            return None;
        }
        if rest.iter().take(OPENING).any(|word| LANGUAGE.andringsord.contains(word)) {
            return self.change_of_before(before, reading, typed);
        }
        // Only what makes the share less exact stands before it.
        let small = |word: &&str| LANGUAGE.ungefar.contains_key(word);
        if !rest
            .iter()
            .take_while(|word| !word.starts_with(|c: char| c.is_ascii_digit()))
            .all(|word| small(word) || is_of(self, reading, word))
        {
            return None;
        }
        let counts = before.counted();
        let [(part, some), (whole, all)] = counts.as_slice() else { return None };
        let between = self.text.get(part.range.end..whole.range.start)?.to_lowercase();
        let of =
            between.split_whitespace().next() == Some(LANGUAGE.smaord.av) && between.split_whitespace().count() <= 3;
        let exact = (*some * Decimal::ONE_HUNDRED).checked_div(*all).filter(|_| of)?;
        (!self.is_share(reading, typed, exact)).then(|| self.share_slip(reading.range.clone(), exact))
    }

    /// "14 personer följde webbinariet om led. Åtta kom från bolag": how many of a unit came to the row that the sentence before speaks of.
    fn people_of_before(&self, before: &Self, sheets: &Sheets<'_>) -> Option<Slip> {
        let attended = sheets.attended.as_ref()?;
        let words = self.words();
        let first = self.readings.first().filter(|reading| count(reading).is_some())?;
        let opens =
            self.lower.first()?.0 == first.range || words.starts_with(&[LANGUAGE.smaord.av, LANGUAGE.smaord.dem]);
        if !opens || self.others || !self.years().is_empty() || !sheets.named.named_by(self).is_empty() {
            return None;
        }
        let named = sheets.named.named_by(before);
        let meant = before.rows_meant(&sheets.named, &named);
        let year = before.year();
        let mut of_year = meant.iter().filter(|row| year.is_none_or(|year| row.is_of_year(year)));
        let (row, None) = (of_year.next()?, of_year.next()) else { return None };
        if !std::ptr::eq(row.table(), attended.table()) {
            return None;
        }
        // "300 personer deltog": all who came, not the case's own, unless the sentence says so.
        let (all, _) = attended.of_row(row.index(), None)?;
        let ours = before.lower.iter().any(|(_, word)| LANGUAGE.kommunen.contains(word));
        let own = ours || before.readings.iter().any(|reading| count(reading) == Some(all));
        self.readings.iter().filter(|_| own).find_map(|reading| {
            let typed = count(reading)?;
            let next: Vec<&str> = self.after(reading.range.end).take(NEAR).collect();
            let (known, place) = attended.of_row(row.index(), Some(attended.led(&next)?))?;
            let right = known == typed || self.allows(reading, typed.into(), known.into());
            (!right)
                .then(|| self.count_slip(&(reading.range.clone(), typed), known, row.called().to_owned(), Some(place)))
        })
    }

    /// "Avgiften höjdes från 40 000 till 44 000 kr. Det är en ökning med 12 procent": of neither amount.
    fn change_of_before(&self, before: &Self, reading: &Reading, typed: Decimal) -> Option<Slip> {
        let money = before.money();
        let [(first, from), (second, to)] = money.as_slice() else { return None };
        let led = before.led_by(first, LANGUAGE.smaord.fran) && before.led_by(second, LANGUAGE.smaord.till);
        let change = (*to - *from).abs() * Decimal::ONE_HUNDRED;
        let (exact, other) = (change.checked_div(*from)?, change.checked_div(*to)?);
        let right = [exact, other].iter().any(|known| self.is_share(reading, typed, *known));
        (led && !right).then(|| self.share_slip(reading.range.clone(), exact))
    }
}

/// Whether a word of a sentence is of a numeral: "fyrtio procent".
fn is_of(sentence: &Sentence<'_>, reading: &Reading, word: &str) -> bool {
    sentence.text[reading.range.clone()].to_lowercase().split_whitespace().any(|part| part == word)
}

#[cfg(test)]
mod tests {
    use crate::review::testing::Changed;

    #[test]
    fn shares_are_held_against_the_sentence_before() {
        let told = |text: &str| {
            let to = format!("behov = \"Regleringen behöver bli kortare. {text}\"");
            let changed = [("arende.toml", "behov = \"Regleringen behöver bli kortare.\"", to.as_str())];
            Changed { texts: &changed, ..Changed::default() }.messages("G28").len()
        };
        for wrong in [
            "Skolorna lämnade 19 av 63 svar. Det är drygt 40 procent.",
            "Av enkäterna besvarades 30 av 120. Det motsvarar 35 procent.",
            "Hyran höjdes från 40 000 kr till 44 000 kr. Det är en ökning med tolv procent.",
        ] {
            assert_eq!(told(wrong), 1, "{wrong}");
        }
        for right in [
            "Skolorna lämnade 19 av 63 svar. Det är drygt 30 procent.",
            "Av enkäterna besvarades 30 av 120. Det motsvarar 25 procent.",
            "Hyran höjdes från 40 000 kr till 44 000 kr. Det är en ökning med tio procent.",
            "Skolorna lämnade 19 av 63 svar. Det är 40 procent fler än året före.",
            "Skolorna lämnade 19 av 63 svar. Det är en ökning med 40 procent.",
            "Skolorna lämnade 19 av 63 svar. I förskolorna var det 40 procent.",
            "Skolorna lämnade 19 av 63 svar. Det är bättre än målet, 20 procent.",
            "Skolorna lämnade 19 svar och parkerna 63. Det är 40 procent.",
        ] {
            assert_eq!(told(right), 0, "{right}");
        }
    }
}
