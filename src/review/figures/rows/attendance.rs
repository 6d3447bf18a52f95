//! How many came to what a row names, and from where.

use std::ops::Range;

use super::NamedRow;
use crate::codes;
use crate::message::message;
use crate::review::figures::{Sentence, Slip, count};
use crate::review::language_data::LANGUAGE;
use crate::review::readings::Reading;
use crate::review::tables::Attended;

/// So many words after a number say what it counts.
const NEAR: usize = 4;

/// A part stands at most so many words before what it is of: "tolv deltagare av".
const PARTED: usize = 2;

/// A number so many times another is one of something else.
const SIZE: i64 = 3;

impl Sentence<'_> {
    /// "deltog ingen från bolagen" where the sheet has some.
    pub(super) fn nobody(&self, row: &NamedRow<'_>, attended: Option<&Attended<'_>>) -> Option<Slip> {
        let attended = attended.filter(|attended| std::ptr::eq(attended.table(), row.table))?;
        let at = self.lower.iter().position(|(_, word)| LANGUAGE.ingen.contains(word))?;
        let next: Vec<&str> = self.lower[at + 1..].iter().take(NEAR).map(|(_, word)| word.as_str()).collect();
        let unit = attended.led(&next)?;
        let (number, place) = attended.of_row(row.row, Some(unit)).filter(|(number, _)| *number > 0)?;
        let range = self.lower[at].0.clone();
        let problem = message!(codes::FIGURE_COUNT, text = &self.text[range.clone()], antal = number, vad = row.name);
        Some((range, problem, Some(place)))
    }

    /// How many came, in all and from each unit.
    pub(super) fn participants(&self, row: &NamedRow<'_>, attended: Option<&Attended<'_>>) -> Vec<Slip> {
        let Some(attended) = attended.filter(|attended| std::ptr::eq(attended.table(), row.table)) else {
            return Vec::new();
        };
        // "inräknat årsmötet", "åtta respektive sexton": more than this row is meant.
        // "Från Uppsala kom nio": others.
        let from = self.lower.first().is_some_and(|(_, word)| word == LANGUAGE.smaord.fran);
        let elsewhere = from && self.names_another_place();
        if elsewhere || self.has(&[LANGUAGE.smaord.respektive]) || self.has_any(&LANGUAGE.medraknat) {
            return Vec::new();
        }
        let name_at = self.text[self.range.clone()].find(row.name).map(|at| self.range.start + at);
        let check = |(index, reading): (usize, &Reading)| {
            let typed = count(reading).filter(|_| !self.is_of_ten(reading))?;
            // Another number stands nearer to the name: "Tolv deltog i det ena, elva i det andra".
            let other = self.readings[index + 1..]
                .iter()
                .any(|other| count(other).is_some() && name_at.is_some_and(|name| other.range.end <= name));
            // "talade fyra personer från bolagen": some of those who came.
            if LANGUAGE.framtradde.contains(self.before(reading.range.start))
                || (other && self.unit_of_part(attended, index).is_none())
                || self.is_whole_of_count(&reading.range)
                || self.is_piece_of_others(&reading.range)
                || self.adds_up(reading, typed)
            {
                return None;
            }
            // "sex deltaganden, hälften av dem på seminariet": a part of them came to the row.
            let part = self.kind_after(row, reading.range.end).is_some_and(|at| {
                let start = self.piece(at).start.max(reading.range.end);
                start <= at && self.is_parted(start..at)
            });
            let unit = self.counted_unit(attended, index, reading).filter(|_| !part)?;
            if unit.is_none() && self.is_one_of_joined(index) {
                return None;
            }
            // "Polisen deltog en gång, med två personer, och då gällde det mottagandet": of a unit that another clause names.
            let of_unit = |unit: usize| attended.of_row(row.row, Some(unit)).is_some_and(|(known, _)| known == typed);
            if unit.is_none() && attended.named(&self.words()).into_iter().any(of_unit) {
                return None;
            }
            let (known, place) = attended.of_row(row.row, unit).filter(|(known, _)| unit.is_some() || *known > 0)?;
            if unit.is_none() && self.is_of_all_who_came(attended, reading, typed, known) {
                return None;
            }
            (known != typed && !self.allows(reading, typed.into(), known.into())).then(|| {
                let text = &self.text[reading.range.clone()];
                let problem = message!(codes::FIGURE_COUNT, text = text, antal = known, vad = row.name);
                (reading.range.clone(), problem, Some(place))
            })
        };
        self.readings.iter().enumerate().filter_map(check).collect()
    }

    /// Where the kind of a row, or its name, stands after a byte.
    fn kind_after(&self, row: &NamedRow<'_>, at: usize) -> Option<usize> {
        let kind = self.lower.iter().find(|(range, word)| range.start >= at && row.is_of(word));
        let name = self.text.get(at..self.range.end).and_then(|rest| rest.find(row.base())).map(|found| at + found);
        kind.map(|(range, _)| range.start).into_iter().chain(name).min()
    }

    /// Whether "av dem" or "varav" stands in a stretch.
    fn is_parted(&self, between: Range<usize>) -> bool {
        let words = self.words_in(&between);
        let of_them = |pair: &[&str]| pair[0] == LANGUAGE.smaord.av && LANGUAGE.sifferord.dem_vilka.contains(pair[1]);
        words.contains(&LANGUAGE.smaord.varav) || words.windows(2).any(of_them)
    }

    /// "Vid Dataskyddsdagen 2024 företräddes staden av en förtroendevald": one of a unit, of which the row has more.
    pub(super) fn represented_by_one(&self, row: &NamedRow<'_>, attended: Option<&Attended<'_>>) -> Option<Slip> {
        let attended = attended.filter(|attended| std::ptr::eq(attended.table(), row.table))?;
        let at = self.lower.windows(3).position(|three| {
            three[0].1 == LANGUAGE.smaord.av
                && LANGUAGE.sifferord.ett.contains(three[1].1.as_str())
                && attended.named(&[three[2].1.as_str()]).len() == 1
        })?;
        let represented = self.has_any(&LANGUAGE.foretrads) && self.counts_and_ones().len() < 2;
        let unit = attended.named(&[self.lower[at + 2].1.as_str()]).first().copied().filter(|_| represented)?;
        let (known, place) = attended.of_row(row.row, Some(unit)).filter(|(known, _)| *known != 1)?;
        let range = self.lower[at + 1].0.clone();
        let text = &self.text[range.clone()];
        let problem = message!(codes::FIGURE_COUNT, text = text, antal = known, vad = row.name);
        Some((range, problem, Some(place)))
    }

    /// "hade 210 deltagare", "80 personer, av vilka nio kom från staden", "talade fyra personer": all who came or some of them, and not
    /// those of the case. Without a word for these a number of another size says nothing of the sheet.
    fn is_of_all_who_came(&self, attended: &Attended<'_>, reading: &Reading, typed: i64, known: i64) -> bool {
        let ours =
            self.lower.iter().any(|(_, word)| self.is_ours(word) || LANGUAGE.sifferord.vi.contains(word.as_str()))
                || !attended.named(&self.words()).is_empty();
        let told = self.counts_and_ones().iter().any(|other| other.0 != reading.range && other.1 == known);
        let other_size = typed > known * SIZE || typed * SIZE < known;
        told || self.has_any(&LANGUAGE.framtradde) || (!ours && other_size)
    }

    /// "en politiker och två chefer": one of two numbers that are counted together.
    fn is_one_of_joined(&self, index: usize) -> bool {
        let number = &self.readings[index].range;
        let joins = |words: &[&str]| words.len() <= 3 && words.last() == Some(&LANGUAGE.smaord.och);
        let ones = self
            .lower
            .iter()
            .filter(|(_, word)| LANGUAGE.sifferord.ett.contains(word.as_str()))
            .map(|(range, _)| range);
        let counts = self.readings.iter().filter(|other| count(other).is_some()).map(|other| &other.range);
        ones.chain(counts).any(|other| {
            let before = other.end <= number.start && joins(&self.words_in(&(other.end..number.start)));
            before || number.end <= other.start && joins(&self.words_in(&(number.end..other.start)))
        })
    }

    /// Which unit a number counts people of, none of all of them; nothing where it counts something else, or others.
    fn counted_unit(&self, attended: &Attended<'_>, index: usize, reading: &Reading) -> Option<Option<usize>> {
        let next: Vec<&str> = self.after(reading.range.end).take(NEAR).collect();
        let people = next.first().is_some_and(|word| attended.is_person(word));
        // "lockade sjutton från staden".
        let own = matches!(next.as_slice(), [from, own, ..] if *from == LANGUAGE.smaord.fran && LANGUAGE.kommunen.contains(own));
        // "94 deltagare från tolv länder": all who came, not the case's own.
        let all = next.get(1).is_some_and(|word| [LANGUAGE.smaord.fran, LANGUAGE.smaord.ur].contains(word))
            && self.readings.get(index + 1).is_some_and(|other| {
                count(other).is_some()
                    && self.text[reading.range.end..other.range.start].split_whitespace().count() == 2
            });
        if all {
            return None;
        }
        if let Some(unit) = self.unit_of_part(attended, index) {
            return unit.map(Some);
        }
        if let Some(unit) = attended.led(&next) {
            return Some(Some(unit));
        }
        // "av vilka fem arbetade på förvaltningarna".
        if let (true, [_, at, unit, ..]) =
            (LANGUAGE.sifferord.varav.contains(self.before(reading.range.start)), next.as_slice())
        {
            let unit = attended.named(&[*unit]).first().copied();
            return unit.filter(|_| LANGUAGE.prepositioner.contains(at)).map(Some);
        }
        // "Nio pedagoger och rektorer tog del av webbinariet".
        // "Flest från bolagen, fem stycken, kopplade upp sig": of what stands before the piece.
        let alone = self.words_in(&self.piece(reading.range.start));
        if alone.last() == Some(&LANGUAGE.smaord.stycken) && alone.len() == 2 {
            let units = attended.named(&self.words_in(&(self.range.start..reading.range.start)));
            return if let [unit] = units.as_slice() { Some(Some(*unit)) } else { None };
        }
        let first = self.lower.first().is_some_and(|(range, _)| range.start == reading.range.start);
        if first
            && self.has(&[LANGUAGE.smaord.tog])
            && self.lower.windows(2).any(|pair| pair[0].1 == LANGUAGE.smaord.del && pair[1].1 == LANGUAGE.smaord.av)
        {
            return Some(None);
        }
        // "fjorton rektorer från förvaltningarna": whoever they are, the unit says whose.
        if let [noun, from, unit, ..] = next.as_slice()
            && *from == LANGUAGE.smaord.fran
        {
            // "två, en från kontoret": the number is of all.
            let parted = !self.text[reading.range.end..].trim_start().to_lowercase().starts_with(noun);
            let other = parted || LANGUAGE.is_of_time(noun) || LANGUAGE.sifferord.ett.contains(noun);
            let other = other || LANGUAGE.prepositioner.contains(noun);
            if let Some(unit) = attended.named(&[*unit]).first().filter(|_| !other) {
                return Some(Some(*unit));
            }
        }
        // "fem personer från miljöförvaltningen", "300 personer från hela landet": of one unit, or of others.
        let whence =
            people && next.get(1).is_some_and(|word| [LANGUAGE.smaord.fran, LANGUAGE.smaord.av].contains(word));
        if let Some(unit) = next.get(2..).filter(|_| whence).and_then(|after| attended.named(after).first().copied()) {
            return Some(Some(unit));
        }
        if whence && next[1] == LANGUAGE.smaord.fran && !next.get(2).is_some_and(|own| self.is_ours(own)) {
            return None;
        }
        // "åtta personer besökte det seminarium där polisen berättade": who did something else there.
        let piece = self.piece(reading.range.start);
        let end = self.clause_end(&piece, reading.range.end);
        let mut units = attended.named(&self.words_in(&(piece.start..end)));
        // "Från förvaltningarna kom flest till mässan, nämligen nio personer".
        if units.is_empty() && LANGUAGE.forklarar.contains(self.before(reading.range.start)) {
            units = attended.named(&self.words_in(&(self.range.start..reading.range.start)));
            if let [unit] = units.as_slice() {
                return Some(Some(*unit));
            }
        }
        match units.as_slice() {
            [] if own || people => Some(None),
            // "skickade förvaltningarna tretton tjänstepersoner", "var de förtroendevalda fyra", at the end of the sentence.
            [unit] if (people || next.is_empty()) && !self.is_whole_of(&reading.range) => Some(Some(*unit)),
            [_] if people => Some(None),
            _ => None,
        }
    }

    /// "elva av stadens femton deltagare från förvaltningarna", "från bolag kom fem av de fjorton": the one unit that a part of those who came
    /// is of; nothing where the number is no such part, and none where the sentence names no unit or several.
    fn unit_of_part(&self, attended: &Attended<'_>, index: usize) -> Option<Option<usize>> {
        let (part, whole) = (&self.readings[index].range, &self.readings.get(index + 1)?.range);
        let of = self.words_in(&(part.end..whole.start));
        let counted = count(&self.readings[index + 1]).is_some() && of.first() == Some(&LANGUAGE.smaord.av);
        let mut after = self.after(whole.end);
        let noun = after.next().filter(|_| counted && of.len() <= 2)?;
        if !(attended.is_person(noun) || noun == LANGUAGE.smaord.som) {
            return None;
        }
        let mut units = attended.named(&after.collect::<Vec<_>>());
        if units.is_empty() {
            units = attended.named(&self.words_in(&(self.range.start..part.start)));
        }
        Some(if let [unit] = units.as_slice() { Some(*unit) } else { None })
    }

    /// "Av 19 deltagare kom elva från bolagen": the number that the other is of. "Bolagen företräddes av elva" tells by whom.
    fn is_whole_of(&self, range: &Range<usize>) -> bool {
        // "var förvaltningarna företrädda av nio personer": no other number is a part of it.
        let several = self.readings.iter().filter(|reading| count(reading).is_some()).count() > 1;
        let before = self.lower.iter().rev().filter(|(word, _)| word.end <= range.start);
        let of = before.into_iter().take(2).find(|(_, word)| word == LANGUAGE.smaord.av);
        let by_whom = |of: &(Range<usize>, String)| {
            self.words_in(&(self.range.start..of.0.start)).iter().any(|word| LANGUAGE.foretrads.contains(word))
        };
        several && of.is_some_and(|of| !by_whom(of))
    }

    /// "Med 20 av 53 deltaganden", "tolv av stadens femton": the number of all that another number is of.
    fn is_whole_of_count(&self, range: &Range<usize>) -> bool {
        let before = self.lower.iter().rev().filter(|(word, _)| word.end <= range.start);
        let whose = |word: &String| {
            self.is_ours(word) || LANGUAGE.sifferord.av_alla.contains(word) || LANGUAGE.summor.contains(word)
        };
        let mut before = before.skip_while(|(_, word)| whose(word));
        let of = before.next().is_some_and(|(_, word)| word == LANGUAGE.smaord.av);
        let mut part = before.take(PARTED).filter(|_| of);
        part.any(|(part, _)| self.readings.iter().any(|reading| reading.range == *part && count(reading).is_some()))
    }

    /// Whether a word stands for the case's own municipality.
    pub(in crate::review::figures) fn is_ours(&self, word: &str) -> bool {
        let bare = word.strip_suffix('s').unwrap_or(word);
        LANGUAGE.kommunen.contains(word) || self.home.iter().any(|home| home == word || home == bare)
    }

    /// Whether the piece of a number speaks of others, or of an average.
    fn is_piece_of_others(&self, range: &Range<usize>) -> bool {
        let words = self.words_in(&self.piece(range.start));
        words.iter().any(|word| LANGUAGE.medelvarde.contains(word) || LANGUAGE.flera_andra.contains(word))
    }

    /// Whether the numbers after one make it: "Av de nitton kom elva …, fem … och tre …".
    fn adds_up(&self, whole: &Reading, typed: i64) -> bool {
        let after = self.readings.iter().filter(|reading| reading.range.start > whole.range.end).filter_map(count);
        let parts: Vec<i64> = after.collect();
        parts.len() > 1 && parts.iter().sum::<i64>() == typed
    }
}
