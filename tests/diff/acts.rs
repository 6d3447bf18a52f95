//! What was done, told before what follows from it: a short list of acts, under which every cause and every change stands once; and
//! counts that agree wherever they are told.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::LazyLock;

use serde_json::Value;

use super::followed::followed;
use crate::common::{run, scratch};

/// The follow-up of the sample as a page and as JSON.
static FOLLOWED: LazyLock<[String; 3]> = LazyLock::new(|| {
    let scratch = scratch();
    let [old, new] = followed(scratch.path());
    ["html", "json", "terminal"].map(|format| {
        let told = run([Path::new("diff"), &old, &new, Path::new("--format"), Path::new(format)]);
        assert_eq!(told.code, 1, "{}", told.err);
        told.out
    })
});

fn page() -> &'static str {
    &FOLLOWED[0]
}

/// What stands between the quotation marks after some words, each time they stand in a text.
fn values<'p>(text: &'p str, before: &'p str) -> impl Iterator<Item = &'p str> {
    text.split(before).skip(1).filter_map(|rest| rest.split('"').next())
}

/// A text without tags.
fn plain(html: &str) -> String {
    let words = html.split('<').map(|part| part.split_once('>').map_or(part, |(_, text)| text));
    words.collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The changes of the page that are counted, each with a value of one of its attributes.
fn changes<'p>(page: &'p str, attribute: &'p str) -> Vec<Vec<&'p str>> {
    fn of<'p>(text: &'p str, name: &str) -> &'p str {
        let open = text.split_once('>').map_or(text, |(open, _)| open);
        let at = open.find(&format!("{name}=\"")).map(|at| at + name.len() + 2);
        at.and_then(|at| open[at..].split('"').next()).unwrap_or_default()
    }
    let items = page.split("<div class=\"andring\"").skip(1);
    let is_counted = |text: &&'p str| {
        let id = of(text, " id");
        of(text, "data-slag") != "lika" && !(id.starts_with("flytt-") && id.ends_with("-fran"))
    };
    items.filter(is_counted).map(|text| of(text, attribute).split(' ').collect()).collect()
}

fn with(page: &str, attribute: &str, value: &str) -> usize {
    changes(page, attribute).iter().filter(|values| values.contains(&value)).count()
}

/// The first number before a word in a text.
fn count(text: &str, word: &str) -> usize {
    let words: Vec<&str> = text.split(' ').collect();
    let at = words.iter().position(|found| found.trim_end_matches([',', ';', ':', '.']).starts_with(word));
    at.and_then(|at| words[at.checked_sub(1)?].trim_start_matches('(').parse().ok()).unwrap_or(usize::MAX)
}

/// A fact that has changed in a text beside others is no cause of what these alone explain.
#[test]
fn what_a_change_does_not_need_is_no_cause_of_it() {
    let alone = "1 ändring: 1 i Uppgifter; står i text som har ändrats också på annat sätt: Försättsblad";
    assert!(page().contains(alone), "{}", page());
}

#[test]
fn a_row_of_a_sheet_says_which_causes_it_is() {
    assert!(page().contains("stod på Kostnader!2; hör till orsak <a href=\"#orsak-"), "{}", page());
}

#[test]
fn acts_are_few_and_every_cause_stands_under_one() {
    let acts: Vec<&str> = page().split("<li id=\"handelse-").skip(1).collect();
    assert!((8..=24).contains(&acts.len()), "{}", acts.len());
    let json: Value = serde_json::from_str(&FOLLOWED[1]).unwrap();
    let causes = json["orsaker"].as_array().unwrap().len();
    let mut under: Vec<u64> = Vec::new();
    for act in json["handelser"].as_array().unwrap() {
        under.extend(act["orsaker"].as_array().unwrap().iter().map(|id| id.as_u64().unwrap()));
    }
    let once: BTreeSet<u64> = under.iter().copied().collect();
    assert_eq!((under.len(), once.len()), (causes, causes));
    // A cause stands in the page once, under an act.
    let told: Vec<&str> = values(page(), "<li id=\"orsak-").collect();
    assert_eq!(told.len(), told.iter().collect::<BTreeSet<_>>().len());
    assert!(told.len() > 20 && !page().split("<li id=\"handelse-").next().unwrap().contains("<li id=\"orsak-"));
}

