//! What changes follow from: proved by putting one thing back and seeing the change vanish, for every kind of thing.

use bytes::Bytes;
use utlatande::diff::{Diff, Labels, Proof, Side};
use utlatande::model::{Row, Table};
use utlatande::source::Source;
use utlatande::templates::TemplateSource;

use super::{Files, compared, edited, sample, side, told, understood};
use crate::common::parts::{part, with_part};
use crate::common::{repository, tree};

const CASE: &str = "arende.toml";

/// The causes that something follows from, each with how it is known; then what has none.
fn causes(diff: &Diff) -> Vec<String> {
    let proof = |proof: Option<Proof>| match proof {
        Some(Proof::Aterstalld) => "proved",
        Some(Proof::Slutledd) => "concluded",
        Some(Proof::Direkt) => "typed",
        None => "alone",
    };
    let known = diff.orsaker.iter().map(|cause| format!("{:?} {} {}", cause.slag, cause.namn, proof(cause.bevis)));
    let mut lines: Vec<String> = known.collect();
    lines.sort();
    lines.extend(told(diff).into_iter().filter(|line| line.contains("[-") || line.contains("{+")).filter_map(|line| {
        let marks = line.matches("[-").count() + line.matches("{+").count();
        (line.matches(" <- ").count() < marks).then_some(line)
    }));
    lines
}

fn of_cases(old: &Files, new: &Files) -> Vec<String> {
    causes(&compared(&side(old), &side(new)))
}

fn built_in() -> Files {
    tree(&repository("templates")).into_iter().map(|(path, bytes)| (path, Bytes::from(bytes))).collect()
}

/// A case that is understood with templates of its own.
fn with_templates(case: &Files, templates: &Files) -> Side {
    let templates = TemplateSource::only(Source::memory("templates", templates.clone()));
    let (understood, record) = understood(&Source::memory("fall", case.clone()), &templates);
    Side::of_understood(understood, &record)
}

/// What changes in the sample's templates come to.
fn of_templates(edits: &[(&str, &str, &str)]) -> Vec<String> {
    let (case, templates) = (sample(), built_in());
    causes(&compared(&with_templates(&case, &templates), &with_templates(&case, &edited(&templates, edits))))
}

/// The sample with another text in a sheet's part.
fn with_sheet(files: &Files, number: usize, from: &str, to: &str) -> Files {
    let name = format!("xl/worksheets/sheet{number}.xml");
    let text = part(&files["underlag.xlsx"], &name);
    assert!(text.contains(from), "{text}");
    let mut files = files.clone();
    let workbook = with_part(&files["underlag.xlsx"], &name, text.replacen(from, to, 1).as_bytes());
    files.insert("underlag.xlsx".to_owned(), workbook.into());
    files
}

#[test]
fn a_fact_is_proved_where_either_side_is_a_case_and_concluded_where_neither_is() {
    let new = edited(&sample(), &[(CASE, "arlig = 115000", "arlig = 120000")]);
    assert_eq!(of_cases(&sample(), &new), ["Uppgift fakta.kostnad.arlig proved"]);
    let record = |files: &Files| {
        let (understood, record) = understood(&Source::memory("fall", files.clone()), &TemplateSource::default());
        Side::of_case(&record, &understood.provenance, utlatande::diff::Labels::default())
    };
    let mixed = compared(&record(&sample()), &side(&new));
    assert_eq!(causes(&mixed), ["Uppgift fakta.kostnad.arlig proved"]);
    let records = compared(&record(&sample()), &record(&new));
    assert_eq!(causes(&records), ["Uppgift fakta.kostnad.arlig concluded"]);
}

/// A side whose case has so long a table beside the others that making it again is dear.
fn with_long_table(files: &Files) -> Side {
    let (mut understood, record) = understood(&Source::memory("fall", files.clone()), &TemplateSource::default());
    let row = |number| Row { number, values: Box::default() };
    let known = understood.case.tables.values().next().unwrap();
    let long = Table { name: "lang".to_owned(), rows: (0..200_000).map(row).collect(), ..Table::clone(known) };
    understood.case.tables.insert("lang".to_owned(), long.into());
    Side::of_understood(understood, &record)
}

