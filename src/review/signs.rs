//! G27: marks, spaces, dates and numbers that cannot be meant so. Each check looks at one text and knows nothing of the case but
//! the day on which its report is issued.

mod ahead;
mod contacts;
mod days;
mod marks;
mod numbers;
mod patterns;
mod web;

use std::ops::Range;

use chrono::NaiveDate;

use ahead::future;
use contacts::contacts;
use days::days;
use marks::{marks, pairs};
use numbers::numbers;

use super::Review;
use super::passages::{Origin, Passage, PassageKind, Stretch};
use super::words::{self, source};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::message::Message;
use crate::place::Place;

/// What is found in a text: its bytes, and what to say of it.
type Slip = (Range<usize>, Message);

/// Runs the family on all that may be changed.
pub(super) fn review(review: &Review<'_>, findings: &mut Diagnostics) {
    let issued = review.case.issued.as_ref().map(|issued| issued.value);
    findings.extend(contacts::of_officer(&review.case.officer));
    let names = names_with_marks(review);
    let prose = review.passages.iter().filter(|passage| !review.is_reproduced(passage.document));
    for passage in prose.filter(|passage| passage.stretches.iter().any(|s| matches!(s.origin, Origin::Typed(_)))) {
        let in_name = |range: &Range<usize>| {
            let text = &passage.text;
            let covers = |(at, name): (usize, &str)| at < range.end && range.start < at + name.len();
            names.iter().any(|name| text.match_indices(name).any(covers))
        };
        for (range, message) in slips(passage, issued).into_iter().filter(|(range, _)| !in_name(range)) {
            if let Some(place) = source(passage, &range).filter(|_| is_own(passage, &range)) {
                findings.push(Diagnostic::warning(message).at(place));
            }
        }
    }
}

/// Names of the workbook with a mark that ends sentences: "Vem äger vattnet?" is followed by a small letter.
fn names_with_marks<'a>(review: &'a Review<'_>) -> Vec<&'a str> {
    let cells = words::cells(review.case).map(|(text, _)| text);
    cells.filter(|text| text.contains(' ') && text.ends_with(['?', '!'])).collect()
}

/// Whether all of a range was typed in one: not where a reference between has failed or writes what it will. A sentence goes on
/// over the ends of lines.
fn is_own(passage: &Passage<'_>, range: &Range<usize>) -> bool {
    let inside: Vec<&Stretch<'_>> =
        passage.stretches.iter().filter(|s| s.range.start < range.end && range.start < s.range.end).collect();
    let typed = |s: &&Stretch<'_>| match s.origin {
        Origin::Typed(typed) => Some(typed.whole()),
        _ => None,
    };
    let places: Option<Vec<Place>> = inside.iter().map(typed).collect();
    places.is_some_and(|places| places.windows(2).all(|pair| goes_on(&pair[0], &pair[1])))
}

/// Whether a place begins where another ends, or on the line after it.
fn goes_on(one: &Place, next: &Place) -> bool {
    let (Place::Text(one), Place::Text(next)) = (one, next) else { return false };
    one.file == next.file
        && ((one.end_line, one.end_column) == (next.line, next.column) || one.end_line + 1 == next.line)
}

