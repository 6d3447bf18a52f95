//! Pairs that should fool a comparison: values that agree by chance, texts that only look alike, things that change places.

use utlatande::model::Value;

use super::{Files, compared, edited, of_sample, sample, side, told, with_record};

const CASE: &str = "arende.toml";
const END: &str =
    "medlemskap kan ge mer kunskap och samverkan med kommuner i Norden vars utmaningar liknar Göteborgs.\n";
const PROPOSAL: &str = "anvisning.toml";
const PLACE: &str = "representera {{ hus.kommun }} i det nordiska nätverket {{ fakta.organisation }}.\n";
const WELL: &str =
    "Stadsledningskontoret bedömer att arbetet har gått bra under hela perioden och att det ska fortsätta.";
const BADLY: &str =
    "Stadsledningskontoret bedömer att arbetet har gått dåligt i två av tre stadsdelar och att det ska läggas om.";
const DUTY: &str = "Det här stycket handlar om hur ansvaret fördelas mellan nämnder och styrelser i kommunen.";
const COST: &str = "Medlemskapet kostar cirka {{ fakta.kostnad.arlig | kronor }} om året.";
const NOTHING: [&str; 0] = [];

/// What is told of the sample with these paragraphs at the end of its summary, and with those.
fn paragraphs(old: &[&str], new: &[&str]) -> Vec<String> {
    let files = sample();
    let with = |paragraphs: &[&str]| {
        let text = format!("{END}\n{}\n", paragraphs.join("\n\n"));
        side(&edited(&files, &[(CASE, END, &text)]))
    };
    told(&compared(&with(old), &with(new)))
}

#[test]
fn paragraphs_with_the_same_beginning_change_places() {
    let moved = "move tjansteutlatande/sammanfattning -> tjansteutlatande/sammanfattning: ";
    assert_eq!(paragraphs(&[WELL, BADLY], &[BADLY, WELL]), [moved]);
    let lines = paragraphs(&[WELL, BADLY], &[&BADLY.replace("två", "fyra"), &WELL.replace("bra", "illa")]);
    assert_eq!(lines.len(), 2, "{lines:#?}");
    for marks in ["[-bra-] {+illa+}", "[-två-] {+fyra+}"] {
        assert!(lines.iter().any(|line| line.ends_with(&format!(" {marks}"))), "{marks}: {lines:#?}");
    }
    assert_eq!(lines.iter().filter(|line| line.starts_with("move ")).count(), 1, "{lines:#?}");
}

/// Words and paragraphs that could be paired in more ways than one: either side's difference is the other's, inverted ([`compared`]).
#[test]
fn ties_fall_alike_from_either_side() {
    let ties = [
        ("Nämnden hör styrelsen och styrelsen hör nämnden.", "Styrelsen hör nämnden och nämnden hör styrelsen."),
        ("Först a b c d e f, sedan g h i j k l.", "Sedan g h i j k l, först a b c d e f."),
        ("Ett två tre ett två tre ett två.", "Två tre ett två ett tre två ett tre ett."),
        ("Stycket står här och inte där, men kanske där.", "Stycket står där, men kanske här och inte där."),
    ];
    let (old, new): (Vec<&str>, Vec<&str>) = ties.into_iter().unzip();
    paragraphs(&old, &new);
    for (old, new) in ties {
        paragraphs(&[old], &[new]);
    }
    paragraphs(&[WELL, BADLY, DUTY], &[DUTY, BADLY, WELL]);
}

#[test]
fn a_point_before_others_renumbers_them_and_changes_none() {
    let old = "1. Nämnden ska rapportera en gång om året.\n2. Nämnden ska samråda med kommunstyrelsen.";
    let new = "1. Nämnden ska ha en plan.\n2. Nämnden ska rapportera en gång om året.\n3. Nämnden ska samråda med kommunstyrelsen.";
    assert_eq!(paragraphs(&[old], &[new]), ["tjansteutlatande/sammanfattning +Nämnden ska ha en"]);
}

/// pdfcompare #151: one inserted line changes nothing after it.
#[test]
fn an_inserted_paragraph_is_one_change() {
    assert_eq!(
        paragraphs(&[WELL, BADLY], &[DUTY, WELL, BADLY]),
        ["tjansteutlatande/sammanfattning +Det här stycket handlar"]
    );
}

#[test]
fn a_text_moves_between_documents_with_what_is_changed_in_it() {
    let files = sample();
    let old = side(&edited(&files, &[(CASE, END, &format!("{END}\n{DUTY}\n"))]));
    let moved =
        |text: &str| told(&compared(&old, &side(&edited(&files, &[(PROPOSAL, PLACE, &format!("{PLACE}\n{text}\n"))]))));
    let way = "taken over tjansteutlatande/sammanfattning -> anvisning/omfattning: ";
    assert_eq!(moved(DUTY), [way.to_owned()]);
    assert_eq!(moved(&DUTY.replace("fördelas", "delas")), [format!("{way}[-fördelas-] {{+delas+}}")]);
    assert_eq!(moved(&DUTY.replace("handlar", "handlar inte")), [format!("{way}{{+inte +}}")]);
}

