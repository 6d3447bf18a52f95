//! `explain`: from what stands on the pages to the inputs and back, of a case and of its output alike.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value as Json;
use utlatande::explain::{Question, Refusal, explain};
use utlatande::origin_record::{OriginRecord, TextEntry, TextKind};

use crate::common::fall::{Changes, TextEdit, changed};
use crate::common::{SAMPLE, Said, assert_same_tree, build, program, repository, run, said, scratch, tree};

/// What the sample is asked for, of every kind.
pub(crate) const QUESTIONS: [&str; 26] = [
    "fakta.kostnad.arlig",
    "kostnad.arlig",
    "fakta.kostnad",
    "berakning.utfall_totalt",
    "hus.kommun",
    "arende.titel",
    "sammanstallning.kostnader_per_ar",
    "figur.aktiviteter_per_ar_och_form",
    "fraser.forslag",
    "kostnader",
    "kostnader.belopp",
    "Styrande dokument",
    "Kostnader!C7",
    "underlag.xlsx#Kostnader!A2:D4",
    "'Kostnader'!C2",
    "arende.toml:12",
    "arende.toml:182",
    "anvisning.toml:70",
    "goteborg/husstil.toml:10",
    "husstil.toml:29",
    "medlemskap/arendetyp.toml:345",
    "567 000 kr",
    "Medlemskapet kostar cirka",
    "och",
    "kostnad.arlg",
    "arende.toml:1",
];

/// Those of them that have no answer.
pub(crate) const UNKNOWN: [&str; 2] = ["kostnad.arlg", "arende.toml:1"];

pub(crate) fn ask<'a>(case: &'a Path, more: impl IntoIterator<Item = &'a str>) -> Said {
    let arguments = ["explain".as_ref(), case.as_os_str()].into_iter().chain(more.into_iter().map(AsRef::as_ref));
    run(arguments)
}

pub(crate) fn answered<'a>(case: &'a Path, more: impl IntoIterator<Item = &'a str>) -> Json {
    let told = ask(case, more.into_iter().chain(["--message-format", "json"]));
    assert_eq!(told.code, 0, "{told:?}");
    serde_json::from_str(&told.out).unwrap()
}

/// The kinds of an answer's entries, with the first place of each and the pages where it first stands.
fn shown(answer: &Json) -> Vec<String> {
    let entries = answer["entries"].as_array().unwrap().iter();
    let shown = entries.map(|entry| {
        let place = &entry["places"][0];
        let at = match place["range"].as_str() {
            Some(range) => format!("{}!{range}", place["sheet"].as_str().unwrap()),
            None => format!("{}:{}:{}", place["file"].as_str().unwrap_or("-"), place["line"], place["column"]),
        };
        format!("{} {at} {}", entry["kind"].as_str().unwrap(), entry["stands"][0]["pages"])
    });
    shown.collect()
}

#[test]
fn a_case_and_its_output_answer_alike_and_nothing_is_written() {
    let scratch = scratch();
    let case = repository(SAMPLE);
    let output = build(&case, scratch.path());
    let before = (tree(&case), tree(&output));
    for question in QUESTIONS {
        let (of_case, of_output) = (ask(&case, [question]), ask(&output, [question]));
        assert_eq!(of_case, of_output, "{question}");
        assert_eq!(of_case.code, i32::from(UNKNOWN.contains(&question)), "{of_case:?}");
    }
    for more in [["567 000 kr", "--lang", "en"], ["567 000 kr", "--message-format", "json"]] {
        assert_eq!(ask(&case, more), ask(&output, more));
    }
    let on_page = ["--document", "tjansteutlatande", "--page", "2", "567 000 kr"];
    assert_eq!(ask(&case, on_page), ask(&output, on_page));
    assert_same_tree(&tree(&case), &before.0);
    assert_same_tree(&tree(&output), &before.1);
}

