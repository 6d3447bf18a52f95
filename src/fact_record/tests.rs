//! What is written is read again: over records that hold every variant of everything.

use std::collections::BTreeSet;
use std::sync::Arc;

use proptest::collection::{btree_map, vec};
use proptest::option;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use rust_decimal::Decimal;

use super::*;
use crate::document::{
    Bar, Block, Body, Cell, ChartForm, Column, Content, FactInline, Field, FigureBlock, Gap, Inline, Phrase, Report,
    Section, Series, Sheet, Steering, TableBlock, Target,
};
use crate::limits;
use crate::model::{Month, Placed, Status, Value};
use crate::place::{CellAddress, CellPlace, Place};
use crate::place_text::Span;
use crate::recorded_text::RecordedText;
use crate::source_text::TypedText;

fn text() -> impl Strategy<Value = String> + Clone {
    "[a-zåö \"'\\\\:#!{}\\[\\]\n\u{a0}😀]{0,6}"
}

fn name() -> impl Strategy<Value = Arc<str>> + Clone {
    "[a-z:#!' .]{0,5}".prop_map(Arc::from)
}

fn place() -> impl Strategy<Value = Place> + Clone {
    let address = (0..999_u32, 0..999_u32).prop_map(|(row, column)| CellAddress { row, column });
    prop_oneof![
        name().prop_map(Place::File),
        (name(), any::<(u32, u32)>(), any::<(u32, u32)>()).prop_map(|(file, start, end)| Span { start, end }.of(&file)),
        (name(), name(), address.clone(), address).prop_map(|(file, sheet, first, last)| Place::Cells(CellPlace {
            file,
            sheet,
            first,
            last
        })),
    ]
    .boxed()
}

fn places() -> impl Strategy<Value = Vec<Place>> + Clone {
    vec(place(), 0..3).boxed()
}

fn placed<T: std::fmt::Debug>(value: impl Strategy<Value = T>) -> impl Strategy<Value = Placed<T>> {
    (value, places()).prop_map(|(value, places)| Placed { value, places })
}

fn typed() -> impl Strategy<Value = TypedText> {
    let characters = vec((any::<char>(), (1..3_u32, 1..9_u32)), 0..6);
    prop_oneof![
        (name(), characters, (1..3_u32, 1..9_u32)).prop_map(|(file, characters, end)| {
            // Some columns begin a character that takes several.
            let span =
                |(line, column): (u32, u32)| Span { start: (line, column), end: (line, column + column / 5 + 1) };
            let characters = characters.into_iter().map(|(character, at)| (character, span(at)));
            TypedText::Recorded(RecordedText::new(&file, characters, end))
        }),
        (text(), place()).prop_map(|(text, place)| TypedText::Whole(text, place)),
    ]
}

fn phrase() -> impl Strategy<Value = Phrase> + Clone {
    (text(), name(), name()).prop_map(|(text, file, key)| Phrase { text, file, key }).boxed()
}

/// Values whose sources are those of the fact of their name, and others.
fn fact() -> impl Strategy<Value = FactInline> {
    let name = prop::sample::select(vec!["fakta.a", "fakta.b", "berakning.a", "hus.kommun", "x"]);
    (name, text(), prop_oneof![Just(Vec::new()), places()], option::of(place())).prop_map(
        |(name, text, sources, place)| {
            let filters = if text.len() > 4 { vec!["kronor".to_owned()] } else { Vec::new() };
            FactInline { name: name.to_owned(), text, sources, place, filters }
        },
    )
}

fn inline() -> impl Strategy<Value = Inline> {
    let leaf = prop_oneof![
        typed().prop_map(Inline::Text),
        phrase().prop_map(Inline::Phrase),
        fact().prop_map(Inline::Fact),
        (text(), text()).prop_map(|(what, text)| Inline::Gap(Gap { what, text })),
        Just(Inline::Break),
    ];
    leaf.prop_recursive(3, 8, 3, |inner| {
        let some = vec(inner, 0..3);
        prop_oneof![
            some.clone().prop_map(Inline::Strong),
            some.clone().prop_map(Inline::Emphasis),
            (text(), some).prop_map(|(address, inner)| Inline::Link(address, inner)),
        ]
    })
}

fn line() -> impl Strategy<Value = Vec<Inline>> + Clone {
    vec(inline(), 0..3).boxed()
}

