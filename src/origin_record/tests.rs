use proptest::prelude::*;

use super::*;
use crate::place::{CellAddress, CellPlace};

fn any_text() -> impl Strategy<Value = String> {
    "[a-cå\"\\\\{}\u{a0}\n 0-9]{0,12}"
}

fn any_place() -> impl Strategy<Value = Written> {
    let name = || "[a-cå:#!' .]{0,6}".prop_map(std::sync::Arc::<str>::from);
    let address = || (0..99_u32, 0..99_u32).prop_map(|(row, column)| CellAddress { row, column });
    let text = (name(), 1..99_u32, 1..99_u32, 0..9_u32).prop_map(|(file, line, column, length)| {
        Place::Text(TextPlace { file, line, column, end_line: line, end_column: column + length })
    });
    let cells = (name(), name(), address(), address())
        .prop_map(|(file, sheet, first, last)| Place::Cells(CellPlace { file, sheet, first, last }));
    prop_oneof![name().prop_map(Place::File), text, cells].prop_map(Written)
}

fn any_kind() -> impl Strategy<Value = TextKind> {
    // Without a wildcard, so that a new kind is not forgotten here.
    let all = |kind: TextKind| match kind {
        TextKind::Skriven
        | TextKind::Varde
        | TextKind::Cell
        | TextKind::Fras
        | TextKind::Saknas
        | TextKind::Program
        | TextKind::Mall => kind,
    };
    use TextKind::{Cell, Fras, Mall, Program, Saknas, Skriven, Varde};
    prop::sample::select(vec![Skriven, Varde, Cell, Fras, Saknas, Program, Mall]).prop_map(all)
}

prop_compose! {
    fn any_entry()(
        (text, slag, namn, fil) in (any_text(), any_kind(), any_text(), any_text()),
        platser in prop::collection::vec(any_place(), 0..3),
        referens in prop::option::of(any_place()),
        filter in prop::collection::vec(any_text(), 0..3),
        (is_placed, radbrytning) in any::<(bool, bool)>(),
    ) -> TextEntry {
        let typ = if is_placed { vec![(7, 9, 0, text.len())] } else { Vec::new() };
        let rader = if is_placed { vec![(0, 3, 4, 9), (text.len(), 5, 1, 1)] } else { Vec::new() };
        TextEntry { rader, typ, text, slag, namn, fil, platser, radbrytning, referens, filter }
    }
}

prop_compose! {
    fn any_document()(
        (nyckel, fil, titel) in (any_text(), any_text(), any_text()),
        texter in prop::collection::vec(any_entry(), 1..4),
        words in any_text(),
        rubrik in any_text(),
    ) -> DocumentMap {
        let parts = texter.iter().enumerate().map(|(at, text)| PageItem::Part(at, 0, text.text.len()));
        let block: Vec<PageItem> = parts.collect();
        let own = vec![PageItem::Literal(0, words.clone()), PageItem::Layout(words)];
        let avsnitt = vec![(nyckel.clone(), rubrik, 0, texter.len())];
        DocumentMap { nyckel, fil, titel, avsnitt, texter, sidor: vec![vec![block, own], Vec::new(), vec![Vec::new()]] }
    }
}

prop_compose! {
    fn any_record()(
        (namn, forklaring) in (any_text(), any_text()),
        varde in prop::option::of(any_text()),
        uttryck in prop::option::of(any_text()),
        platser in prop::collection::vec(any_place(), 0..3),
        laser in prop::collection::vec(any_text(), 0..3),
        dokument in prop::collection::vec(any_document(), 0..3),
    ) -> OriginRecord {
        let table = KnownTable {
            namn: namn.clone(),
            fil: forklaring.clone(),
            blad: namn.clone(),
            kolumner: vec![(namn.clone(), forklaring.clone(), Some(2)), (namn.clone(), forklaring.clone(), None)],
            rader: vec![(2, vec![varde.clone(), None])],
            forklaring: namn.clone(),
            definition: platser.first().cloned(),
        };
        let (nyckel_fil, key, short) = (namn.clone(), forklaring.clone(), varde.clone());
        OriginRecord {
            format: FORMAT,
            regler: vec![KnownRule { kod: namn.clone(), laser: laser.clone() }],
            uppgifter: vec![KnownValue { namn, forklaring, varde, definition: platser.last().cloned(), platser, uttryck, laser }],
            tabeller: vec![table],
            filer: vec![KnownFile { fil: nyckel_fil, rader: 3, nycklar: vec![(key, 1, 2, short), ("a".to_owned(), 3, 3, None)] }],
            dokument,
        }
    }
}

