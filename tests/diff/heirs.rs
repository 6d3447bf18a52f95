//! What a document is on the other side: that which it was, by its title and its text, whatever its key names; and what follows from
//! that in a follow-up. A fresh reader of the page would not sign while the adopted document was compared with the repealed one.

use std::path::Path;

use utlatande::diff::{CauseSort, Change, Diff, Side, Step, compare};
use utlatande::templates::TemplateSource;

use super::followed::{FIRST, SECOND, followed};
use super::{compared, edited, sample, side, told, understood, unmarked};
use crate::common::follow_up::{Term, adopt, fill, follow};
use crate::common::{run, scratch, source};

const CASE: &str = "arende.toml";
const THIRD: Term = Term { year: 2033, number: "SLK-2033-00402", adopted: "2033-06-15", paragraph: 431 };

fn case(folder: &Path) -> Side {
    let (understood, record) = understood(&source(folder), &TemplateSource::default());
    Side::of_understood(understood, &record)
}

/// The follow-up against the sample, in one line, or as a page.
fn follow_up(format: &str) -> String {
    let scratch = scratch();
    let [old, new] = followed(scratch.path());
    let told = run([Path::new("diff"), &old, &new, Path::new("--format"), Path::new(format)]);
    assert_eq!(told.code, 1, "{}", told.err);
    if format == "html" { told.out } else { told.out.split_whitespace().collect::<Vec<_>>().join(" ") }
}

/// The keys of the old and the new document of each that has its text from another.
fn derived(diff: &Diff) -> Vec<(&str, &str)> {
    diff.harledda.iter().map(|change| (change.nyckel.fore.as_str(), change.nyckel.efter.as_str())).collect()
}

/// Each change of what a document has from another makes that document of it, and is taken back.
fn assert_made_of_each_other(diff: &Diff, old: &Side, new: &Side) {
    for change in &diff.harledda {
        let of = |side: &Side, key: &str| side.content.dokument.iter().find(|it| it.nyckel == key).cloned().unwrap();
        let (was, is) = (of(old, &change.nyckel.fore), of(new, &change.nyckel.efter));
        assert_eq!(change.apply(std::slice::from_ref(&was)), Some(vec![is.clone()]));
        assert_eq!(change.inverted().apply(&[is]), Some(vec![was]));
    }
}

/// What was put forward is what the next case repeals. It is compared with itself, and so is the next proposal; what was repealed is
/// gone.
#[test]
fn an_adopted_document_is_compared_with_what_was_adopted() {
    let scratch = scratch();
    let [old, new] = followed(scratch.path()).map(|folder| case(&folder));
    let diff = compared(&old, &new);
    assert_made_of_each_other(&diff, &old, &new);
    assert_eq!(derived(&diff), [("anvisning", "foregangare")]);
    let gone: Vec<&str> = diff.dokument.borta.iter().map(|gone| gone.del.nyckel.as_str()).collect();
    assert_eq!(gone, ["foregangare"]);
    let kept = diff.dokument.steg.iter().filter_map(|step| match step {
        Step::Andrat { andring, .. } => Some(andring.nyckel.efter.as_str()),
        _ => None,
    });
    assert_eq!(kept.collect::<Vec<_>>(), ["tjansteutlatande", "anvisning"]);
    let adopted = &diff.harledda[0];
    assert!(adopted.titel.is_none(), "the same document");
    let changed: Vec<&Step<_, _>> =
        adopted.avsnitt.steg.iter().filter(|step| !matches!(step, Step::Kvar { .. })).collect();
    assert!(changed.len() == 1 && adopted.avsnitt.borta.is_empty(), "only its note on the cover: {changed:#?}");
    assert_eq!(derived(&compare(&new, &old)), [("foregangare", "anvisning")], "the mirror");
}

