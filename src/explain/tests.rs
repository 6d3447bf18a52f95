use super::*;
use crate::origin_record::{KnownRule, KnownTable, KnownValue, PageItem, TextEntry, TextKind, Written};
use crate::place::{CellAddress, CellPlace, Place};

/// A report of two pages: `kostar ` + 567 000 kr + `. Se Göteborg` over the page's end, a table's cell, a gap and a phrase.
fn record() -> OriginRecord {
    let cell: Written = Written("underlag.xlsx#'Mina kostnader'!C7".parse().unwrap());
    let typed = |text: &str, line: u32| TextEntry {
        text: text.to_owned(),
        fil: "arende.toml".to_owned(),
        rader: vec![(0, line, 1, 1 + text.chars().count() as u32)],
        ..TextEntry::default()
    };
    let value = TextEntry {
        text: "567\u{a0}000\u{a0}kr".to_owned(),
        slag: TextKind::Varde,
        namn: "berakning.summa".to_owned(),
        platser: vec![cell.clone()],
        referens: Some(Written("arende.toml:10:8-30".parse().unwrap())),
        filter: vec!["kronor".to_owned()],
        ..TextEntry::default()
    };
    let of = |text: &str, slag, namn: &str| TextEntry {
        text: text.to_owned(),
        slag,
        namn: namn.to_owned(),
        ..TextEntry::default()
    };
    let number =
        TextEntry { platser: vec![cell.clone()], ..of("567\u{a0}000", TextKind::Cell, "sammanstallning.kostnader") };
    let texter = vec![
        typed("kostar ", 10),
        value,
        TextEntry { rader: vec![(0, 10, 31, 45)], ..typed(". Se Göte\u{ad}borg", 10) },
        number,
        of("[saknas: takt]", TextKind::Saknas, "takt"),
        TextEntry {
            fil: "hus/husstil.toml".to_owned(),
            platser: vec![Written("hus/husstil.toml:29:11-25".parse().unwrap())],
            ..of("Förslag till", TextKind::Fras, "fraser.forslag")
        },
    ];
    let part = |number: usize, from, to| PageItem::Part(number, from, to);
    let (first, rest) = (texter[2].text.find('\u{ad}').unwrap(), texter[2].text.len());
    let sidor = vec![
        vec![
            vec![part(0, 0, 6), part(1, 0, texter[1].text.len()), part(2, 0, first)],
            vec![PageItem::Layout("1 (2)".to_owned())],
        ],
        vec![
            vec![part(2, first + 2, rest)],
            vec![part(3, 0, texter[3].text.len())],
            vec![part(4, 0, texter[4].text.len())],
            vec![part(5, 0, texter[5].text.len())],
        ],
    ];
    let document = DocumentMap {
        nyckel: "tjansteutlatande".to_owned(),
        fil: "tjansteutlatande".to_owned(),
        titel: "Titel".to_owned(),
        avsnitt: vec![("ekonomi".to_owned(), "Ekonomi".to_owned(), 0, 4)],
        texter,
        sidor,
    };
    let known = |namn: &str| KnownValue { namn: namn.to_owned(), ..KnownValue::default() };
    let summa = KnownValue {
        varde: Some("567\u{a0}000".to_owned()),
        platser: vec![cell],
        uttryck: Some("kostnader | summa('belopp')".to_owned()),
        laser: vec!["kostnader".to_owned(), "fakta.period".to_owned()],
        definition: Some(Written("sort/arendetyp.toml:90:1-93:40".parse().unwrap())),
        ..known("berakning.summa")
    };
    let period = KnownValue { varde: Some("2025".to_owned()), ..known("fakta.period.fran") };
    let table = KnownTable {
        namn: "kostnader".to_owned(),
        fil: "underlag.xlsx".to_owned(),
        blad: "Mina kostnader".to_owned(),
        kolumner: vec![("belopp".to_owned(), "Belopp".to_owned(), Some(2))],
        rader: vec![(6, vec![Some("1".to_owned())]), (7, vec![Some("567\u{a0}000".to_owned())])],
        forklaring: "vad det kostade".to_owned(),
        definition: Some(Written("sort/arendetyp.toml:40:1-48:2".parse().unwrap())),
    };
    OriginRecord {
        format: 1,
        uppgifter: vec![summa, period, known("fakta.takt")],
        regler: vec![KnownRule { kod: "G10".to_owned(), laser: vec!["kostnader.belopp".to_owned()] }],
        tabeller: vec![table],
        filer: Vec::new(),
        dokument: vec![document],
    }
}