/// Ten years on there is the package alone.
#[test]
fn a_package_answers_as_its_case_does() {
    let scratch = scratch();
    let case = repository(SAMPLE);
    let zip = scratch.path().join("paket.zip");
    let made = run([
        "archive".as_ref(),
        case.as_os_str(),
        "--date".as_ref(),
        "2025-06-30".as_ref(),
        "--output".as_ref(),
        zip.as_os_str(),
    ]);
    assert_eq!(made.code, 0, "{made:?}");
    let unpacked = scratch.path().join("uppackat");
    zip::ZipArchive::new(fs::File::open(&zip).unwrap()).unwrap().extract(&unpacked).unwrap();
    let (inside, _) = tree(&unpacked).into_iter().next().unwrap();
    let unpacked = unpacked.join(inside.split('/').next().unwrap());
    for question in QUESTIONS {
        let of_case = ask(&case, [question]);
        assert_eq!(of_case, ask(&zip, [question]), "{question}");
        assert_eq!(of_case, ask(&unpacked, [question]), "{question}");
    }
    let empty = scratch.path().join("tomt.zip");
    zip::ZipWriter::new(fs::File::create(&empty).unwrap()).finish().unwrap();
    let told = ask(&empty, ["567 000 kr"]);
    assert!(told.code == 2 && told.err.contains("K05"), "{told:?}");
    fs::write(&empty, "inget paket").unwrap();
    let told = ask(&empty, ["567 000 kr"]);
    assert!(told.code == 2 && told.err.contains("V01"), "{told:?}");
}

#[test]
fn a_number_on_a_page_leads_to_its_expression_and_its_cells() {
    let told = ask(&repository(SAMPLE), ["--document", "tjansteutlatande", "--page", "2", "567 000 kr"]);
    for part in [
        "berakning.utfall_totalt = 567\u{a0}000\n",
        "underlag.xlsx, blad \"Kostnader\", celler C2:C16",
        "räknas ut som: kostnader | selectattr('slag', 'eq', 'utfall') | summa('belopp')",
        "tjansteutlatande, sida 2, under ”Bedömning ur ekonomisk dimension”: ”567\u{a0}000\u{a0}kr” (arende.toml:187:1 | kronor)",
    ] {
        assert!(told.out.contains(part), "{part}\n{}", told.out);
    }
    let english = ask(&repository(SAMPLE), ["567 000 kr", "--lang", "en"]);
    for part in ["computed value", "computed as: kostnader", "stands in: tjansteutlatande, page 2, under “Bedömning"]
    {
        assert!(english.out.contains(part), "{part}\n{}", english.out);
    }
}

/// A fact of several values is what the pages say of it, and comes from where its values were typed.
#[test]
fn a_fact_of_several_values_is_filled_in() {
    let case = repository(SAMPLE);
    let told = ask(&case, ["fakta.period"]);
    assert!(
        told.out.starts_with("fakta.period = 2020–2024\n") && told.out.contains("arende.toml:56:8\n"),
        "{}",
        told.out
    );
    let told = ask(&case, ["fakta.lag"]);
    assert!(told.out.starts_with("fakta.lag = lagen"), "{}", told.out);
    let told = ask(&case, ["dokument.foregangare.titel"]);
    assert!(!told.out.contains("(inte ifylld)"), "{}", told.out);
}

/// What of the layout stands on the pages leads to its list of words, and the number of a bilaga to the entry that gives it.
#[test]
fn labels_and_numbers_of_bilagor_lead_to_their_lines() {
    let case = repository(SAMPLE);
    let list = fs::read_to_string(repository("templates/goteborg/layout/ord.typ")).unwrap();
    let line = list.lines().position(|line| line.starts_with("#let egna-ord")).unwrap() + 1;
    let at = |word: &str| {
        let column = list.lines().nth(line - 1).unwrap().find(word).unwrap() + 1;
        format!("template goteborg/layout/ord.typ:{line}:{column}")
    };
    for (question, word) in [
        (&["Tabell 1."][..], "[Tabell]"),
        (&["tabell 3"], "[Tabell]"),
        (&["Figur 1."], "[Figur]"),
        (&["--document", "tjansteutlatande", "Bilaga 2."], "[Bilaga]"),
    ] {
        let told = answered(&case, question.iter().copied());
        let found = shown(&told);
        assert!(found[0].starts_with(&at(word)) && found.len() == 1, "{question:?}: {found:?}");
    }
    let draft = answered(&repository("tests/cases/utkast"), ["--page", "2", "Utkast"]);
    assert!(shown(&draft).iter().any(|entry| entry.starts_with(&at("[Utkast]"))), "{draft:#}");
    let told = answered(&case, [format!("ord.typ:{line}").as_str()]);
    assert_eq!(told["entries"][0]["kind"], "template");
    assert!(!told["entries"][0]["stands"].as_array().unwrap().is_empty(), "{told:#}");

    let lines = fs::read_to_string(case.join("arende.toml")).unwrap();
    let entries = lines.lines().enumerate().filter(|(_, line)| *line == "[[bilagor]]").map(|(at, _)| at + 1);
    for ((name, number), line) in [("anvisning", 1), ("foregangare", 2)].into_iter().zip(entries) {
        let entry = &answered(&case, [format!("bilaga.{name}").as_str()])["entries"][0];
        assert_eq!(entry["value"], format!("bilaga\u{a0}{number}"));
        assert_eq!(entry["places"][0]["line"], line);
        assert!(!entry["stands"].as_array().unwrap().is_empty(), "{entry:#}");
    }
    let entry = &answered(&case, ["--document", "tjansteutlatande", "bilaga 1"])["entries"][0];
    assert_eq!(entry["name"], "bilaga.anvisning", "{entry:#}");
    let part = &answered(&case, ["§ 984"])["entries"][0];
    assert!(!part["places"].as_array().unwrap().is_empty(), "{part:#}");
}