#[test]
fn acts_come_by_their_weight() {
    let json: Value = serde_json::from_str(&FOLLOWED[1]).unwrap();
    let sorts: Vec<&str> =
        json["handelser"].as_array().unwrap().iter().map(|it| it["slag"].as_str().unwrap()).collect();
    let weight =
        ["arende", "dokument", "uppgifter", "blad", "text", "mall", "anmarkningar", "undantag", "filer", "okand"];
    let at: Vec<usize> = sorts.iter().map(|sort| weight.iter().position(|own| own == sort).unwrap()).collect();
    assert!(at.is_sorted(), "{sorts:?}");
    assert_eq!(sorts[0], "arende");
    // One act for each sheet, for the period, and for each text that was written anew.
    assert_eq!(sorts.iter().filter(|sort| **sort == "blad").count(), json["tabeller"].as_object().unwrap().len());
    let acts = plain(page().split("id=\"handelser\"").nth(1).unwrap().split("</nav>").next().unwrap());
    for words in [
        "uppföljningsperiodens första år",
        "Bladet Kostnader: 30 rader borta, 4 nya",
        "Texten i Revidering av styrningen för Göteborgs Stads medlemskap i Nordic Safe Cities är omskriven",
    ] {
        assert!(acts.contains(words), "{words}: {acts}");
    }
    // On a terminal a cause stands under its act.
    let lines: Vec<&str> = FOLLOWED[2].lines().collect();
    let act = lines.iter().position(|line| line.contains("Bladet Kostnader: 30 rader borta")).unwrap();
    assert!(lines[act + 1..act + 3].iter().any(|line| line.starts_with("      ")), "{:?}", &lines[act..act + 3]);
}

#[test]
fn every_change_stands_under_its_acts_and_counts_agree() {
    let page = page();
    let total = count(&plain(page.split("<header>").nth(1).unwrap()), "ändring");
    assert_eq!(changes(page, "data-slag").len(), total);
    let acts: Vec<&str> = page.split("<li id=\"handelse-").skip(1).collect();
    for act in acts {
        let number = act.split('"').next().unwrap();
        let head = plain(act.split("</summary>").next().unwrap());
        let told = count(&head, "ändring");
        assert_eq!(with(page, "data-handelse", number), told, "{head}");
    }
    // Nobody does a finding or a file: only those may stand under none.
    let none = changes(page, "data-handelse").iter().filter(|of| of[0].is_empty()).count();
    let derived = ["<h2>Anmärkningar</h2>", "<h2>Filer</h2>"].map(|title| {
        let part = page.split(title).nth(1).map_or("", |rest| rest.split("</section>").next().unwrap());
        part.matches("<div class=\"andring\"").count()
    });
    assert!(none <= derived.iter().sum(), "{none} of {derived:?}");
}

#[test]
fn the_count_of_a_cause_is_what_its_filter_shows() {
    let page = page();
    let mut told = 0;
    for cause in page.split("<li id=\"orsak-").skip(1) {
        let id = cause.split('"').next().unwrap();
        let text = plain(cause.split("</li>").next().unwrap());
        let found = with(page, "data-orsaker", id);
        let said = count(&text, "ändring");
        assert_eq!(said, found, "orsak {id}: {text}");
        told += 1;
    }
    assert!(told > 20);
    // What has no cause that is known, and what is itself what somebody did.
    let options = plain(page.split("<select id=\"orsak\"").nth(1).unwrap().split("</select>").next().unwrap());
    let number = |words: &str| -> usize {
        let rest = options.split(words).nth(1).unwrap_or_else(|| panic!("{words}: {options}"));
        rest.trim_start_matches([' ', '(']).split(')').next().unwrap().parse().unwrap()
    };
    let unknown = with(page, "data-orsaker", "okand");
    let own = with(page, "data-orsaker", "sjalv");
    assert_eq!(if unknown > 0 { number("Utan känd orsak") } else { 0 }, unknown);
    assert_eq!(number("Ändringar som inte följer av något annat i listan"), own);
    assert!(own > 20);
    // None has neither.
    assert!(changes(page, "data-orsaker").iter().all(|of| !of[0].is_empty()));
}