fn asked(what: &str) -> Result<Answer, Refusal> {
    explain(&record(), &Question { what: what.to_owned(), ..Question::default() })
}

fn on_page(what: &str, page: usize) -> Result<Answer, Refusal> {
    explain(&record(), &Question { what: what.to_owned(), page: Some(page), ..Question::default() })
}

fn shown(answer: Result<Answer, Refusal>) -> Vec<String> {
    let shown = |entry: &Entry| {
        let places: Vec<String> = entry.places.iter().map(ToString::to_string).collect();
        let pages: Vec<String> = entry.stands.iter().map(|stand| format!("{:?}", stand.pages)).collect();
        format!("{:?} {} {}", entry.kind, places.join(" "), pages.join(" "))
    };
    answer.unwrap().entries.iter().map(shown).collect()
}

#[test]
fn typed_spaces_match_those_that_do_not_break() {
    let value = ["Computed underlag.xlsx#'Mina kostnader'!C7 [1]"];
    assert_eq!(shown(asked("567 000 kr")), value);
    assert_eq!(shown(asked(" 567\u{a0}000\u{202f}kr ")), value);
    assert_eq!(shown(asked("567  000 KR")), value);
    // Words that stand whole are meant before those inside others.
    assert_eq!(shown(asked("567 000")).len(), 2);
    assert_eq!(shown(on_page("567 000", 2)), ["TableText underlag.xlsx#'Mina kostnader'!C7 [2]"]);
    assert_eq!(shown(asked("67 00")).len(), 2);
}

#[test]
fn words_go_on_over_lines_and_pages() {
    assert_eq!(shown(asked("Göteborg")), ["Typed arende.toml:10:36-45 [1, 2]"]);
    let all = [
        "Typed arende.toml:10:1-7 [1]",
        "Computed underlag.xlsx#'Mina kostnader'!C7 [1]",
        "Typed arende.toml:10:31-45 [1, 2]",
    ];
    assert_eq!(shown(asked("kostar 567 000 kr. Se Göteborg")), all);
    assert_eq!(shown(asked("1 (2)")), ["Layout  [1]"]);
    assert_eq!(shown(asked("[saknas: takt]")), ["Missing  [2]"]);
    assert_eq!(shown(asked("förslag")), ["Phrase hus/husstil.toml:29:11-25 [2]"]);
}

#[test]
fn words_of_the_plain_text_may_have_the_address_of_a_link() {
    let all = shown(asked("kostar 567 000 kr. Se Göteborg"));
    for (typed, what) in [
        ("kostar 567 000 kr (https://a.se/b). Se Göteborg", "in the midst"),
        ("kostar 567 000 kr (https://a.se/b_(c)). Se Göteborg", "with parentheses of its own"),
        ("kostar (mailto:x@a.se) 567 000 kr. Se Göteborg (http://a.se)", "several"),
    ] {
        assert_eq!(shown(asked(typed)), all, "{what}");
    }
    for nothing in ["(https://a.se/b)", "(https://a.se/b", "annat (https://a.se/b)"] {
        assert!(matches!(asked(nothing), Err(Refusal::Nothing(_))), "{nothing}");
    }
}

