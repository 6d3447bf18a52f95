//! Seats that a sentence gives units and categories, held against their sheet.

use super::{Sentence, Slip, count};
use crate::codes;
use crate::message::message;
use crate::model::{Placed, Value};
use crate::review::Review;
use crate::review::language_data::LANGUAGE;
use crate::review::tables::Seats;

/// Who has the seats stands at most so many words after their number.
const NEAR: usize = 6;

/// Words that leave open how many seats somebody has, or speak of others.
const OPEN: [&str; 9] = ["minst", "högst", "borde", "önskar", "fler", "färre", "ytterligare", "extra", "inte"];

/// The seats, and what a sentence that speaks of them may say instead: the name of the forum.
pub(super) struct Seated<'a> {
    seats: Seats<'a>,
    forums: Vec<String>,
}

impl<'a> Seated<'a> {
    pub(super) fn of(review: &Review<'a>) -> Option<Self> {
        let forums = review.case.facts.iter().filter_map(|(name, fact)| match fact {
            Some(Placed { value: Value::Text(text), .. }) if name.ends_with(".namn") => {
                let has_seats = review.case.facts.contains_key(&name.replace(".namn", ".platser"));
                has_seats.then(|| text.to_lowercase())
            }
            _ => None,
        });
        Some(Self { seats: Seats::of(review)?, forums: forums.collect() })
    }

    /// Whether a sentence speaks of the forum, by its name or the end of it: "biennalen".
    fn is_forum(&self, sentence: &Sentence<'_>) -> bool {
        let text = sentence.text[sentence.range.clone()].to_lowercase();
        let by_end = |forum: &String| {
            sentence.lower.iter().any(|(_, word)| word.chars().count() > 7 && forum.ends_with(word.as_str()))
        };
        self.forums.iter().any(|forum| text.contains(forum.as_str()) || by_end(forum))
    }
}

impl Sentence<'_> {
    /// Everything that a sentence says of seats.
    pub(super) fn seating(&self, seated: Option<&Seated<'_>>) -> Vec<Slip> {
        let Some(seated) = seated else { return Vec::new() };
        let mut slips = self.seats_of_parts(seated);
        if slips.is_empty() {
            slips.extend(self.seats(&seated.seats));
        }
        slips
    }

    /// "två avsedda för bolagen", "varav tre för förtroendevalda", "kommunstyrelsens två representanter".
    fn seats_of_parts(&self, seated: &Seated<'_>) -> Vec<Slip> {
        let speaks = Seats::speaks(&self.words()) || seated.is_forum(self) || self.has_representatives();
        if !speaks || !self.years().is_empty() || self.has(&OPEN) || self.has_about() {
            return Vec::new();
        }
        let counts: Vec<_> = self.readings.iter().filter_map(|reading| Some((reading, count(reading)?))).collect();
        let mut slips = Vec::new();
        for (index, (reading, typed)) in counts.iter().enumerate() {
            let end = counts.get(index + 1).map_or(self.range.end, |(next, _)| next.range.start);
            let rest = &self.text[reading.range.end..end];
            let clause = rest.find([',', ';', ':', '(']).map_or(rest, |at| &rest[..at]);
            let near: Vec<&str> = clause.split_whitespace().take(NEAR).collect();
            let cut = near.iter().position(|word| matches!(*word, "och" | "samt" | "men" | "medan"));
            let near = &near[..cut.unwrap_or(near.len())];
            let other =
                near.iter().any(|word| matches!(*word, "en" | "ett" | "år" | "gånger" | "timmar" | "procent" | "åren"));
            let owner = || self.owner(reading).map(str::to_owned);
            let known = seated.seats.of_part(&near.join(" "));
            let known = known.or_else(|| {
                let representatives = near.first().is_some_and(|word| is_representative(word));
                seated.seats.of_part(&owner().filter(|_| representatives)?)
            });
            let Some((known, what, place)) = known.filter(|_| !other) else { continue };
            if known != *typed {
                let text = &self.text[reading.range.clone()];
                let problem = message!(codes::FIGURE_COUNT, text = text, antal = known, vad = what);
                slips.push((reading.range.clone(), problem, place));
            }
        }
        slips
    }

    /// The word in the genitive right before a number: "Kommunstyrelsens två".
    fn owner(&self, reading: &crate::review::readings::Reading) -> Option<&str> {
        let before = self.text[self.range.start..reading.range.start].trim_end();
        let owner = before.rsplit(char::is_whitespace).next()?;
        owner.strip_suffix('s').filter(|owner| owner.len() > 3)
    }

    fn has_representatives(&self) -> bool {
        self.lower.iter().any(|(_, word)| is_representative(word))
    }

    /// "tre av de sju platserna" for a unit that the sheet gives two.
    fn seats(&self, seats: &Seats<'_>) -> Option<Slip> {
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

fn is_representative(word: &str) -> bool {
    LANGUAGE.foretradare.iter().any(|stem| word.to_lowercase().starts_with(stem.as_str()))
}
