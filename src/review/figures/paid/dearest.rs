//! The dearest year and the cheapest, each in its own piece: "Dyraste reseåret var 2024, billigaste 2023".

use rust_decimal::Decimal;

use crate::review::figures::{Sentence, Slip, is_year};
use crate::review::language_data::LANGUAGE;
use crate::review::readings::{Numeral, Reading};
use crate::review::tables::Priced;

impl Sentence<'_> {
    /// The first year that is wrongly told to be the dearest or the cheapest, of what the sentence names or of all.
    pub(super) fn extremes_by_piece(&self, priced: &Priced<'_>) -> Option<Slip> {
        if !self.money().is_empty()
            || self.has(&[LANGUAGE.smaord.an, LANGUAGE.smaord.inte])
            || self.leaves_out()
            || self.has_any(&LANGUAGE.direkt.nast)
        {
            return None;
        }
        let item = priced.item(&self.words());
        let value = |year: i32| match item {
            Some(item) => priced.paid(item, year),
            None => priced.amount(year, &[]).and_then(|(all, ..)| all.first().copied()),
        };
        let values: Vec<(Decimal, i32)> =
            priced.years().into_iter().filter_map(|year| Some((value(year)?, year))).collect();
        let of_piece = |reading: &Reading| {
            let piece = self.piece(reading.range.start);
            let words = self.words_in(&piece);
            let alone = self.readings.iter().filter(|other| piece.contains(&other.range.start)).count() == 1;
            let word = words.iter().find(|word| LANGUAGE.dyrast.contains(word)).filter(|_| alone)?;
            let year = reading.year()?;
            let typed = values.iter().find(|(_, other)| *other == year)?.0;
            let least = LANGUAGE.lagst.contains(word);
            // Of years in which something was paid.
            let paid = values.iter().filter(|(value, _)| !least || !value.is_zero());
            let (known, of) = if least { paid.min()? } else { paid.max()? };
            let told = format!("{}, {of}, {}", priced.sheet(), Numeral::Amount(*known).written(self.language));
            (*known != typed).then(|| self.present(year, told, priced.place()))
        };
        self.readings.iter().filter(|reading| is_year(reading)).find_map(of_piece)
    }
}