#[test]
fn a_name_may_lack_its_first_word_and_mean_a_group() {
    let computed = asked("berakning.summa").unwrap();
    assert_eq!(asked("summa").unwrap().entries, computed.entries);
    let entry = &computed.entries[0];
    assert_eq!(entry.expression.as_deref(), Some("kostnader | summa('belopp')"));
    assert_eq!(entry.reads.iter().map(|read| read.name.as_str()).collect::<Vec<_>>(), ["kostnader", "fakta.period"]);
    assert_eq!(entry.stands[0].filters, ["kronor"]);
    assert_eq!(entry.stands[0].typed[0].to_string(), "arende.toml:10:8-30");
    assert_eq!(entry.stands[0].section.as_deref(), Some("Ekonomi"));
    assert_eq!(asked("fakta.period").unwrap().entries[0].used_by, ["berakning.summa"]);
    assert_eq!(asked("period").unwrap().entries[0].name.as_deref(), Some("fakta.period.fran"));
    let missing = asked("fakta.takt").unwrap();
    assert!(missing.entries[0].value.is_none() && missing.entries[0].stands[0].pages == [2], "{missing:?}");
    assert_eq!(shown(asked("fraser.forslag")), ["Phrase hus/husstil.toml:29:11-25 [2]"]);
}

#[test]
fn cells_are_found_however_their_names_are_quoted() {
    let cell = asked("'Mina kostnader'!C7").unwrap();
    for same in [
        "Mina kostnader!C7",
        "mina kostnader!$c$7",
        "underlag.xlsx#'Mina kostnader'!C7",
        "underlag.xlsx#Mina kostnader!C7",
    ] {
        assert_eq!(asked(same).unwrap().entries, cell.entries, "{same}");
    }
    let entry = &cell.entries[0];
    assert_eq!((entry.name.as_deref(), entry.value.as_deref()), (Some("kostnader.belopp"), Some("567\u{a0}000")));
    assert_eq!(entry.used_by, ["berakning.summa", "sammanstallning.kostnader"]);
    assert_eq!(entry.rules, ["G10"]);
    assert_eq!(entry.stands.iter().map(|stand| stand.pages.clone()).collect::<Vec<_>>(), [[1], [2]]);
    assert_eq!(asked("Mina kostnader!C9:A1").unwrap().entries.len(), 2);
    assert!(asked("Mina kostnader!C6").unwrap().entries[0].stands.is_empty());
}

#[test]
fn whole_columns_and_rows_are_ranges() {
    let rows = shown(asked("Mina kostnader!C:C"));
    assert_eq!(rows.len(), 2, "{rows:?}");
    assert_eq!(shown(asked("'Mina kostnader'!B:$D")), rows);
    assert_eq!(shown(asked("Mina kostnader!6:7")), rows);
    assert_eq!(shown(asked("Mina kostnader!7:7")), rows[1..]);
    for nothing in ["Mina kostnader!A:B", "Mina kostnader!8:9", "Mina kostnader!C", "Mina kostnader!7"] {
        assert!(asked(nothing).is_err(), "{nothing}");
    }
}

#[test]
fn a_table_is_known_by_its_name_and_by_that_of_its_sheet() {
    let table = asked("kostnader").unwrap();
    let entry = &table.entries[0];
    assert_eq!((entry.kind, entry.about.as_str()), (Kind::Sheet, "vad det kostade"));
    assert_eq!(entry.places[0].to_string(), "underlag.xlsx#'Mina kostnader'!C6:C7");
    assert_eq!(entry.used_by, ["berakning.summa", "sammanstallning.kostnader"]);
    assert_eq!(entry.rules, ["G10"]);
    let within: Vec<_> = entry.stands.iter().map(|stand| (stand.pages[0], stand.within.as_deref().unwrap())).collect();
    assert_eq!(within, [(1, "berakning.summa"), (2, "sammanstallning.kostnader")]);
    for same in ["Mina kostnader", "'Mina kostnader'", " mina  kostnader "] {
        assert_eq!(asked(same).unwrap().entries, table.entries, "{same}");
    }
    let column = &asked("kostnader.belopp").unwrap().entries[0];
    assert_eq!((column.kind, column.about.as_str()), (Kind::Column, "Belopp"));
    assert_eq!((&column.places, &column.used_by, &column.stands), (&entry.places, &entry.used_by, &entry.stands));
    assert!(asked("kostnader.post").is_err());
}