/// Questions as people type them, each with the one that has the same answer.
const TYPED: [(&[&str], &[&str]); 24] = [
    (&["567000"], &["567 000"]),
    (&["567 000kr"], &["567 000 kr"]),
    (&["567.000 kr"], &["567 000 kr"]),
    (&["567 000 kronor"], &["567 000"]),
    (&["83%"], &["83"]),
    (&["83 %"], &["83"]),
    (&["”Medlemskapet kostar cirka”"], &["Medlemskapet kostar cirka"]),
    (&["\"Medlemskapet kostar cirka\""], &["Medlemskapet kostar cirka"]),
    (&["{{ berakning.utfall_totalt }}"], &["berakning.utfall_totalt"]),
    (&["{{berakning.utfall_totalt|kronor}}"], &["berakning.utfall_totalt"]),
    (&["Anvisning.toml:12"], &["anvisning.toml:12"]),
    (&["arende.toml rad 12"], &["arende.toml:12"]),
    (&["rad 12 i arende.toml"], &["arende.toml:12"]),
    (&["Kostnader C7"], &["Kostnader!C7"]),
    (&["kostnader, cell C7"], &["Kostnader!C7"]),
    (&["C7 i Kostnader"], &["Kostnader!C7"]),
    (&["Kostnader!C7-C9"], &["Kostnader!C7:C9"]),
    (&["Styrande dokument A2"], &["'Styrande dokument'!A2"]),
    (&["--document", "Tjänsteutlåtande", "567 000 kr"], &["--document", "tjansteutlatande", "567 000 kr"]),
    (&["--document", "bilaga 1", "anvisning"], &["--document", "bilaga-1-anvisning", "anvisning"]),
    (&["--document", "Bilaga-1-Anvisning.PDF", "anvisning"], &["--document", "bilaga-1-anvisning", "anvisning"]),
    (&["--document", "anvisning.toml", "anvisning"], &["--document", "bilaga-1-anvisning", "anvisning"]),
    (
        &["--document", "Göteborgs Stads inriktning för medlemskap i Nordic Safe Cities", "mål"],
        &["--document", "bilaga-2-inriktning", "mål"],
    ),
    (&["--document", "Handlingar", "567 000 kr"], &["567 000 kr"]),
];

/// Questions without an answer, each with what is told of the way on.
const TOLD: [(&[&str], &str); 8] = [
    (&["C7"], "`Aktiviteter!C7`"),
    (&["Summa 567 000"], "`567 000`"),
    (&["medlemskap i nordic safe citys"], "`medlemskap i nordic safe`"),
    (&["underlag.xlsx"], "Kostnader"),
    (&["arende.toml"], "`arende.toml:12`"),
    (&["berakning.utfal_totalt"], "`berakning.utfall_totalt`"),
    (&["568000"], "`Blad!C7`"),
    (&["--document", "bilaga 9", "och"], "bilaga-1-anvisning"),
];