/// No two choices of the filters are the same words.
#[test]
fn the_choices_of_a_filter_tell_each_other_apart() {
    for id in ["del", "orsak", "handelse"] {
        let select = page().split(&format!("<select id=\"{id}\"")).nth(1).unwrap().split("</select>").next().unwrap();
        let options: Vec<&str> =
            select.split("<option").skip(1).filter_map(|it| it.split_once('>')).map(|it| it.1).collect();
        let apart: BTreeSet<&&str> = options.iter().collect();
        assert_eq!(options.len(), apart.len(), "{options:#?}");
        assert!(options.len() > 5);
    }
}

#[test]
fn a_value_that_stood_in_a_text_is_not_said_to_stand_in_none() {
    let told = plain(page());
    let value = |name: &str| {
        let all = told.split(&format!("{name}, ändrat värde (")).nth(1).unwrap_or_else(|| panic!("{name}"));
        all.chars().take(300).collect::<String>()
    };
    for name in ["andel av aktiviteterna som hölls digitalt", "kostnadsutfall under perioden"] {
        let said = value(name);
        assert!(said.contains("stod i ") && said.contains("visas inte längre"), "{name}: {said}");
    }
    assert!(!told.contains("visas inte i något dokument"));
}

#[test]
fn two_bilagor_of_one_number_have_names_of_their_own() {
    let told = plain(page());
    for words in [
        "Bilaga 2 (SLK-2025-00265): Göteborgs Stads inriktning",
        "Bilaga 2 (SLK-2029-00311): Göteborgs Stads anvisning",
    ] {
        assert!(told.contains(words), "{words}");
    }
    // Nothing is said to stand in a bilaga that may be either.
    let standing: Vec<&str> =
        told.split("samma text st").skip(1).filter_map(|it| it.split_once([';', ')'])).map(|it| it.0).collect();
    assert!(standing.iter().all(|it| !it.contains("Bilaga 2") || it.contains("Bilaga 2 (SLK-20")), "{standing:?}");
}

#[test]
fn a_point_with_the_same_words_about_another_document_is_told() {
    let told = plain(page());
    let point = told.split("Beslutspunkt, samma ord").nth(1).unwrap_or_else(|| panic!("no such point"));
    let point: String = point.chars().take(400).collect();
    assert!(point.contains("annat dokument") && point.contains("Bilaga 1"), "{point}");
}

#[test]
fn empty_cells_and_unchanged_rows_are_told() {
    let told = plain(page());
    assert!(told.contains("Beslut: [borttaget: Framgår av dokumentets försättsblad][tillagt: (tom)]"), "no empty cell");
    assert!(told.contains("Resultat: (tom) | Källa: (tom)"));
    let nets: String = told.split("Bladet Nätverk").nth(1).unwrap().chars().take(120).collect();
    assert!(nets.contains("2 rader borta") && nets.contains("1 oförändrad"), "{nets}");
    // So are the columns of a document's own table.
    assert!(told.contains("År: 2025 | Forum: Kommunstyrelsen | Ärende: (tom)"), "no columns");
}