/// The name of a sheet may be a word of the pages too.
#[test]
fn words_that_a_sheet_is_called_by_are_told_after_it() {
    let mut record = record();
    record.tabeller[0].blad = "Kostar".to_owned();
    let kinds = |what: &str, page| {
        let question = Question { what: what.to_owned(), page, document: None };
        explain(&record, &question).unwrap().entries.iter().map(|entry| entry.kind).collect::<Vec<_>>()
    };
    assert_eq!(kinds("kostar", None), [Kind::Sheet, Kind::Typed]);
    assert_eq!(kinds("kostar", Some(1)), [Kind::Typed]);
}

/// Names of sheets as Excel and LibreOffice take them, with the signs that stand between a file, a sheet and its cells.
#[test]
fn names_of_sheets_may_have_any_sign() {
    for (blad, written) in [
        ("Kost!nader 2", vec!["'Kost!nader 2'", "Kost!nader 2", "underlag.xlsx#'Kost!nader 2'", "'kost!nader 2'"]),
        ("Kost#nader", vec!["'Kost#nader'", "Kost#nader", "underlag.xlsx#'Kost#nader'", "underlag.xlsx#Kost#nader"]),
        ("Åsa's blad", vec!["'Åsa''s blad'", "Åsa's blad", "underlag.xlsx#'Åsa''s blad'"]),
        ("a:b", vec!["'a:b'", "a:b", "'underlag.xlsx'#'a:b'"]),
        ("!", vec!["'!'", "!"]),
        ("C7", vec!["'C7'", "C7"]),
    ] {
        let mut record = record();
        let place = Place::Cells(CellPlace {
            file: "underlag.xlsx".into(),
            sheet: blad.into(),
            first: CellAddress::parse("C7").unwrap(),
            last: CellAddress::parse("C7").unwrap(),
        });
        record.tabeller[0].blad = blad.to_owned();
        record.uppgifter[0].platser = vec![Written(place.clone())];
        let ask = |what: &str| explain(&record, &Question { what: what.to_owned(), ..Question::default() });
        for sheet in &written {
            let one = ask(&format!("{sheet}!C7")).unwrap_or_else(|refusal| panic!("{sheet}: {refusal:?}"));
            assert_eq!((one.entries.len(), &one.entries[0].places), (1, &vec![place.clone()]), "{sheet}");
            assert_eq!(ask(&format!("{sheet}!B6:$C$9")).unwrap().entries.len(), 2, "{sheet}");
            assert_eq!(ask(&format!("{sheet}!7:7")).unwrap().entries.len(), 1, "{sheet}");
            assert!(ask(&format!("{sheet}!D7")).is_err(), "{sheet}");
        }
        // And the place as the answer has it is a question.
        assert_eq!(ask(&place.to_string()).unwrap().entries[0].places[0], place);
        assert_eq!(ask(&format!("'{}'", blad.replace('\'', "''"))).unwrap().entries[0].kind, Kind::Sheet);
    }
}

#[test]
fn a_line_of_a_template_file_tells_what_it_says_and_defines() {
    for same in ["hus/husstil.toml:29", "husstil.toml:29", "templates/hus/husstil.toml:29:11"] {
        assert_eq!(shown(asked(same)), ["Phrase hus/husstil.toml:29:11-25 [2]"], "{same}");
    }
    for line in [90, 93] {
        let answer = asked(&format!("arendetyp.toml:{line}")).unwrap();
        assert_eq!(answer.entries[0].name.as_deref(), Some("berakning.summa"));
    }
    assert_eq!(asked("sort/arendetyp.toml:44").unwrap().entries[0].kind, Kind::Sheet);
    for nothing in ["arendetyp.toml:89", "arendetyp.toml:94", "husstil.toml:28", "usstil.toml:29"] {
        assert!(asked(nothing).is_err(), "{nothing}");
    }
}