proptest! {
    #[test]
    fn what_is_written_is_read(record in any_record()) {
        let text = record.to_json().unwrap();
        prop_assert_eq!(OriginRecord::read(&text).unwrap(), record);
        prop_assert!(serde_json::from_str::<serde_json::Value>(&text).is_ok());
    }
}

fn one_text() -> OriginRecord {
    let text = TextEntry { text: "åtta kr".to_owned(), ..TextEntry::default() };
    let sidor = vec![vec![vec![PageItem::Part(0, 0, 5)]]];
    let document = DocumentMap { texter: vec![text], sidor, ..DocumentMap::default() };
    OriginRecord { format: FORMAT, dokument: vec![document], ..OriginRecord::default() }
}

#[test]
fn a_page_is_a_line() {
    let text = one_text().to_json().unwrap();
    assert!(text.lines().any(|line| line == "[[[0,0,5]]]]}]}"), "{text}");
}

/// A record that leads nowhere would stop the program when it is asked.
#[test]
fn what_leads_nowhere_is_refused() {
    let refused = |change: &dyn Fn(&mut OriginRecord)| {
        let mut record = one_text();
        change(&mut record);
        OriginRecord::read(&record.to_json().unwrap()).is_err_and(|problem| problem.code == codes::ORIGINS_UNREAD)
    };
    assert!(!refused(&|_| {}));
    assert!(!refused(&|record| record.format = 1));
    assert!(refused(&|record| record.format = 0));
    assert!(refused(&|record| record.format = 3));
    for item in [PageItem::Part(1, 0, 0), PageItem::Part(0, 0, 99), PageItem::Part(0, 1, 2), PageItem::Part(0, 3, 2)] {
        assert!(refused(&|record| record.dokument[0].sidor[0][0][0] = item.clone()), "{item:?}");
    }
    assert!(refused(&|record| record.dokument[0].sidor[0][0][0] = PageItem::Literal(1, String::new())));
    assert!(refused(&|record| record.dokument[0].avsnitt.push((String::new(), String::new(), 1, 0))));
    assert!(refused(&|record| record.dokument[0].avsnitt.push((String::new(), String::new(), 0, 2))));
    assert!(refused(&|record| record.dokument[0].texter[0].rader.push((1, 1, 1, 2))));
    assert!(refused(&|record| record.dokument[0].texter[0].typ.push((0, 9, 0, 99))));
    assert!(OriginRecord::read("{}").is_err() && OriginRecord::read("").is_err());
    assert!(OriginRecord::read(&one_text().to_json().unwrap().replace("\"titel\"", "\"title\"")).is_err());
}

/// "ett två" of which a line ends after "ett", as `"""` folds it.
fn folded() -> TextEntry {
    let rader = vec![(0, 3, 5, 9), (4, 4, 1, 6)];
    TextEntry { text: "ett tvåa".to_owned(), fil: "arende.toml".to_owned(), rader, ..TextEntry::default() }
}

#[test]
fn characters_of_a_text_have_their_places() {
    let text = folded();
    let shown = |from, to| text.places(from, to).iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
    assert_eq!(shown(0, 3), "arende.toml:3:5-8");
    assert_eq!(shown(1, 2), "arende.toml:3:6-7");
    assert_eq!(shown(6, 8), "arende.toml:4:3-4");
    assert_eq!(shown(2, 8), "arende.toml:3:7-4:4");
    // The last letter was composed of two.
    assert_eq!(shown(6, 9), "arende.toml:4:3-6");
    assert_eq!(shown(2, 9), "arende.toml:3:7-4:6");
    assert_eq!(text.on_line("arende.toml", 4), Some(4..9));
    assert_eq!(text.on_line("arende.toml", 3), Some(0..4));
    assert_eq!(text.on_line("arende.toml", 5), None);
    assert_eq!(text.on_line("andra.toml", 4), None);
}
