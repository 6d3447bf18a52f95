use std::sync::Arc;

use super::super::testing::Changed;
use super::Waived;
use crate::diagnostic::Diagnostic;
use crate::message::message;
use crate::messages::{Language, Messages};
use crate::model::{Case, Value};

const SEATS: (&str, &str, &str) = ("arende.toml", "platser = 2", "platser = 3");
const REASON: &str = "Nätverket har lovat staden en plats till nästa år.";

/// What is left, and what was waived, of a case with three seats and this waiver.
fn waived(code: &str, about: &str, reason: &str) -> (Vec<String>, Vec<Waived>) {
    let waiver = format!("\n[[undantag]]\nkod = \"{code}\"\nom = \"{about}\"\nskal = \"{reason}\"\n");
    let (left, waived) = Changed { texts: &[SEATS, ("arende.toml", "", &waiver)], ..Changed::default() }.findings();
    let messages = Messages::new(Language::Swedish);
    let waived = waived.into_iter().filter(|waived| waived.code == code).collect();
    (left.iter().map(|finding| format!("{} {}", finding.code.shown(), messages.text(finding))).collect(), waived)
}

const SEATS_FINDING: &str = "G13 förtroendevalda (1) och tjänstepersoner (1) har inte tillsammans 3 platser";

#[test]
fn a_key_a_cell_or_words_point_at_a_finding() {
    for about in
        ["fakta.forum.platser", "fakta.forum", "Forumplatser", "Forumplatser!D3", "tillsammans 3 platser", "3 seats"]
    {
        let (left, waived) = waived("G13", about, REASON);
        assert_eq!(left, Vec::<String>::new(), "{about}");
        assert_eq!(waived.len(), 1);
        assert_eq!((waived[0].about.as_str(), waived[0].reason.as_str()), (about, REASON));
    }
}

#[test]
fn a_waiver_that_silences_nothing_is_told() {
    for about in ["fakta.forum.namn", "Forumplatser!D30", "Aktiviteter", "sju platser"] {
        let (left, _) = waived("G13", about, REASON);
        let unused = format!("N02 undantaget från `G13` om `{about}` tystar ingen anmärkning");
        assert_eq!(left, [SEATS_FINDING.to_owned(), unused]);
    }
    let (left, _) = waived("G14", "fakta.forum.platser", REASON);
    assert_eq!(left.len(), 2);
}

#[test]
fn a_waiver_needs_a_sentence() {
    for reason in ["Kort.", "En lång rad ord utan någon punkt efter sig"] {
        let (left, _) = waived("G13", "fakta.forum.platser", reason);
        assert_eq!(left, ["N01 undantaget har inget skäl", SEATS_FINDING]);
    }
}

#[test]
fn what_must_be_right_cannot_be_waived() {
    let (left, _) = waived("W12", "fakta.forum.platser", REASON);
    assert_eq!(left, ["N03 det går inte att göra undantag från `W12`", SEATS_FINDING]);
    let (left, _) = waived("G99", "fakta.forum.platser", REASON);
    assert_eq!(left[0], "N05 koden `G99` finns inte");
}

/// A waiver is about one finding; two rows of one sheet are two.
#[test]
fn a_waiver_that_fits_several_asks_for_more() {
    let waiver = format!("\n[[undantag]]\nkod = \"G10\"\nom = \"Kostnader\"\nskal = \"{REASON}\"\n");
    let outside = |case: &mut Case| {
        let table = Arc::make_mut(case.tables.get_mut("kostnader").expect("a table"));
        let index = table.column("ar").expect("a column");
        table.rows[1..3].iter_mut().for_each(|row| row.values[index] = Some(Value::Year(2022)));
    };
    let changed = Changed { texts: &[("arende.toml", "", &waiver)], case: outside, ..Changed::default() };
    let found = changed.messages("N04");
    assert_eq!(found, ["undantaget från `G10` om `Kostnader` passar på 2 olika anmärkningar"]);
}

/// What reading reports stops everything; that its rule has a code does not make it a matter of judgement.
#[test]
fn a_finding_that_stops_cannot_be_waived() {
    let waiver = format!("\n[[undantag]]\nkod = \"G12\"\nom = \"arende.toml\"\nskal = \"{REASON}\"\n");
    let problem = message!(crate::codes::CELL_NOT_ALLOWED, kolumn = "Form", varde = "arende.toml", tillatna = "");
    let finding = Diagnostic::error(problem);
    let (left, _) = Changed { texts: &[("arende.toml", "", &waiver)], ..Changed::default() }.findings_beside(finding);
    assert_eq!(left.iter().map(|left| left.code.shown()).collect::<Vec<_>>(), ["G12", "N03"]);
}