#[test]
fn questions_are_read_as_people_type_them() {
    let scratch = scratch();
    let output = build(&repository(SAMPLE), scratch.path());
    for (typed, meant) in TYPED {
        let (typed_told, meant_told) = (ask(&output, typed.iter().copied()), ask(&output, meant.iter().copied()));
        assert_eq!((typed_told.code, &*typed_told.out), (0, &*meant_told.out), "{typed:?} {typed_told:?}");
    }
    for (typed, way_on) in TOLD {
        let told = ask(&output, typed.iter().copied());
        assert!(told.code != 0 && told.err.contains(way_on), "{typed:?} {told:?}");
    }
}

/// The end of a typed line between two words is no text of its own.
#[test]
fn ends_of_lines_are_not_told() {
    let case = repository(SAMPLE);
    for question in
        [&["--document", "tjansteutlatande", "våldsbejakande extremism"][..], &["textmodul.om_organisationen"]]
    {
        let told = ask(&case, question.iter().copied());
        assert!(told.code == 0 && !told.out.contains("””"), "{}", told.out);
    }
}

/// Every line that says something is known, by its value or by the key that it is of; other lines are told as what they are.
#[test]
fn every_line_with_something_on_it_is_known() {
    let scratch = scratch();
    let case = repository(SAMPLE);
    let output = build(&case, scratch.path());
    let record = OriginRecord::read(&fs::read_to_string(output.join("kallkarta.json")).unwrap()).unwrap();
    let ask = |what: String| {
        explain(&record, &Question { what, ..Question::default() }).map_err(|refusal| match refusal {
            Refusal::Nothing(problem) | Refusal::Misasked(problem) => problem.code.name().to_owned(),
        })
    };
    for file in
        ["arende.toml", "anvisning.toml", "foregangare.toml", "goteborg/husstil.toml", "medlemskap/arendetyp.toml"]
    {
        let folder = if file.contains('/') { repository("templates") } else { case.clone() };
        let text = fs::read_to_string(folder.join(file)).unwrap();
        let mut within = false;
        for (number, line) in text.lines().enumerate() {
            let says = !line.trim().is_empty() && !line.starts_with('#');
            let told = ask(format!("{file}:{}", number + 1));
            // What lies between the lines of a value is of it too.
            within = says || (within && told.is_ok());
            assert_eq!(told.is_ok(), within, "{file}:{} {line:?} {told:?}", number + 1);
            assert!(told.is_ok_and(|told| !told.entries.is_empty()) || !within);
        }
        assert_eq!(ask(format!("{file}:{}", text.lines().count() + 1)), Err("K01-rad".to_owned()));
        assert_eq!(ask(format!("{file}:0")), Err("K01-rad".to_owned()));
    }
    for (what, code) in [
        ("arende.toml:1", "K01-tom-rad"),
        ("annan.toml:3", "K01-fil"),
        ("Kostnader!Z99", "K01-cell"),
        ("Kostnader!A32", "K01-cell"),
        ("Kostnad!C2", "K01-blad"),
        ("Inget sådant blad!C2", "K01-blad"),
    ] {
        assert_eq!(ask(what.to_owned()), Err(code.to_owned()), "{what}");
    }
}

/// The first entry of an answer: what it is, its name, its value and its first place.
fn first(told: &Json) -> String {
    let entry = &told["entries"][0];
    let text = |of: &Json| of.as_str().unwrap_or("-").to_owned();
    format!(
        "{} {} {} {}",
        text(&entry["kind"]),
        text(&entry["name"]),
        text(&entry["value"]),
        entry["places"][0]["line"]
    )
}