#[test]
fn what_is_copied_or_stands_once_less_is_not_moved() {
    assert_eq!(
        paragraphs(&[DUTY, WELL, DUTY], &[DUTY, WELL]),
        ["tjansteutlatande/sammanfattning -Det här stycket handlar"]
    );
    assert_eq!(
        paragraphs(&[DUTY, WELL], &[DUTY, WELL, DUTY]),
        ["tjansteutlatande/sammanfattning +Det här stycket handlar"]
    );
}

/// Of a text that stands in two places on one side and in a third on the other one was moved; the other is gone, or new.
#[test]
fn of_a_text_that_stands_twice_one_is_moved() {
    let places = [
        "Medlemskapet kostar cirka",
        "Den sociala dimensionen berörs",
        "Kommunstyrelsen ska ta ställning till stadsledningskontorets uppföljning",
    ];
    let with = |places: &[&str], issued: &str| {
        let texts: Vec<String> = places.iter().map(|place| format!("{DUTY}\n\n{place}")).collect();
        let mut edits: Vec<_> = places.iter().zip(&texts).map(|(place, text)| (CASE, *place, text.as_str())).collect();
        edits.push((CASE, "utfardat = 2025-05-19", issued));
        side(&edited(&sample(), &edits))
    };
    let (early, late) = ("utfardat = 2025-05-19", "utfardat = 2025-05-20");
    let (twice, once) = places.split_at(2);
    for (old, new, other) in [(twice, once, " -Det här stycket"), (once, twice, " +Det här stycket")] {
        let lines = told(&compared(&with(old, early), &with(new, late)));
        assert_eq!(lines.iter().filter(|line| line.starts_with("move ")).count(), 1, "{lines:#?}");
        assert_eq!(lines.iter().filter(|line| line.contains(other)).count(), 1, "{lines:#?}");
    }
}

/// Which of two sides of one day is compared with the other hangs on what they say, and not on the version of what made them.
#[test]
fn a_tie_falls_alike_under_every_version() {
    let places = ["Medlemskapet kostar cirka", "Den sociala dimensionen berörs"];
    let texts = places.map(|place| format!("{DUTY}\n\n{place}"));
    let both: Vec<_> = places.iter().zip(&texts).map(|(place, text)| (CASE, *place, text.as_str())).collect();
    let place = "Kommunstyrelsen ska ta ställning till stadsledningskontorets uppföljning";
    let text = format!("{DUTY}\n\n{place}");
    let (twice, once) = (edited(&sample(), &both), edited(&sample(), &[(CASE, place, text.as_str())]));
    let told_under = |version: &str| {
        let made = |files: &Files| {
            let mut side = side(files);
            side.content.arende.insert("program".to_owned(), version.to_owned());
            side.content.arende.insert("typst".to_owned(), version.to_owned());
            side
        };
        told(&compared(&made(&twice), &made(&once)))
    };
    let first = told_under("0.1.0");
    assert_eq!(first.iter().filter(|line| line.starts_with("move ")).count(), 1, "{first:#?}");
    for version in ["0.2.0", "0.3.0", "0.4.0", "1.0.0", "2.0.0", "10.0.0"] {
        assert_eq!(told_under(version), first, "{version}");
    }
}

#[test]
fn one_sign_is_a_change() {
    let place = "tjansteutlatande/sammanfattning";
    assert_eq!(paragraphs(&[WELL], &[&WELL.replace("perioden och", "perioden, och")]), [format!("{place} {{+,+}}")]);
    let costs = "Det kostade 115 000 kr det ena året och 115 000 kr det andra.";
    let more = costs.replace("och 115 000", "och 1 115 000");
    assert_eq!(paragraphs(&[costs], &[&more]), [format!("{place} [-115 000-] {{+1 115 000+}}")]);
}

/// Two facts that take each other's values: each change is its own fact's, though the other's value stands there.
#[test]
fn facts_that_change_values_are_two_causes() {
    let lines =
        of_sample(&[(CASE, "arlig = 115000", "arlig = 150000"), (CASE, "tidigare = 150000", "tidigare = 115000")]);
    let texts: Vec<&String> = lines.iter().filter(|line| line.contains("[-")).collect();
    assert_eq!(texts.len(), 4, "{lines:#?}");
    for line in texts {
        let (own, other) = match line.contains("[-115 000") {
            true => ("fakta.kostnad.arlig", "fakta.kostnad.tidigare"),
            false => ("fakta.kostnad.tidigare", "fakta.kostnad.arlig"),
        };
        assert!(line.matches(own).count() == 2 && !line.contains(other), "{line}");
    }
}

#[test]
fn a_reference_and_what_it_says_are_the_same_text() {
    let typed = COST.replace("{{ fakta.kostnad.arlig | kronor }}", "115 000 kr");
    assert_eq!(of_sample(&[(CASE, COST, &typed)]), NOTHING);
    let changed = [
        "fakta.kostnad.arlig: 115 000 -> 120 000",
        "anvisning/budget [-115 000 kr-] <- fakta.kostnad.arlig {+120 000 kr+} <- fakta.kostnad.arlig",
    ];
    // Where the old value is typed, nothing changes there; whether it was typed before or comes with the change.
    assert_eq!(of_sample(&[(CASE, COST, &typed), (CASE, "arlig = 115000", "arlig = 120000")]), changed);
}