/// What would cost too much is not proved, and then follows from nothing rather than from a guess.
#[test]
fn what_is_proved_has_a_bound() {
    let edits = [
        (CASE, "arlig = 115000", "arlig = 120000"),
        (CASE, "sate = \"Köpenhamn\"", "sate = \"Bergen\""),
        (CASE, "intrade = \"2020-02\"", "intrade = \"2020-03\""),
        (CASE, "samverkan = \"Trygg i Göteborg\"", "samverkan = \"Tryggt i Göteborg\""),
        (CASE, "platser = 5", "platser = 6"),
    ];
    let new = edited(&sample(), &edits);
    let proved = |old: &Side, new: &Side| {
        let diff = compared(old, new);
        (diff.orsaker.iter().filter(|cause| cause.bevis.is_some()).count(), diff.orsaker.len())
    };
    assert_eq!(proved(&side(&sample()), &side(&new)), (5, 5));
    let (few, all) = proved(&with_long_table(&sample()), &with_long_table(&new));
    assert!((1..4).contains(&few) && all == 5, "{few} of {all}");
}

/// The same text in three places of two documents is one cause.
#[test]
fn a_text_module_is_proved() {
    let new = edited(&sample(), &[(CASE, "Organisationen är ideell och arbetar", "Organisationen är fri och arbetar")]);
    assert_eq!(of_cases(&sample(), &new), ["Textmodul om_organisationen proved"]);
}

/// A cell, with the sums, the shares, the table and the figure that follow from it.
#[test]
fn a_cell_a_row_and_a_column_are_proved() {
    let files = sample();
    let cell = with_sheet(&files, 4, "<v>9800</v>", "<v>9900</v>");
    assert_eq!(of_cases(&files, &cell), ["Cell Kostnader!C9 proved"]);
    let two = with_sheet(&cell, 4, "<v>6400</v>", "<v>6500</v>");
    let found = of_cases(&files, &two);
    assert!(found.iter().all(|line| line.ends_with(" proved")), "{found:#?}");
    assert!(found.contains(&"Cell Kostnader!C9 proved".to_owned()), "{found:#?}");
    assert!(found.contains(&"Cell Kostnader!C12 proved".to_owned()), "{found:#?}");
    let sum = "Flera Kostnader!C9 + Kostnader!C12 proved".to_owned();
    assert!(found.contains(&sum), "few cells are named, each for itself: {found:#?}");
}

#[test]
fn a_phrase_of_the_house_and_of_the_kind_are_proved() {
    assert_eq!(
        of_templates(&[("goteborg/husstil.toml", "utfardat = \"Utfärdat\"", "utfardat = \"Daterat\"")]),
        ["Husstil husstil proved"],
        "a label is what a field is known by: no words of it are changed, it is another field"
    );
    assert_eq!(
        of_templates(&[("goteborg/husstil.toml", "upphor_not = \"Dokumentet föreslås", "upphor_not = \"Det föreslås")]),
        ["Fras goteborg/husstil.toml fraser.upphor_not proved"]
    );
    assert_eq!(
        of_templates(&[(
            "medlemskap/arendetyp.toml",
            "rubrik = \"Budget för medlemskapet\"",
            "rubrik = \"Kostnader\""
        )]),
        ["Fras medlemskap/arendetyp.toml dokument.anvisning.avsnitt.budget.rubrik proved"]
    );
}

#[test]
fn an_expression_is_proved() {
    let found = of_templates(&[(
        "medlemskap/arendetyp.toml",
        "uttryck = \"kostnader | selectattr('slag', 'eq', 'utfall') | summa('belopp')\"",
        "uttryck = \"kostnader | selectattr('slag', 'eq', 'utfall') | selectattr('ar', 'eq', 2020) | summa('belopp')\"",
    )]);
    assert_eq!(found, ["Uttryck berakning.utfall_totalt proved"]);
}

/// A house by another name with other words: one cause, whatever stands in it.
#[test]
fn another_house_is_one_cause() {
    let templates = built_in();
    let mut other: Files = templates.clone();
    for (path, bytes) in &templates {
        if let Some(inside) = path.strip_prefix("goteborg/") {
            other.insert(format!("annanstad/{inside}"), bytes.clone());
        }
    }
    let other = edited(
        &other,
        &[
            ("annanstad/husstil.toml", "namn = \"goteborg\"", "namn = \"annanstad\""),
            ("annanstad/husstil.toml", "upphor_not = \"Dokumentet föreslås", "upphor_not = \"Det föreslås"),
            ("annanstad/husstil.toml", "summa = \"Summa\"", "summa = \"Totalt\""),
        ],
    );
    let case = sample();
    let moved = edited(&case, &[(CASE, "husstil = \"goteborg\"", "husstil = \"annanstad\"")]);
    let diff = compared(&with_templates(&case, &other), &with_templates(&moved, &other));
    assert_eq!(causes(&diff), ["Husstil husstil proved"]);
    assert!(diff.orsaker[0].foljder >= 3, "{:#?}", diff.orsaker);
}