fn cell() -> impl Strategy<Value = Cell> + Clone {
    prop_oneof![
        (text(), places()).prop_map(|(text, places)| Cell::Value(text, places)),
        phrase().prop_map(Cell::Phrase)
    ]
    .boxed()
}

fn table() -> impl Strategy<Value = TableBlock> {
    let column = (cell(), any::<bool>()).prop_map(|(heading, numeric)| Column { heading, numeric });
    let rows = vec(vec(cell(), 0..3), 0..3);
    let marked = || vec(0..9_usize, 0..2);
    let all = (text(), line(), vec(column, 0..3), rows, any::<bool>(), any::<bool>(), marked(), marked(), places());
    all.prop_map(|(name, caption, columns, rows, sums, row_headings, subheadings, subtotals, sources)| TableBlock {
        name,
        caption,
        columns,
        rows,
        sums,
        row_headings,
        subheadings,
        subtotals,
        sources,
    })
}

fn figure() -> impl Strategy<Value = FigureBlock> {
    let bar = || (text(), cell()).prop_map(|(value, shown)| Bar { value, shown });
    let series = (cell(), vec(bar(), 0..3)).prop_map(|(name, numbers)| Series { name, numbers });
    let cells = || vec(cell(), 0..3);
    let target = option::of((phrase(), bar()).prop_map(|(name, number)| Target { name, number }));
    let forms = [ChartForm::Stacked, ChartForm::Grouped, ChartForm::Lines, ChartForm::Shares];
    let form = prop::sample::select(forms.to_vec());
    let all = (text(), line(), text(), phrase(), cells(), vec(series, 0..3), cells(), form, target, places());
    all.prop_map(|(name, caption, alternative, unit, categories, series, totals, form, target, sources)| FigureBlock {
        name,
        caption,
        alternative,
        unit,
        categories,
        series,
        totals,
        form,
        target,
        sources,
    })
}

fn block() -> impl Strategy<Value = Block> {
    let leaf = prop_oneof![
        line().prop_map(Block::Paragraph),
        (1..7_u8, line()).prop_map(|(level, content)| Block::Heading { level, content }),
        table().prop_map(Block::Table),
        figure().prop_map(Block::Figure),
    ];
    leaf.prop_recursive(3, 8, 3, |inner| {
        let items = vec(vec(inner.clone(), 0..3), 0..3);
        prop_oneof![
            (any::<bool>(), items).prop_map(|(ordered, items)| Block::List { ordered, items }),
            (text(), vec(inner, 0..3)).prop_map(|(name, content)| Block::Module(name, content)),
        ]
    })
}

/// Keys that come again, so that sections share their paths in `platser`.
fn key() -> impl Strategy<Value = String> + Clone {
    "[ab/.]{1,2}"
}

fn sections() -> impl Strategy<Value = Vec<Section>> {
    let content = prop_oneof![
        vec(block(), 0..3).prop_map(Content::Blocks),
        (line(), vec(line(), 0..3)).prop_map(|(lead, points)| Content::Decisions { lead, points }),
        vec(line(), 0..3).prop_map(Content::Attachments),
        vec((line(), line()), 0..3).prop_map(Content::Signatures),
    ];
    let section = (key(), 1..7_u8, line(), content, option::of(place()))
        .prop_map(|(key, level, heading, content, place)| Section { key, level, heading, content, place });
    vec(section, 0..3)
}

fn fields() -> impl Strategy<Value = Vec<Field>> + Clone {
    vec((phrase(), line()).prop_map(|(label, value)| Field { label, value }), 0..3).boxed()
}

fn document() -> impl Strategy<Value = Document> {
    let report = (fields(), fields(), sections())
        .prop_map(|(header, contact, sections)| Body::Report(Report { header, contact, sections }));
    let steering = (line(), line(), option::of(line()), fields(), sections(), sections()).prop_map(
        |(kind, label, note, cover, system, sections)| {
            Body::Steering(Steering { kind, label, note, cover, system, sections })
        },
    );
    let sheet =
        (text(), 0..99_usize, text()).prop_map(|(file, pages, sha256)| Body::Sheet(Sheet { file, pages, sha256 }));
    (key(), text(), option::of(1..9_usize), line(), prop_oneof![report, steering, sheet], any::<bool>())
        .prop_map(|(key, stem, number, title, body, frozen)| Document { key, stem, number, title, body, frozen })
}

fn date() -> impl Strategy<Value = chrono::NaiveDate> + Clone {
    (1..60_000).prop_map(|day| chrono::NaiveDate::from_num_days_from_ce_opt(700_000 + day).unwrap())
}

