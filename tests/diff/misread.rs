//! Where somebody who had seen neither case read the page of the sample and its follow-up wrongly: each place, and its kind.

use std::collections::BTreeSet;
use std::path::Path;

use super::followed::followed;
use super::{compared, edited, sample, told, with_record};
use crate::common::{run, scratch};

const CASE: &str = "arende.toml";
const PROPOSAL: &str = "anvisning.toml";
const END: &str =
    "medlemskap kan ge mer kunskap och samverkan med kommuner i Norden vars utmaningar liknar Göteborgs.\n";
const PLACE: &str = "representera {{ hus.kommun }} i det nordiska nätverket {{ fakta.organisation }}.\n";
const DUTY: &str = "Det här stycket handlar om hur ansvaret fördelas mellan nämnder och styrelser i kommunen.";

/// The follow-up against the sample, in one line, or as a page.
fn follow_up(format: &str) -> String {
    let scratch = scratch();
    let [old, new] = followed(scratch.path());
    let told = run([Path::new("diff"), &old, &new, Path::new("--format"), Path::new(format)]);
    assert_eq!(told.code, 1, "{}", told.err);
    if format == "html" { told.out } else { told.out.split_whitespace().collect::<Vec<_>>().join(" ") }
}

/// What is told of the sample with a paragraph in its report, and with that in the proposal, where one of them is frozen.
fn into_the_proposal(is_frozen: bool) -> Vec<String> {
    let files = sample();
    let side = |edit: (&str, &str, &str)| {
        with_record(&edited(&files, &[edit]), |record| {
            record.dokument.iter_mut().filter(|found| found.key == "anvisning").for_each(|it| it.frozen = is_frozen);
        })
    };
    let old = side((CASE, END, &format!("{END}\n{DUTY}\n")));
    told(&compared(&old, &side((PROPOSAL, PLACE, &format!("{PLACE}\n{DUTY}\n")))))
}

/// What is in another document was taken over into it; and a text that was decided before takes over nothing of a report.
#[test]
fn nothing_is_moved_between_unlike_documents() {
    assert_eq!(into_the_proposal(false), ["taken over tjansteutlatande/sammanfattning -> anvisning/omfattning: "]);
    assert_eq!(
        into_the_proposal(true),
        ["tjansteutlatande/sammanfattning -Det här stycket handlar", "anvisning/omfattning +Det här stycket handlar"]
    );
    let text = follow_up("terminal");
    for false_way in [
        "medlemskap i Nordic Safe Cities): Hänvisningar",
        "flyttat hit från Koppling till andra styrande dokument (Bilaga 1)",
    ] {
        assert!(!text.contains(false_way), "{false_way}: {text}");
    }
    assert!(!text.contains("flyttat härifrån till Årsmöten, konferenser och arbetsgrupper (Bilaga 2)"), "{text}");
}

/// Of rows for one year and rows for another nothing is the same but what all of them say.
#[test]
fn rows_of_other_years_are_other_rows() {
    let text = follow_up("terminal");
    assert!(!text.contains("År: [-2020-]{+2025+}"), "{text}");
    assert!(!text.contains("[-2020-]{+2025+} |"), "{text}");
    assert!(
        text.contains("{+År: 2025 | Post: deltagaravgift | Belopp: 115 000 kr | Budget/utfall: utfall+}"),
        "{text}"
    );
    assert!(text.contains("{+År: 2025 | Deltagaravgift: 115 000 | Resor: 0 | Övrigt: 0 | Summa: 115 000+}"), "{text}");
}

/// Each cause that several make together names them by their numbers, and each of them says with which it is one.
#[test]
fn combined_causes_are_named_and_numbered() {
    let text = follow_up("terminal");
    let causes = text.split("Vad som har gjorts ").nth(1).unwrap().split("Varje orsak är prövad").next().unwrap();
    assert!(
        causes.contains(" av dem tillsammans med annat")
            && text.contains("(stod på arende.toml:191; orsak: kostnaden per år enligt det dokument som"),
        "{causes}"
    );
    // What shows in texts that have changed in other ways as well is not said to show nowhere.
    for fact in ["kostnaden per år enligt det dokument som upphör att gälla", "uppföljningsperiodens första år [-"]
    {
        let line = causes.split(fact).last().unwrap().split(". ").next().unwrap();
        assert!(!line.contains("syns inte"), "{fact}: {line}");
    }
    let page = follow_up("html");
    let numbered: BTreeSet<&str> = page.split(" value=\"").skip(1).filter_map(|it| it.split('"').next()).collect();
    let options = page.split("<select id=\"orsak\">").nth(1).unwrap().split("</select>").next().unwrap();
    for option in options.split("<option value=\"").skip(2) {
        let (id, text) = option.split_once("\">").unwrap();
        let number = text.split('.').next().unwrap();
        assert!(
            id == "okand" || id == "sjalv" || number.parse::<usize>().is_ok() && numbered.contains(number),
            "{option}"
        );
    }
    // No two causes are called the same but for what they are of.
    let folded = |text: &str| text.split(':').next().unwrap().to_owned();
    let names: Vec<String> = causes.split(". Flera celler på bladet ").skip(1).map(folded).collect();
    let others: BTreeSet<&String> = names.iter().collect();
    assert_eq!(others.len(), names.len(), "{names:?}");
}

/// A diagram that is gone is no table that is gone, and the heading of a section that is gone is told once.
#[test]
fn what_is_gone_is_told_as_what_it_was_and_once() {
    let text = follow_up("terminal");
    let (before, _) = text.rsplit_once("[-Antal aktiviteter per år och form-]").unwrap();
    let block = before.rsplit(", borttagen (").nth(1).unwrap();
    assert!(block.ends_with("Figur"), "{before}");
    let document = text.split("Dokument, borttaget (").nth(1).unwrap_or_default();
    assert!(document.contains("Rubrik: [-Vägledning och avsteg-] Stycke: [-Den som gör"), "{document}");
}