#[test]
fn a_line_tells_what_was_typed_and_referred_to_on_it() {
    assert_eq!(
        shown(asked("arende.toml:10")),
        [
            "Computed underlag.xlsx#'Mina kostnader'!C7 [1]",
            "Typed arende.toml:10:1-7 [1]",
            "Typed arende.toml:10:31-45 [1, 2]",
        ]
    );
    assert_eq!(asked("arende.toml:10:8").unwrap().entries, asked("arende.toml:10").unwrap().entries);
    assert!(matches!(asked("arende.toml:11"), Err(Refusal::Nothing(_))));
}

#[test]
fn what_is_not_known_has_the_nearest() {
    let near = |what: &str| match asked(what) {
        Err(Refusal::Nothing(problem)) => problem.arguments["forslag"].clone(),
        other => panic!("{other:?}"),
    };
    assert_eq!(near("berakning.suma"), "berakning.summa");
    assert_eq!(near("suma"), "summa");
    assert_eq!(near("Mina kostnadr!C7"), "'Mina kostnader'!C7");
    assert_eq!(near("kostnader.beloop"), "kostnader.belopp");
    assert_eq!(near("något helt annat"), "");
    let question = Question { what: "kr".to_owned(), document: Some("tjansteutlatand".to_owned()), page: None };
    assert!(
        matches!(explain(&record(), &question), Err(Refusal::Misasked(problem)) if problem.arguments["forslag"] == "tjansteutlatande")
    );
    assert!(matches!(on_page("kr", 3), Err(Refusal::Misasked(problem)) if problem.code == codes::PAGE_UNKNOWN));
    assert!(matches!(on_page("kr", 0), Err(Refusal::Misasked(_))));
    assert!(matches!(on_page("takt", 1), Err(Refusal::Nothing(_))));
    for nothing in ["", "  ", "!", "!C7", "a:", "#!A1", "''!A1"] {
        assert!(matches!(asked(nothing), Err(Refusal::Nothing(_))), "{nothing:?}");
    }
}

#[test]
fn nobody_reads_thousands_of_answers() {
    let mut record = record();
    let typed = |line: u32| TextEntry { rader: vec![(0, line, 1, 8)], ..record.dokument[0].texter[0].clone() };
    let many: Vec<TextEntry> = (100..2_100).map(typed).collect();
    let first = record.dokument[0].texter.len();
    let block = (0..many.len()).map(|number| vec![PageItem::Part(first + number, 0, 6)]).collect();
    record.dokument[0].texter.extend(many);
    record.dokument[0].sidor.push(block);
    let answer = explain(&record, &Question { what: "kostar".to_owned(), ..Question::default() }).unwrap();
    assert_eq!((answer.entries.len(), answer.entries.len() + answer.more), (MOST_ENTRIES, 2_001));
}

#[test]
fn a_broken_line_parts_words() {
    let with = |radbrytning: bool| {
        let mut record = record();
        let document = &mut record.dokument[0];
        document.texter[0].text = "kostar".to_owned();
        document.texter[1].radbrytning = radbrytning;
        let question = Question { what: "kostar 567".to_owned(), ..Question::default() };
        explain(&record, &question).is_ok()
    };
    assert!(with(true));
    assert!(!with(false));
}

#[test]
fn a_space_that_the_end_of_a_line_has_taken_parts_words() {
    let with = |between: &str| {
        let mut record = record();
        let document = &mut record.dokument[0];
        document.texter[0].text = "kostar".to_owned();
        document.texter[1].text = between.to_owned();
        document.texter[2].text = "Göteborg".to_owned();
        document.sidor[0] = vec![vec![PageItem::Part(0, 0, 6), PageItem::Part(2, 0, document.texter[2].text.len())]];
        explain(&record, &Question { what: "kostar Göteborg".to_owned(), ..Question::default() }).is_ok()
    };
    assert!(with(" "));
    assert!(!with("mer"));
}