/// A term later both have the same title, and are told apart by their text with their decision.
#[test]
fn of_two_documents_of_one_title_each_is_compared_with_its_own() {
    let scratch = scratch();
    let [_, second] = followed(scratch.path());
    adopt(&second, &SECOND);
    let third = follow(&second, &scratch.path().join("nsc-2033"), "2029-2032", &[]);
    fill(&third, &THIRD);
    let (old, new) = (case(&second), case(&third));
    let diff = compared(&old, &new);
    assert_made_of_each_other(&diff, &old, &new);
    assert!(derived(&diff).contains(&("anvisning", "foregangare")), "{:?}", derived(&diff));
    assert_eq!(diff.dokument.borta.iter().map(|gone| gone.del.nyckel.as_str()).collect::<Vec<_>>(), ["foregangare"]);
    let adopted = diff.harledda.iter().find(|change| change.nyckel.efter == "foregangare").unwrap();
    assert!(adopted.titel.is_none() && adopted.avsnitt.borta.is_empty());
    assert_eq!(FIRST.year + 4, SECOND.year);
}

/// A follow-up that is not issued yet comes after the case that it follows up.
#[test]
fn a_follow_up_without_a_date_comes_after_its_case() {
    let scratch = scratch();
    let [old, new] = followed(scratch.path());
    let file = new.join(CASE);
    let text = std::fs::read_to_string(&file).unwrap();
    std::fs::write(&file, text.replace("utfardat = 2029-05-14", "utfardat = \"\"")).unwrap();
    let (old, new) = (case(&old), case(&new));
    assert_eq!(derived(&compared(&old, &new)), [("anvisning", "foregangare")]);
}

/// In words of a granskare, at the head of each document, in the contents and in the filter.
#[test]
fn each_document_says_what_it_is() {
    let text = follow_up("terminal");
    let proposal = "”Bilaga 1: Göteborgs Stads anvisning för medlemskap i Nordic Safe Cities”";
    for said in [
        format!(
            "Det här är {proposal} i SLK-2025-00265, så som det antogs där och därför fryst. Jämfört med det. Av 67 \
                 stycken och rubriker står 66 ordagrant där; nedan visas det som skiljer."
        ),
        format!("Jämfört med {proposal} i det gamla. Det antogs där; här är det ett nytt förslag,"),
        "Bilaga 2 (SLK-2025-00265): Göteborgs Stads inriktning för medlemskap i Nordic Safe Cities (borttagen) Ingår inte längre i \
         ärendet."
            .to_owned(),
        "samma text står i Bilaga 1, Bilaga 2 (SLK-2029-00311)): [-Kostnaden betalas inom ramen".to_owned(),
    ] {
        assert!(text.contains(&said), "{said}: {text}");
    }
    let page = unmarked(&follow_up("html"));
    let adopted =
        "Bilaga 2 (SLK-2029-00311): Göteborgs Stads anvisning för medlemskap i Nordic Safe Cities (som det antogs)";
    assert_eq!(page.matches(adopted).count(), 4, "among the bilagor, in the contents, in the filter and over it");
}

/// What is typed is its own cause; nothing of the follow-up has none.
#[test]
fn own_text_is_a_cause_of_its_own() {
    let scratch = scratch();
    let [old, new] = followed(scratch.path()).map(|folder| case(&folder));
    let diff = compared(&old, &new);
    assert_eq!(diff.utan_orsak, 0);
    let own: Vec<&str> =
        diff.orsaker.iter().filter(|it| it.slag == CauseSort::EgenText).map(|it| it.namn.as_str()).collect();
    assert!(own.contains(&"arende.toml") && own.contains(&"anvisning.toml"), "{own:?}");
    let adoption = diff.orsaker.iter().find(|it| it.slag == CauseSort::Antagande).unwrap();
    assert_eq!(adoption.varde.efter, None);
    assert!(adoption.foljder >= 3, "{adoption:?}");
}

/// A table that the text no longer shows is gone by that text, though its rows are read from a sheet; the sheet's own changes are not.
#[test]
fn a_table_that_is_taken_out_is_gone_by_the_text() {
    let old = sample();
    let shown = "{{ sammanstallning.organisationsforandringar }}";
    let new = edited(&old, &[(CASE, shown, "Förändringarna framgår av underlaget.")]);
    let diff = compared(&side(&old), &side(&new));
    assert_eq!(diff.utan_orsak, 0, "{:#?}", told(&diff));
    let own: Vec<(CauseSort, &str)> = diff.orsaker.iter().map(|it| (it.slag, it.namn.as_str())).collect();
    assert_eq!(own, [(CauseSort::EgenText, "arende.toml")]);
}