#[test]
fn a_reference_to_another_value_is_no_change_of_a_fact() {
    let other = COST.replace("kostnad.arlig", "kostnad.tidigare");
    assert_eq!(of_sample(&[(CASE, COST, &other)]), ["tjansteutlatande/ekonomisk [-115 000 kr-] {+150 000 kr+}"]);
    let equal = edited(&sample(), &[(CASE, "arlig = 115000", "arlig = 150000")]);
    assert_eq!(told(&compared(&side(&equal), &side(&edited(&equal, &[(CASE, COST, &other)])))), NOTHING);
}

#[test]
fn a_fact_with_another_name_is_gone_and_new_and_changes_no_text() {
    let files = sample();
    let new = with_record(&files, |record| {
        let value = record.fakta.remove("sate").unwrap();
        record.fakta.insert("bas".to_owned(), value);
    });
    assert_eq!(told(&compared(&side(&files), &new)), ["fakta.bas:  -> Köpenhamn", "fakta.sate: Köpenhamn -> "]);
}

/// Rows that are equal but for a value, a sheet sorted and changed at once, and values that change places between rows.
#[test]
fn rows_that_look_alike_are_told_apart() {
    let files = sample();
    let rows = |rows: &[(i32, &str, i64)]| {
        with_record(&files, |record| {
            let table = record.tabeller.get_mut("kostnader").unwrap();
            let values = |row: &(i32, &str, i64)| {
                vec![
                    Some(Value::Year(row.0)),
                    Some(Value::Text(row.1.to_owned())),
                    Some(Value::Amount(row.2.into())),
                    None,
                ]
            };
            table.rader = rows.iter().map(values).collect();
            table.radnummer = (1..=rows.len() as u32).collect();
        })
    };
    let old = rows(&[(2020, "resor", 5), (2021, "resor", 5), (2022, "avgift", 7), (2023, "avgift", 7)]);
    let changed = |new: &[(i32, &str, i64)]| {
        let lines = told(&compared(&old, &rows(new)));
        lines.into_iter().filter(|line| line.starts_with("kostnader")).collect::<Vec<_>>()
    };
    assert_eq!(
        changed(&[(2020, "resor", 5), (2022, "avgift", 7), (2023, "avgift", 7)]),
        ["kostnader: row gone: 2021|resor|5"]
    );
    assert_eq!(
        changed(&[(2023, "avgift", 7), (2022, "avgift", 8), (2021, "resor", 5), (2020, "resor", 5)]),
        ["kostnader: row changed: 7 -> 8"]
    );
    let swapped = changed(&[(2020, "resor", 7), (2021, "resor", 5), (2022, "avgift", 5), (2023, "avgift", 7)]);
    assert_eq!(swapped, ["kostnader: row changed: 5 -> 7", "kostnader: row changed: 7 -> 5"]);
}

/// latexdiff #5, #146, #212, #281: a change in a table is the cell's, and the table stays whole.
#[test]
fn a_number_in_a_table_of_a_document_is_marked_alone() {
    let files = sample();
    let old = side(&files);
    let new = with_record(&files, |record| {
        for document in &mut record.dokument {
            let utlatande::document::Body::Report(report) = &mut document.body else { continue };
            for section in &mut report.sections {
                let utlatande::document::Content::Blocks(blocks) = &mut section.content else { continue };
                for block in blocks {
                    let utlatande::document::Block::Table(table) = block else { continue };
                    if let Some(utlatande::document::Cell::Value(text, _)) = table.rows[0].last_mut() {
                        *text = "4 711".to_owned();
                    }
                }
            }
        }
    });
    let lines = told(&compared(&old, &new));
    assert!(!lines.is_empty(), "{lines:#?}");
    assert!(lines.iter().all(|line| line.matches("[-").count() == 1 && line.ends_with("{+4 711+}")), "{lines:#?}");
}

/// indigo #935: any two cases and any two drafts, not only neighbours.
#[test]
fn any_two_are_compared() {
    let sample = sample();
    let other =
        super::understood(&crate::common::source(&crate::common::repository(crate::common::BASE)), &Default::default());
    let lines = told(&compared(&side(&sample), &side(&other.0.inputs)));
    assert!(lines.iter().any(|line| line.starts_with("arendenummer: ")), "{lines:#?}");
    assert!(lines.iter().any(|line| line.starts_with("fakta.organisation: ")), "{lines:#?}");
    // The first draft beside the third, without what the second said.
    let third =
        edited(&sample, &[(CASE, "arlig = 115000", "arlig = 125000"), (CASE, END, &format!("{END}\n{DUTY}\n"))]);
    let lines = told(&compared(&side(&sample), &side(&third)));
    assert!(lines.iter().any(|line| line == "fakta.kostnad.arlig: 115 000 -> 125 000"), "{lines:#?}");
    assert!(lines.iter().any(|line| line == "tjansteutlatande/sammanfattning +Det här stycket handlar"), "{lines:#?}");
}