fn value() -> impl Strategy<Value = Value> + Clone {
    prop_oneof![
        text().prop_map(Value::Text),
        any::<i64>().prop_map(Value::Integer),
        (any::<i64>(), 0..3_u32).prop_map(|(number, scale)| Value::Amount(Decimal::new(number, scale))),
        date().prop_map(Value::Date),
        any::<i32>().prop_map(Value::Year),
        (-99..9999_i32, 1..13_u32).prop_map(|(year, month)| Value::Month(Month { year, month })),
        any::<i64>().prop_map(|number| Value::Share(number.into())),
        (any::<i64>(), 0..4_u32).prop_map(|(number, scale)| Value::Share(Decimal::new(number, scale))),
        (any::<i64>(), 0..4_u32).prop_map(|(number, scale)| Value::Decimal(Decimal::new(number, scale))),
        any::<bool>().prop_map(Value::Truth),
    ]
    .boxed()
}

fn table_record() -> impl Strategy<Value = TableRecord> {
    let column = (text(), option::of("[A-Z]{1,2}"), option::of(text()));
    let column = column.prop_map(|(namn, bokstav, uttryck)| ColumnRecord { namn, bokstav, uttryck });
    let rows = vec((vec(option::of(value()), 0..3), 0..9_u32), 0..5);
    (text(), text(), vec(column, 0..3), rows).prop_map(|(fil, blad, kolumner, rows)| {
        let (rader, radnummer) = rows.into_iter().unzip();
        TableRecord { fil, blad, kolumner, rader, radnummer }
    })
}

fn finding() -> impl Strategy<Value = FindingRecord> {
    let gravity = prop::sample::select(vec![GravityRecord::Fel, GravityRecord::Varning]);
    let arguments = btree_map(key(), text(), 0..3);
    (text(), text(), gravity, any::<bool>(), arguments, text(), option::of(text()), places()).prop_map(
        |(kod, meddelande, allvar, stoppar, argument, text, tips, platser)| FindingRecord {
            kod,
            meddelande,
            allvar,
            stoppar,
            argument,
            text,
            tips,
            platser,
        },
    )
}

fn case() -> impl Strategy<Value = CaseRecord> {
    let status = prop::sample::select(Status::ALL.to_vec());
    (text(), status, option::of(placed(text())), option::of(placed(date())))
        .prop_map(|(mapp, status, arendenummer, utfardat)| CaseRecord { mapp, status, arendenummer, utfardat })
}

fn previous() -> impl Strategy<Value = PreviousRecord> {
    let answer = (text(), placed(text())).prop_map(|(fraga, svar)| AnswerRecord { fraga, svar });
    (placed(text()), vec(answer, 0..3)).prop_map(|(arende, fragor)| PreviousRecord { arende, fragor })
}

fn record() -> impl Strategy<Value = FactRecord> {
    let folder = || (text(), text()).prop_map(|(namn, version)| FolderRecord { namn, version });
    let computed = (option::of(placed(value())), text(), vec(text(), 0..3))
        .prop_map(|(varde, uttryck, laser)| ComputedRecord { varde, uttryck, laser });
    let waived = (text(), text(), text(), finding()).prop_map(|(kod, om, skal, anmarkning)| WaivedRecord {
        kod,
        om,
        skal,
        anmarkning,
    });
    let head = (case(), folder(), folder(), option::of(previous()));
    let values = (
        btree_map("[ab]", option::of(placed(value())), 0..4),
        btree_map("[ab]", computed, 0..3),
        btree_map(key(), table_record(), 0..3),
    );
    (head, values, vec(document(), 0..3), vec(finding(), 0..3), vec(waived, 0..2)).prop_map(
        |((arende, husstil, arendetyp, foregaende), (fakta, berakning, tabeller), dokument, anmarkningar, undantag)| {
            let platser = Places::new();
            FactRecord {
                format: FORMAT,
                arende,
                husstil,
                arendetyp,
                foregaende,
                fakta,
                berakning,
                tabeller,
                dokument,
                anmarkningar,
                undantag,
                platser,
            }
        },
    )
}

proptest! {
    #[test]
    fn what_is_written_is_read_again(record in record()) {
        let written = record.written().unwrap();
        let read = FactRecord::read(&written);
        prop_assert_eq!(read.as_ref(), Ok(&record));
        prop_assert_eq!(read.unwrap().written().unwrap(), written);
    }
}