/// A row of a table that sums several rows of a sheet follows from all of these, and from none alone.
#[test]
fn a_sum_of_rows_follows_from_all_of_them() {
    let text = follow_up("terminal");
    let sum = "[-År: 2020 | Deltagaravgift: 105 000 | Resor: 0 | Övrigt: 4 500 | Summa: 109 500-]";
    let row = text.split(sum).next().unwrap();
    let causes = row.rsplit("(orsak: ").next().unwrap();
    let number =
        causes.split(" + Bladet Kostnader, rader 2–4 (i det gamla) (").nth(1).unwrap().split(')').next().unwrap();
    assert!(text.contains(&format!(" {number}. Bladet Kostnader, rader 2–4 (i det gamla): ")), "{number}: {text}");
}

/// A row by the same name with another validity is changed, and each cell has its column's name.
#[test]
fn a_row_with_another_validity_is_changed() {
    let text = follow_up("terminal");
    assert!(text.contains("Giltighet från: [-(tom)-]{+2020+}; Giltighet till: [-(tom)-]{+2037+}"), "{text}");
    let row = "[-År: 2020 | Post: deltagaravgift | Belopp: 105 000 kr | Budget/utfall: utfall-]";
    assert!(text.contains(row), "{text}");
}

/// No name that only the program has is told, and no text as it is typed where it is printed otherwise.
#[test]
fn no_internal_names_and_no_references_are_told() {
    let text = follow_up("terminal");
    for internal in ["{{", "fraga:", "underskrifter", "(foregangare)", "(anvisning)", "(tjansteutlatande)"] {
        assert!(!text.contains(internal), "{internal}: {text}");
    }
    assert!(text.contains("[-Göteborgs Stads inriktning för medlemskap i Nordic Safe Cities-]"), "{text}");
    assert!(text.contains("Beslutet som antog det gamla ärendets förslag"), "{text}");
    assert!(text.contains("visas inte längre i någon text") && text.contains("Svar på frågan"), "{text}");
}

/// The same where documents are not compared: what a reference is printed as is seen in them.
#[test]
fn no_references_are_told_among_facts_alone() {
    let scratch = scratch();
    let [old, new] = followed(scratch.path());
    for [one, other] in [[&old, &new], [&new, &old]] {
        let told = run([Path::new("diff"), one, other, Path::new("--only"), Path::new("facts")]);
        let text = told.out.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(text.contains("Göteborgs Stads inriktning för medlemskap i Nordic Safe Cities"), "{text}");
        assert!(!text.contains("{{"), "{text}");
    }
}

/// The items of a list are moved together, however short each is.
#[test]
fn the_items_of_a_list_go_together() {
    const PLACE: &str = "representera {{ hus.kommun }} i det nordiska nätverket {{ fakta.organisation }}.\n";
    let list = "- Strategiskt forum {{ fakta.samverkan }}\n- Ledningsgrupp {{ fakta.samverkan }}\n- Stadsövergripande \
                samordning av dessa forum\n";
    let old = sample();
    let new = edited(&old, &[(CASE, list, ""), ("anvisning.toml", PLACE, &format!("{PLACE}\n{list}"))]);
    let moved = "taken over tjansteutlatande/behov -> anvisning/omfattning: ";
    assert_eq!(told(&compared(&side(&old), &side(&new))), [moved, moved, moved]);
    // Of a list of which no item is long enough, none is: such words are anywhere.
    let short = list.rsplit_once("- ").unwrap().0;
    let new = edited(&old, &[(CASE, short, ""), ("anvisning.toml", PLACE, &format!("{PLACE}\n{short}"))]);
    let lines = told(&compared(&side(&old), &side(&new)));
    assert!(lines.len() == 4 && lines.iter().all(|line| !line.starts_with("taken over")), "{lines:?}");
}