#[test]
fn keys_sections_and_headings_have_answers() {
    let case = repository(SAMPLE);
    let text = fs::read_to_string(case.join("arende.toml")).unwrap();
    let line = |words: &str| text.lines().position(|line| line.starts_with(words)).unwrap() + 1;
    let at = |words: &str| format!("arende.toml:{}", line(words));
    for (what, expected) in [
        (at("status"), format!("key status slutlig {}", line("status"))),
        (at("punkter = ["), format!("key beslut.punkter - {}", line("punkter = ["))),
        ("punkter".to_owned(), format!("key beslut.punkter - {}", line("punkter = ["))),
        (at("[avsnitt.bedomning]"), format!("key avsnitt.bedomning - {}", line("[avsnitt.bedomning]"))),
        ("avsnitt.bedomning".to_owned(), format!("key avsnitt.bedomning - {}", line("[avsnitt.bedomning]"))),
        (at("[[bilagor]]"), format!("value bilaga.anvisning bilaga\u{a0}1 {}", line("[[bilagor]]"))),
        ("undertecknare".to_owned(), format!("key undertecknare[1] - {}", line("[[undertecknare]]"))),
        (at("[[undantag]]"), format!("key undantag[1] - {}", line("[[undantag]]"))),
    ] {
        assert_eq!(first(&answered(&case, [what.as_str()])), expected, "{what}");
    }
    // A key that gives a value is told as that.
    for (line, value) in [
        (at("om_organisationen = "), "textmodul.om_organisationen"),
        ("arende.toml:63".to_owned(), "fakta.kostnad.forklaring"),
    ] {
        assert_eq!(answered(&case, [line.as_str()])["entries"][0]["name"], value);
    }
    let points = answered(&case, ["beslut.punkter"]);
    assert_eq!(points["entries"][0]["stands"].as_array().unwrap().len(), 1, "{points:#}");
    let heading = answered(&case, ["Kostnader!C1"]);
    assert_eq!(
        (&heading["entries"][0]["kind"], &heading["entries"][0]["name"]),
        (&"column".into(), &"kostnader.belopp".into())
    );
    for (what, near) in [
        ("Kostnader!C", "`kostnader.belopp`"),
        ("Kostnader!7", "`Kostnader!7:7`"),
        ("avsnitt.bedomnin", "`avsnitt.bedomning`"),
    ] {
        let told = ask(&case, [what]);
        assert!(told.code == 1 && told.err.contains(near), "{what} {told:?}");
    }
    let told = ask(&case, ["G99"]);
    assert!(told.code == 1 && told.err.contains("N05") && told.err.contains("G01"), "{told:?}");
}

/// The file with all documents is one that the build writes; its pages are those of the documents, one after the other.
#[test]
fn words_are_looked_for_in_the_file_with_all_documents() {
    let case = repository(SAMPLE);
    let words = ["--document", "handlingar", "567 000 kr"];
    assert_eq!(answered(&case, words), answered(&case, ["567 000 kr"]));
    let pages = |document: &str, page: &str| answered(&case, ["--document", document, "--page", page, "och"]);
    assert_eq!(pages("handlingar.pdf", "2"), pages("tjansteutlatande", "2"));
    assert_eq!(pages("handlingar", "12"), pages("bilaga-1-anvisning", "2"));
    let told = ask(&case, ["--document", "handlingar", "--page", "99", "och"]);
    assert!(told.code == 2 && told.err.contains("K03"), "{told:?}");
    let told = ask(&case, ["--document", "okänd", "och"]);
    let all = "tjansteutlatande, bilaga-1-anvisning, bilaga-2-inriktning, handlingar";
    assert!(told.code == 2 && told.err.contains(all), "{told:?}");
}

/// A word that no line can hold is set letter by letter; what stands in a title runs on every page too.
#[test]
fn words_lead_back_from_wherever_they_stand() {
    let scratch = scratch();
    let long = "Ö".repeat(20) + &"lång".repeat(60);
    let text =
        |fil: &str, sok: &str, till: &str| TextEdit { fil: fil.to_owned(), sok: sok.to_owned(), till: till.to_owned() };
    let changes = Changes {
        text: vec![
            text("arende.toml", "status = \"slutlig\"", "status = \"utkast\""),
            text("arende.toml", "arendet = \"Kommunstyrelsen", &format!("arendet = \"{long} Kommunstyrelsen")),
            text("arende.toml", "intrade = \"2018-04\"\n", ""),
            text("arende.toml", "titel = \"Stadens medlemskap", "titel = \"Titelord i stadens medlemskap"),
        ],
        ..Changes::default()
    };
    let case = changed(scratch.path(), "ord", &changes);
    let lines = fs::read_to_string(case.join("arende.toml")).unwrap();
    let line = |words: &str| lines.lines().position(|line| line.contains(words)).unwrap() + 1;
    let of = |words: &str| shown(&answered(&case, [words]));

    let is_at = |words: &str, kind_and_place: String| {
        let found = of(words);
        assert!(matches!(&*found, [one] if one.starts_with(&format!("{kind_and_place} ["))), "{words}: {found:?}");
    };
    is_at(&long, format!("typed arende.toml:{}:12", line(&long)));
    // In a title, a heading of the frame and a signature; a gap.
    is_at("Titelord", format!("typed arende.toml:{}:10", line("Titelord")));
    let house = fs::read_to_string(repository("templates/goteborg/husstil.toml")).unwrap();
    let heading = house.lines().position(|line| line == "rubrik = \"Sammanfattning\"").unwrap() + 1;
    is_at("Sammanfattning", format!("phrase goteborg/husstil.toml:{heading}:10"));
    is_at("Stadsdirektör", format!("typed arende.toml:{}:10", line("Stadsdirektör")));
    is_at("[saknas: intrade]", "missing -:null:null".to_owned());
    let missing = answered(&case, ["fakta.intrade"]);
    assert!(missing["entries"][0]["stands"][0]["pages"].is_array(), "{missing:#}");
}