/// What is no text of the case may stand close to it on the page: the colon after a label, the number of a table.
#[test]
fn marks_of_the_layout_stand_close_by_or_apart() {
    let mut record = record();
    record.dokument[0].sidor[0][0].insert(1, PageItem::Layout(":".to_owned()));
    record.dokument[0].sidor[0][1] = vec![PageItem::Layout("Tabell  8 .".to_owned()), PageItem::Part(5, 0, 8)];
    let ask = |what: &str| explain(&record, &Question { what: what.to_owned(), ..Question::default() });
    for same in ["kostar: 567 000 kr", "kostar : 567 000 kr", "Kostar:567 000 kr"] {
        assert_eq!(ask(same).unwrap().entries.len(), 2, "{same}");
    }
    assert_eq!(shown(ask("kostar:")), ["Typed arende.toml:10:1-7 [1]"]);
    for same in ["Tabell 8.", "tabell 8 .", "Tabell 8"] {
        assert_eq!(shown(ask(same)), ["Layout  [1]"], "{same}");
    }
    assert_eq!(ask("567000 kr").unwrap().entries, ask("567 000 kr").unwrap().entries);
    assert!(ask("kostar567").is_err());
}

/// A hyphen that was copied from a PDF is a hyphen.
#[test]
fn copied_hyphens_are_hyphens() {
    let mut record = record();
    record.dokument[0].texter[3].text = "2018-03-07".to_owned();
    record.dokument[0].sidor[1][1] = vec![PageItem::Part(3, 0, 10)];
    let ask = |what: &str| explain(&record, &Question { what: what.to_owned(), ..Question::default() });
    assert_eq!(ask("2018\u{ad}03\u{ad}07").unwrap().entries, ask("2018-03-07").unwrap().entries);
    for copied in ["Göte\u{ad}borg", "Göte-borg"] {
        assert_eq!(ask(copied).unwrap().entries, ask("Göteborg").unwrap().entries, "{copied}");
    }
}

/// A label and its value stand apart by what the layout puts between them, which no text has.
#[test]
fn a_space_of_the_layout_may_be_typed() {
    let mut record = record();
    record.dokument[0].avsnitt.clear();
    record.dokument[0].texter[0].text = "Utfärdat".to_owned();
    record.dokument[0].texter[0].rader = vec![(0, 10, 1, 9)];
    record.dokument[0].sidor[0][0] = vec![PageItem::Part(0, 0, 9), PageItem::Part(1, 0, 12)];
    let ask = |what: &str| explain(&record, &Question { what: what.to_owned(), ..Question::default() });
    assert_eq!(ask("Utfärdat 567 000 kr").unwrap().entries.len(), 2);
    assert_eq!(shown(ask("utfärdat")), ["Typed arende.toml:10:1-9 [1]"]);
}

/// A line that refers to what the case gives by its documents tells what the pages say of it.
#[test]
fn a_referred_name_is_what_the_pages_say() {
    let mut record = record();
    let referred = TextEntry {
        text: "bilaga\u{a0}1".to_owned(),
        slag: TextKind::Varde,
        namn: "bilaga.plan".to_owned(),
        referens: Some(Written("arende.toml:20:3-18".parse().unwrap())),
        ..TextEntry::default()
    };
    record.dokument[0].texter.push(referred);
    record.dokument[0].sidor[1].push(vec![PageItem::Part(6, 0, 9)]);
    let ask = |what: &str| explain(&record, &Question { what: what.to_owned(), ..Question::default() }).unwrap();
    assert_eq!(ask("arende.toml:20").entries[0].value.as_deref(), Some("bilaga\u{a0}1"));
    assert_eq!(ask("arende.toml:20").entries, ask("bilaga.plan").entries);
}