/// The rows of a table among themselves, and what stands beside it by itself: no paragraph that is gone stands before the new rows,
/// where it would be read as what these were.
#[test]
fn what_is_gone_comes_before_what_is_new() {
    for section in page().split("<h3>").skip(1).chain(page().split("<h2>Tabeller").skip(1)) {
        let here = section.split("<h3>").next().unwrap().split("<h2").next().unwrap();
        let change = |change: &str| {
            let sort = values(change, "data-slag=\"").next().unwrap().to_owned();
            let label = plain(change.split("<p class=\"om\">").nth(1).unwrap_or_default());
            let table = label.strip_prefix("Rad i tabell ").and_then(|it| it.split('”').nth(1)).map(str::to_owned);
            (sort, table)
        };
        let changes: Vec<_> = here.split("<div class=\"andring\"").skip(1).map(change).collect();
        let told = || plain(&here.chars().take(400).collect::<String>());
        for pair in changes.windows(2) {
            match [(pair[0].0.as_str(), &pair[0].1), (pair[1].0.as_str(), &pair[1].1)] {
                [("tillagt", new), ("borta", gone)] => assert!(new.is_some() && new != gone, "{}", told()),
                [("borta", gone), ("tillagt", new)] => assert!(new.is_none() || new == gone, "{}", told()),
                _ => {}
            }
        }
    }
}

#[test]
fn a_figure_that_is_gone_is_one_change() {
    // What was done is told above, and each change here.
    let told = plain(page().split("</nav>").last().unwrap());
    assert_eq!(told.matches("Figurens rubrik, borttagen").count(), 0);
    assert_eq!(told.matches("Figur, borttagen").count(), 1, "{}", told.matches("Figur").count());
    assert_eq!(told.matches("Dokument, borttaget").count(), 1);
}

#[test]
fn rows_that_follow_from_the_same_have_one_explanation() {
    let json: Value = serde_json::from_str(&FOLLOWED[1]).unwrap();
    let causes = json["orsaker"].as_array().unwrap();
    let facts = |id: &Value| -> BTreeSet<String> {
        let cause = &causes[id.as_u64().unwrap() as usize];
        let parts =
            cause["delar"].as_array().map(|it| it.iter().map(|id| &causes[id.as_u64().unwrap() as usize]).collect());
        let parts: Vec<&Value> = parts.unwrap_or_else(|| vec![cause]);
        let facts = parts.iter().filter(|it| it["slag"] == "uppgift");
        facts.map(|it| it["namn"].as_str().unwrap().to_owned()).collect()
    };
    let mut tables = 0;
    for document in json["dokument"]["steg"].as_array().unwrap() {
        let Some(sections) = document["andrat"]["andring"]["avsnitt"]["steg"].as_array() else { continue };
        for section in sections {
            let inner = &section["andrat"]["andring"]["innehall"];
            let steps = inner["steg"].as_array().into_iter().flatten().map(|it| &it["tillagt"]);
            let all: Vec<&Value> = steps.chain(inner["borta"].as_array().into_iter().flatten()).collect();
            let of = |part: &&&Value| part["del"]["form"]["slag"]["tabell"][1] == "rad" && !part["orsak"].is_null();
            let mut by_table: std::collections::BTreeMap<String, BTreeSet<BTreeSet<String>>> = Default::default();
            for row in all.iter().filter(of) {
                let name = row["del"]["form"]["slag"]["tabell"][0].to_string();
                by_table.entry(name).or_default().insert(facts(&row["orsak"]));
            }
            tables += by_table.len();
            assert!(by_table.values().all(|of| of.len() == 1), "{by_table:?}");
        }
    }
    assert!(tables >= 2);
}

/// A code is told with what it asks for.
#[test]
fn a_waiver_says_what_its_rule_asks_for() {
    let waivers = page().split("<h2>Undantag</h2>").nth(1).unwrap().split("</section>").next().unwrap();
    assert!(plain(waivers).contains("G21: Varje styrande dokument som nämns står i registret"), "{}", plain(waivers));
}

/// What the first case put forward is what the next one repeals: no new document.
#[test]
fn a_document_that_was_adopted_is_not_said_to_be_new() {
    let told = plain(page());
    let acts = told.split("Ärendets dokument").nth(1).unwrap().split("ändringar").next().unwrap();
    assert!(acts.contains("Bilaga 2 (SLK-2029-00311) är Bilaga 1 i det gamla, så som det antogs"), "{acts}");
    assert!(!acts.contains("är ny"), "{acts}");
}