fn slips(passage: &Passage<'_>, issued: Option<NaiveDate>) -> Vec<Slip> {
    let text = passage.text.as_str();
    let mut slips = days(text);
    slips.extend(numbers(text));
    slips.extend(contacts(text));
    slips.extend(web::addresses(text));
    if matches!(passage.kind, PassageKind::Paragraph | PassageKind::Item | PassageKind::Decision) {
        slips.extend(pairs(text, passage.kind));
        slips.extend(marks(text));
        slips.extend(issued.into_iter().flat_map(|issued| future(passage, issued)));
    }
    slips
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<String> {
        let mut slips = days(text);
        slips.extend(numbers(text));
        slips.extend(contacts(text));
        slips.extend(pairs(text, PassageKind::Paragraph));
        slips.extend(marks(text));
        slips.into_iter().map(|(range, _)| text[range].to_owned()).collect()
    }

    #[test]
    fn what_cannot_be_meant_is_found() {
        for (text, slip) in [
            ("Mötet hölls den 31 november 2021.", "31 november 2021"),
            ("Mötet den 30 februari.", "30 februari"),
            ("Beslut 2021-02-29 § 4.", "2021-02-29"),
            ("Mötet hölls måndagen den 2 mars 2021.", "måndagen den 2 mars 2021"),
            ("De fick besked den 2 mars 2021, en måndag.", "2 mars 2021, en måndag"),
            ("Den 2 mars 2021 var en måndag.", "2 mars 2021 var en måndag"),
            ("Ökningen är 7.5 procent.", "7.5 procent"),
            ("I staden bor 12500 invånare.", "12500 invånare"),
            ("Det är öppet 09.00-12.00.", "09.00-12.00"),
            ("Nätverket (som är stort är bra.", "("),
            ("Det heter ”Trygg i staden.", "”"),
            ("Mötet är slut..", ".."),
            ("Mötet är slut.Sedan", "slut.Sedan"),
            ("Slut.Sedan", "Slut.Sedan"),
            ("Planen gäller till 2030.därefter tas en ny fram.", "2030.därefter"),
            ("Avgiften betalas av kontoret.resor betalas av den som reser.", "kontoret.resor"),
            ("Det görs efter fem år(se avsnittet om ansvar).", "år(se"),
            ("Växelns telefonnummer är 033-12 34 56 78 90.", "033-12 34 56 78 90"),
            ("Slut. sedan", "Slut. sedan"),
            ("Mötet,som var", "Mötet,som"),
            ("Mötet , som var", "Mötet ,"),
            ("Mötet .Sedan", "Mötet .S"),
            ("Det heter “Trygg i staden”.", "“"),
            ("Det heter ”Trygg” och «Säker».", "«"),
            ("Det heter „Trygg“.", "„"),
            ("Det heter ‘Trygg’.", "‘"),
            ("Mötet var bra. sedan gick alla.", "bra. sedan"),
            ("Mötet - som var långt - tog slut.", "Mötet - som"),
            ("Skriv till namn@example.", "namn@example"),
            ("Skriv till namn@@example.se.", "namn@@example.se"),
            ("Ring 031-36.", "031-36"),
            ("Avgiften ( från 132\u{a0}000\u{a0}kr ) höjdes.", "kr )"),
            ("Avgiften ( från 132\u{a0}000\u{a0}kr ) höjdes.", "( från"),
            ("Nätverket(som är stort) är bra.", "Nätverket(som"),
            ("Det är en kom- munen som växer.", "kom- munen"),
        ] {
            let slips = found(text);
            assert!(slips.iter().any(|found| found == slip), "{text}: {slips:?}");
        }
    }

    #[test]
    fn what_is_right_passes() {
        for text in [
            "Den 2 mars 2021 var en tisdag, den 3 mars 2021 (onsdag) inte.",
            "Mötet hölls tisdagen den 2 mars 2021, den 29 februari 2020 och den 3–31 mars.",
            "Det kostar 7,5 procent, klockan 13.30–15.00, version 2.1 och 12 500 invånare.",
            "Se avsnitt 2.1 och kapitel 4.3, m.m. samt t.ex. annat, bl.a. detta m.fl., dvs. allt.",
            "a) det första, b) det andra; 1) ett och (det tredje).",
            "Han sade ”ja” (och ”nej”). ”Hela meningen.” Sedan gick han ...",
            "Skriv till fornamn.efternamn@example.se. Ring 031-368 00 00, +46 31 368 00 00 eller 112.",
            "Se www.example.se,men inte mer. Eller https://example.se/a.Html, ja.",
            "För- och nackdelar, EU-nivå och 2020–2024 – se nedan",
            "Enligt prop. 2020/21:60 och kap. 3. Därefter enligt nr. 4.",
            "Mall (( fakta.sate )) och ((text)).",
            "Tel 811228-9874 är ett personnummer.",
            "Kommun(er), förvaltning(ar), ny(a), av(sändaren) och E.ON.",
            "Filen heter namnet.protokoll, och uppgiften fakta.kostnad.arlig står i arende.",
            "Telefonnummer är uppgifter. Numret är 12.",
            "Det skrivs i C# samt .NET och sparas som .pdf och .docx.",
        ] {
            assert_eq!(found(text), [""; 0], "{text}");
        }
    }

    /// Pieces of which texts are put together that have signs, nearly have them, or have none.
    const PIECES: [&str; 38] = [
        "a", "Ö", "måndag", "Dag", "den", "mars", "kr", "meter", "tel", "å", "7", "12", "2021", "12500", "02", ".",
        ",", ";", ":", "!", "?", "-", "(", ")", " ", "  ", "\u{a0}", "\n", "@", "+", "–", "ord", "\u{345}", "ǅ", "Det",
        "ring", "på", "7.30",
    ];

    proptest::proptest! {
        #[test]
        fn no_text_with_a_sign_is_passed_by(pieces in proptest::collection::vec(0..PIECES.len(), 0..14)) {
            let text: String = pieces.into_iter().map(|piece| PIECES[piece]).collect();
            for sign in days::SIGNS.iter().chain(&numbers::SIGNS).chain(&marks::SIGNS).chain(&contacts::SIGNS) {
                assert_eq!(sign.all(&text).count(), sign.pattern().captures_iter(&text).count(), "{text:?}: {}", sign.pattern());
            }
        }
    }
}