/// Every variant of what a record holds, by name. A new one does not compile until it is here, and fails until it is generated.
const VARIANTS: &[&str] = &[
    "rapport",
    "styrdokument",
    "pdfblad",
    "block",
    "beslut",
    "bilagor",
    "underskrifter",
    "stycke",
    "lista",
    "rubrik",
    "tabell",
    "figur",
    "textmodul",
    "text",
    "fras",
    "fet",
    "kursiv",
    "lank",
    "radbrytning",
    "varde",
    "saknas",
    "cell",
    "cellfras",
    "runs",
    "whole",
    "text-värde",
    "heltal",
    "decimal",
    "janej",
    "belopp",
    "datum",
    "ar",
    "manad",
    "andel",
    "fil",
    "spann",
    "celler",
    "egna källor",
    "andra källor",
];

/// The names of the variants that a record has.
#[derive(Default)]
struct Seen(BTreeSet<&'static str>);

impl Seen {
    fn record(&mut self, record: &FactRecord) {
        for fact in record.fakta.values().flatten() {
            self.value(&fact.value);
            fact.places.iter().for_each(|place| self.place(place));
        }
        for document in &record.dokument {
            self.line(&document.title, record);
            self.0.insert(match &document.body {
                Body::Report(_) => "rapport",
                Body::Steering(_) => "styrdokument",
                Body::Sheet(_) => "pdfblad",
            });
            for section in document.sections().into_iter().flatten() {
                self.content(&section.content, record);
            }
        }
    }

    fn value(&mut self, value: &Value) {
        self.0.insert(match value {
            Value::Text(_) => "text-värde",
            Value::Integer(_) => "heltal",
            Value::Amount(_) => "belopp",
            Value::Date(_) => "datum",
            Value::Year(_) => "ar",
            Value::Month(_) => "manad",
            Value::Share(_) => "andel",
            Value::Decimal(_) => "decimal",
            Value::Truth(_) => "janej",
        });
    }

    fn place(&mut self, place: &Place) {
        self.0.insert(match place {
            Place::File(_) => "fil",
            Place::Text(_) => "spann",
            Place::Cells(_) => "celler",
        });
    }

    fn content(&mut self, content: &Content, record: &FactRecord) {
        let name = match content {
            Content::Blocks(blocks) => {
                blocks.iter().for_each(|block| self.block(block, record));
                "block"
            }
            Content::Decisions { .. } => "beslut",
            Content::Attachments(_) => "bilagor",
            Content::Signatures(_) => "underskrifter",
        };
        self.0.insert(name);
    }

    fn block(&mut self, block: &Block, record: &FactRecord) {
        let name = match block {
            Block::Paragraph(content) => {
                self.line(content, record);
                "stycke"
            }
            Block::List { items, .. } => {
                items.iter().flatten().for_each(|block| self.block(block, record));
                "lista"
            }
            Block::Heading { .. } => "rubrik",
            Block::Table(table) => {
                table.rows.iter().flatten().for_each(|cell| {
                    self.0.insert(match cell {
                        Cell::Value(..) => "cell",
                        Cell::Phrase(_) => "cellfras",
                    });
                });
                "tabell"
            }
            Block::Figure(_) => "figur",
            Block::Picture(_) => "bild",
            Block::Module(_, content) => {
                content.iter().for_each(|block| self.block(block, record));
                "textmodul"
            }
        };
        self.0.insert(name);
    }

    fn line(&mut self, line: &[Inline], record: &FactRecord) {
        for inline in line {
            let name = match inline {
                Inline::Text(TypedText::Whole(..)) => "whole",
                Inline::Text(TypedText::Recorded(_)) => "runs",
                Inline::Text(TypedText::File(_)) => unreachable!("a record has no files"),
                Inline::Phrase(_) => "fras",
                Inline::Strong(inner) => {
                    self.line(inner, record);
                    "fet"
                }
                Inline::Emphasis(inner) => {
                    self.line(inner, record);
                    "kursiv"
                }
                Inline::Link(_, inner) => {
                    self.line(inner, record);
                    "lank"
                }
                Inline::Break => "radbrytning",
                Inline::Fact(fact) => {
                    let own = fact.name.strip_prefix("fakta.").and_then(|name| record.fakta.get(name)?.as_ref());
                    let is_own = own.is_some_and(|own| own.places == fact.sources);
                    self.0.insert(if is_own { "egna källor" } else { "andra källor" });
                    "varde"
                }
                Inline::Gap(_) => "saknas",
            };
            self.0.insert(name);
            self.0.extend(matches!(inline, Inline::Text(_)).then_some("text"));
        }
    }
}

#[test]
fn the_records_that_are_tried_have_every_variant() {
    let mut runner = TestRunner::deterministic();
    let mut seen = Seen::default();
    for _ in 0..512 {
        seen.record(&record().new_tree(&mut runner).unwrap().current());
    }
    assert_eq!(seen.0, VARIANTS.iter().copied().collect());
}

/// As deep as prose can be: JSON is read to a depth of 128.
#[test]
fn what_stands_as_deep_as_it_can_is_read() {
    let mut line = vec![Inline::Gap(Gap { what: "x".to_owned(), text: "[x]".to_owned() })];
    for _ in 0..limits::EMPHASIS_DEPTH {
        line = vec![Inline::Link("x".to_owned(), line)];
    }
    let mut block = Block::Paragraph(line);
    for module in 0..=limits::MODULE_DEPTH {
        if module > 0 {
            block = Block::Module("m".to_owned(), vec![block]);
        }
        for _ in 0..limits::LIST_DEPTH {
            block = Block::List { ordered: true, items: vec![vec![block]] };
        }
    }
    let mut record = record().new_tree(&mut TestRunner::deterministic()).unwrap().current();
    let section = Section {
        key: "a".to_owned(),
        level: 2,
        heading: Vec::new(),
        content: Content::Blocks(vec![block]),
        place: None,
    };
    let body = Body::Report(Report { header: Vec::new(), contact: Vec::new(), sections: vec![section] });
    record.dokument = vec![Document {
        key: "a".to_owned(),
        stem: "a".to_owned(),
        number: None,
        title: Vec::new(),
        body,
        frozen: false,
    }];
    assert_eq!(FactRecord::read(&record.written().unwrap()), Ok(record));
}

/// A gap of the format before this one is read as it was printed then.
#[test]
fn a_gap_of_the_former_format_reads_as_it_was_printed() {
    let mut record = record().new_tree(&mut TestRunner::deterministic()).unwrap().current();
    let gap = Gap { what: "titel".to_owned(), text: "[saknas: titel]".to_owned() };
    let title = vec![Inline::Gap(gap)];
    let body = Body::Report(Report { header: Vec::new(), contact: Vec::new(), sections: Vec::new() });
    let (key, stem) = ("a".to_owned(), "a".to_owned());
    record.dokument = vec![Document { key, stem, number: None, title, body, frozen: false }];
    let written = record.written().unwrap();
    let now = r#"{"saknas": {"vad": "titel", "text": "[saknas: titel]"}}"#;
    assert!(written.contains(now), "{written}");
    let former = written.replace(now, r#"{"saknas": "titel"}"#).replace(r#""format": 3"#, r#""format": 2"#);
    assert_eq!(FactRecord::read(&former), Ok(record));
}

/// A place more or less is told with its path, and a record of another format as that.
#[test]
fn what_is_not_whole_is_refused() {
    let mut runner = TestRunner::deterministic();
    let mut record = record().new_tree(&mut runner).unwrap().current();
    record.fakta.insert("pris".to_owned(), Some(Placed::new(Value::Year(2025), Place::File("x".into()))));
    let written = record.written().unwrap();
    let refused = |from: &str, to: &str| {
        assert!(written.contains(from), "{from}: {written}");
        FactRecord::read(&written.replacen(from, to, 1)).unwrap_err()
    };
    let platser = Unread::Malformed("platser: fakta.pris".to_owned());
    assert_eq!(refused(r#""fakta.pris": [["x"]]"#, r#""fakta.pris": []"#), platser);
    assert_eq!(refused(r#""fakta.pris": [["x"]]"#, r#""fakta.pris": [["x"], ["x"]]"#), platser);
    assert_eq!(refused(r#""fakta.pris": [["x"]]"#, r#""fakta.pris": [["x:1"]]"#), platser);
    assert_eq!(refused(r#""format": 3"#, r#""format": 1"#), Unread::Old(1));
    assert_eq!(refused(r#""format": 3"#, r#""format": 4"#), Unread::New(4));
    assert!(matches!(refused(r#""mapp""#, r#""mappen""#), Unread::Malformed(_)));
    let old = include_str!("../../tests/fixtures/utdata-0.1.0/fakta.json");
    assert_eq!(FactRecord::read(old), Err(Unread::Old(1)));
}