/// An act says what was done with which row, and of how many what is counted.
#[test]
fn an_act_says_what_was_done_and_with_what() {
    let told = plain(page());
    let acts = told.split("Vad som har gjorts").nth(1).unwrap();
    let sheet = acts.split("Bladet Styrande dokument").nth(1).unwrap().chars().take(400).collect::<String>();
    assert!(
        sheet.contains("; rad ") && sheet.contains("Beslut Framgår av dokumentets försättsblad → (tom)"),
        "{sheet}"
    );
    let text = acts.split("är omskriven: ").nth(1).unwrap().chars().take(60).collect::<String>();
    assert!(text.contains(" poster borta, "), "{text}");
    // What the page shows is said in words.
    assert!(page().contains("data-visas=\"Visas: {antal} av {alla} ändringar\""), "no words for how many are shown");
}

/// A fact that is a longer text is told with both that it was and that it is; what was waived is told with its rule.
#[test]
fn an_act_tells_what_was_and_what_is() {
    let text = FOLLOWED[2].split_whitespace().collect::<Vec<_>>().join(" ");
    let title = |kind: &str| format!("”Göteborgs Stads {kind} för medlemskap i Nordic Safe Cities”");
    let told = format!("upphör att gälla och 4 till: {} → {}; ", title("inriktning"), title("anvisning"));
    assert!(text.contains(&told), "{told}: {text}");
    let waived = "Undantag från anmärkningar: G21 om ”Handlingsplan för att inga områden ska vara särskilt utsatta 2025”, \
                  borttaget (1 ändring";
    assert!(text.contains(waived) && plain(page()).contains(waived), "{text}");
}

/// Many edits by hand are folded by their documents: none is left out.
#[test]
fn many_edits_are_told_by_their_documents() {
    let text = FOLLOWED[2].split_whitespace().collect::<Vec<_>>().join(" ");
    let folded = text.split("Egen text i arende.toml: ").nth(1).unwrap();
    let all = folded.split(' ').next().unwrap();
    let told =
        format!("{all} ställen i Revidering av styrningen för Göteborgs Stads medlemskap i Nordic Safe Cities (");
    let inner = folded.split(&told).nth(1).unwrap_or_else(|| panic!("{told}: {folded}")).split(')').next().unwrap();
    let counts = inner.split(", ").filter_map(|part| part.split(' ').next()?.parse::<usize>().ok());
    assert_eq!(counts.sum::<usize>(), all.parse::<usize>().unwrap(), "{inner}");
    let page = page().split(&format!("<details><summary>{told}")).nth(1).unwrap();
    let list = page.split("</details>").next().unwrap();
    assert_eq!(list.matches("<li>").count(), all.parse::<usize>().unwrap());
}

/// What was done stands as in the case's file, and so do the causes below it; a fact is told to be a cause, not to follow from itself.
#[test]
fn what_was_done_stands_as_in_the_file() {
    let text = FOLLOWED[2].split_whitespace().collect::<Vec<_>>().join(" ");
    let acts = text.split("Vad som har gjorts").nth(1).unwrap().split("Varje orsak är prövad").next().unwrap();
    let facts = &acts[acts.find("Uppgifter: ").unwrap()..acts.find("Bladet ").unwrap()];
    let line =
        |rest: &str| rest.split(|c: char| !c.is_ascii_digit()).next().and_then(|number| number.parse::<u32>().ok());
    let lines: Vec<u32> = facts.split(" (arende.toml:").skip(1).filter_map(line).collect();
    assert!(lines.len() > 5 && lines.is_sorted(), "{lines:?}: {facts}");
    let told = text.split("dokument som upphör att gälla (arende.toml:").nth(1).unwrap();
    assert!(told.split(')').next().unwrap().contains("; är orsak "), "{}", &told[..100]);
}

/// What the house calls a field may have any gender.
#[test]
fn a_field_that_the_house_named_is_called_so_that_it_agrees() {
    let told = plain(page());
    assert!(
        told.contains("Utfärdat, ändrad uppgift (")
            && !told.contains("Utfärdat, ändrat (arende.toml:11 → arende.toml:23; orsak: ")
    );
}