#[test]
fn numbers_of_charts_and_tables_lead_to_their_cells() {
    let case = repository(SAMPLE);
    let figure = answered(&case, ["figur.aktiviteter_per_ar_och_form"]);
    assert_eq!(figure["entries"][0]["kind"], "figure");
    assert_eq!(figure["entries"][0]["stands"].as_array().unwrap().len(), 1, "{figure:#}");
    let cell = answered(&case, ["Aktiviteter!F2"]);
    let used: Vec<&str> = cell["entries"][0]["used_by"].as_array().unwrap().iter().filter_map(Json::as_str).collect();
    assert!(
        used.contains(&"figur.aktiviteter_per_ar_och_form") && used.contains(&"berakning.antal_digitala"),
        "{used:?}"
    );
    let within: Vec<&Json> =
        cell["entries"][0]["stands"].as_array().unwrap().iter().map(|stand| &stand["within"]).collect();
    assert!(within.iter().any(|within| *within == "figur.aktiviteter_per_ar_och_form"), "{within:?}");
    let both = ["table_text Kostnader!C8 [2]", "table_text Kostnader!C11 [2]"];
    assert_eq!(shown(&answered(&case, ["--page", "2", "108 000"])), both);
}

/// The phrases of the template files of which an output's record knows no line.
pub(crate) fn phrases_without_line(output: &Path) -> Vec<String> {
    let record = OriginRecord::read(&fs::read_to_string(output.join("kallkarta.json")).unwrap()).unwrap();
    let phrases = record.dokument.into_iter().flat_map(|document| document.texter);
    let of_templates = phrases.filter(|text| text.slag == TextKind::Fras && text.fil.contains('/'));
    let (known, unknown): (Vec<TextEntry>, Vec<TextEntry>) = of_templates.partition(|text| !text.platser.is_empty());
    assert!(known.len() > 5);
    unknown.into_iter().map(|text| format!("{} {}", text.fil, text.namn)).collect()
}

/// What a template file says or defines on a line leads to where it stands.
#[test]
fn lines_of_template_files_lead_to_the_pages() {
    let scratch = scratch();
    let output = build(&repository(SAMPLE), scratch.path());
    assert_eq!(phrases_without_line(&output), Vec::<String>::new());
    let line_of = |file: &str, words: &str| {
        let text = fs::read_to_string(repository("templates").join(file)).unwrap();
        let line = text.lines().position(|line| line.starts_with(words)).unwrap() + 1;
        format!("{file}:{line}")
    };
    let (house, kind) = ("goteborg/husstil.toml", "medlemskap/arendetyp.toml");
    for (file, words, wanted, page) in [
        (house, "dimension = ", "phrase fraser.dimension", 2),
        (house, "kontor = ", "value hus.kontor", 1),
        (kind, "uttryck = \"kostnader | selectattr('slag', 'eq', 'utfall')", "computed berakning.utfall_totalt", 2),
        (kind, "blad = \"Kostnader\"", "sheet kostnader", 2),
    ] {
        let entry = &answered(&output, [line_of(file, words).as_str()])["entries"][0];
        let told = format!("{} {}", entry["kind"].as_str().unwrap(), entry["name"].as_str().unwrap());
        assert_eq!((told.as_str(), &entry["stands"][0]["pages"][0]), (wanted, &Json::from(page)), "{entry:#}");
    }
    assert_eq!(ask(&output, ["goteborg/husstil.toml:1"]).code, 1);
}