/// A section that a condition shows follows from the fact that the condition reads, though no word of it is the fact's.
#[test]
fn a_section_that_appears_follows_from_what_its_condition_reads() {
    let templates = edited(
        &built_in(),
        &[(
            "medlemskap/arendetyp.toml",
            "{ nyckel = \"moten\", under = \"huvuddel\",",
            "{ nyckel = \"moten\", visas_om = \"fakta.kostnad.arlig > 110000\", under = \"huvuddel\",",
        )],
    );
    let case = sample();
    let low = edited(&case, &[(CASE, "arlig = 115000", "arlig = 100000")]);
    let diff = compared(&with_templates(&case, &templates), &with_templates(&low, &templates));
    assert_eq!(causes(&diff), ["Uppgift fakta.kostnad.arlig proved"]);
    assert!(told(&diff).contains(&"anvisning section gone: moten".to_owned()), "{:#?}", told(&diff));
    let lines = format!("{:?}", diff.dokument.steg);
    assert!(lines.contains("nyckel: \"moten\"") && diff.orsaker[0].foljder >= 3, "{:#?}", diff.orsaker);
}

/// Where two things are changed that a value needs both, they are the cause together, and neither is it alone.
#[test]
fn what_needs_two_things_follows_from_both() {
    let new = edited(&sample(), &[(CASE, "fran = 2020\ntill = 2024", "fran = 2021\ntill = 2025")]);
    let found = of_cases(&sample(), &new);
    assert!(found.iter().any(|line| line == "Flera fakta.period.fran + fakta.period.till proved"), "{found:#?}");
}

/// A value that another value happens to equal, and a typed word beside a changed one, follow from nothing but what was typed.
#[test]
fn what_only_happens_to_agree_is_own_text() {
    let old = edited(&sample(), &[(CASE, "om året.\n", "om året, det är 115 000 kr.\n")]);
    let new = edited(
        &old,
        &[(CASE, "arlig = 115000", "arlig = 120000"), (CASE, "det är 115 000 kr.\n", "det är 120 000 kr.\n")],
    );
    assert_eq!(
        of_cases(&old, &new),
        [
            "EgenText arende.toml proved",
            "Uppgift fakta.kostnad.arlig proved",
            "tjansteutlatande/ekonomisk [-115 000 kr-] <- fakta.kostnad.arlig {+120 000 kr+} <- fakta.kostnad.arlig \
             [-115 000-] {+120 000+}"
        ]
    );
}

/// A new version of a folder that says the same follows to nothing.
#[test]
fn versions_alone_are_no_cause() {
    let text = String::from_utf8(built_in()["medlemskap/arendetyp.toml"].to_vec()).unwrap();
    let version = text.lines().find(|line| line.starts_with("version = ")).unwrap().to_owned();
    let found = of_templates(&[("medlemskap/arendetyp.toml", &version, "version = \"9.9\"")]);
    assert_eq!(found, Vec::<String>::new());
}

/// Another layout and other fonts say no other words: where nothing can be made again, what a fact says follows from that alone.
#[test]
fn another_layout_is_no_cause_beside_a_fact() {
    let side = |files: &Files, hash: &str| {
        let (mut found, record) = understood(&Source::memory("fall", files.clone()), &TemplateSource::default());
        let provenance = &mut found.provenance;
        let layout = provenance.templates.iter_mut().filter(|file| file.fil.ends_with(".typ"));
        layout.chain(&mut provenance.fonts).for_each(|file| file.sha256 = hash.to_owned());
        Side::of_case(&record, &found.provenance, Labels::default())
    };
    let files = sample();
    let new = edited(&files, &[(CASE, "arlig = 115000", "arlig = 120000")]);
    let diff = compared(&side(&files, "ett"), &side(&new, "annat"));
    assert!(diff.filer.iter().any(|change| change.namn.ends_with(".typ")), "{:#?}", diff.filer);
    let names: Vec<&str> = diff.orsaker.iter().map(|cause| cause.namn.as_str()).collect();
    assert_eq!((names.as_slice(), diff.utan_orsak), (&["fakta.kostnad.arlig"][..], 0));
}

/// Another order of bilagor: every "bilaga 2" that became "bilaga 1" follows from it.
#[test]
fn a_new_bilaga_is_the_cause_of_other_numbers() {
    let files = sample();
    let first = "dokument = \"anvisning\"\nfil = \"anvisning.toml\"\n";
    let second = "dokument = \"foregangare\"\nfil = \"foregangare.toml\"\n";
    let new = edited(&files, &[(CASE, first, "@@"), (CASE, second, first), (CASE, "@@", second)]);
    let found = of_cases(&files, &new);
    assert!(found.iter().any(|line| line.starts_with("Nummer bilaga.") && line.ends_with(" proved")), "{found:#?}");
    assert!(!found.iter().any(|line| line.contains("[-")), "{found:#?}");
}