/// Lines of every template file have an answer of their own: what a template says, what the language says, and that others say nothing.
#[test]
fn lines_of_every_template_file_are_known() {
    let scratch = scratch();
    let case = repository(SAMPLE);
    let output = build(&case, scratch.path());
    let line_of = |file: &str, words: &str| {
        let text = fs::read_to_string(repository("templates").join(file)).unwrap();
        text.lines().position(|line| line.contains(words)).unwrap() + 1
    };
    for (file, words, wanted) in [
        ("goteborg/tjansteutlatande.typ.j2", "{{ punkt }}", "template - {{ punkt }},"),
        ("goteborg/tjansteutlatande.typ.j2", "#underskrifter(", "template - #underskrifter("),
        ("sprak/sv/sprak.toml", "manader = ", "key manader -"),
        ("sprak/sv/sprak.toml", "kod = ", "key kod sv"),
    ] {
        let line = line_of(file, words);
        let told = answered(&output, [format!("{file}:{line}").as_str()]);
        assert_eq!(first(&told), format!("{wanted} {line}"));
        let (_, short) = file.rsplit_once('/').unwrap();
        assert_eq!(told["entries"], answered(&case, [format!("{short}:{line}").as_str()])["entries"]);
    }
    for file in ["layout/tabell.typ", "sprak/sv/regler.toml", "granskning.toml"] {
        let told = ask(&output, [format!("{file}:3").as_str()]);
        assert!(told.code == 1 && told.err.contains("ingen text på sidorna kommer från"), "{file} {told:?}");
        assert_eq!(told, ask(&case, [format!("{file}:3").as_str()]));
    }
    let told = ask(&output, ["tjansteutlatande.typ.j2:999"]);
    assert!(told.err.contains("har 80 rader"), "{told:?}");
}

#[test]
fn a_code_is_explained_as_check_does() {
    for code in ["G07", "g07", "P10", "U01"] {
        let told = run(["explain", code]);
        assert_eq!(told, run(["check", "--explain", code]));
        assert_eq!((told.code, told.err.as_str()), (0, ""), "{told:?}");
        assert!(told.out.starts_with(&code.to_uppercase()), "{told:?}");
    }
    let unknown = run(["explain", "G99"]);
    assert_eq!(unknown, run(["check", "--explain", "G99"]));
    assert!(unknown.code == 2 && unknown.err.contains("N05"), "{unknown:?}");
    // The codes are many, and are told as they run.
    assert!(unknown.err.contains("tips: skriv någon av: G01–G28, G30–G"), "{unknown:?}");
    // Beside a case it may be words on a page.
    assert_eq!(ask(&repository(SAMPLE), ["G99"]).code, 1);
    assert_eq!(ask(&repository(SAMPLE), ["G07"]).out, run(["explain", "G07"]).out);
}

#[test]
fn what_cannot_be_answered_is_told() {
    let scratch = scratch();
    let case = repository(SAMPLE);
    let output = build(&case, scratch.path());
    let code = |more: &[&str], wanted: (i32, &str)| {
        let told = ask(&output, more.iter().copied());
        assert!(told.code == wanted.0 && told.err.contains(wanted.1) && told.out.is_empty(), "{more:?} {told:?}");
    };
    code(&["inte ett ord i ärendet"], (1, "K01"));
    code(&["kostnad.arlg"], (1, "`kostnad.arlig`"));
    code(&["--page", "1", "567 000 kr"], (1, "sida 2"));
    code(&["--document", "anvisnin", "kr"], (2, "`--document anvisning`"));
    code(&["--page", "99", "kr"], (2, "K03"));
    let record = output.join("kallkarta.json");
    fs::write(&record, "{}").unwrap();
    code(&["567 000 kr"], (2, "K04"));
    fs::write(&record, [0xff]).unwrap();
    code(&["567 000 kr"], (2, "K04"));
    fs::remove_file(&record).unwrap();
    code(&["567 000 kr"], (2, "K05"));
    assert_eq!(ask(&scratch.path().join("saknas"), ["x"]).code, 2);
    // A case that cannot be set has no pages to point at.
    let broken: PathBuf = changed(
        scratch.path(),
        "trasigt",
        &Changes {
            text: vec![TextEdit {
                fil: "arende.toml".to_owned(),
                sok: "[arende]".to_owned(),
                till: "[arende".to_owned(),
            }],
            ..Changes::default()
        },
    );
    let told = ask(&broken, ["x"]);
    assert!(told.code == 1 && told.err.contains("T01"), "{told:?}");
    assert_eq!(said(program().arg("explain")).code, 2);
}
