//! The contract over pairs of generated cases, and over a case and itself with random edits of every kind. By hand it is of more:
//! `UTLATANDE_CASES=120 cargo test --release --test all diff::contract`.

use std::collections::BTreeSet;

use utlatande::diff::Side;
use utlatande::document::{Block, Body, Content, Inline, Section};
use utlatande::fact_record::{ColumnRecord, FactRecord, TableRecord};
use utlatande::model::{Status, Value};
use utlatande::place::Place;
use utlatande::source_text::TypedText;

use super::{Files, compared, with_record};
use crate::generated::number;
use crate::generator::random::Random;
use crate::generator::{World, generate};

fn files(world: &World, seed: u64) -> Files {
    generate(world, seed).files.into_iter().map(|(name, bytes)| (name, bytes.into())).collect()
}

#[test]
fn any_two_cases_are_made_of_each_other() {
    let world = World::new();
    for seed in 0..6 {
        let side = |seed| with_record(&files(&world, seed), |_| {});
        compared(&side(seed), &side(seed + 100));
    }
}

/// What can be edited in a record. Whoever adds a part to it adds it here: no `match` below has a wildcard.
#[derive(Debug, Clone, Copy)]
enum Part {
    Head,
    Facts,
    Computed,
    Table(TablePart),
    Documents,
    Sections(SectionPart),
    Findings,
    Waivers,
}

#[derive(Debug, Clone, Copy)]
enum TablePart {
    Swapped,
    Removed,
    Doubled,
    Reversed,
    Cell,
    Renamed,
    ColumnMoved,
    ColumnAdded,
    ColumnRemoved,
}

#[derive(Debug, Clone, Copy)]
enum SectionPart {
    Swapped,
    Removed,
    Heading,
    BlockMoved,
    Content,
}

const PARTS: [Part; 20] = [
    Part::Head,
    Part::Facts,
    Part::Computed,
    Part::Table(TablePart::Swapped),
    Part::Table(TablePart::Removed),
    Part::Table(TablePart::Doubled),
    Part::Table(TablePart::Reversed),
    Part::Table(TablePart::Cell),
    Part::Table(TablePart::Renamed),
    Part::Table(TablePart::ColumnMoved),
    Part::Table(TablePart::ColumnAdded),
    Part::Table(TablePart::ColumnRemoved),
    Part::Documents,
    Part::Sections(SectionPart::Swapped),
    Part::Sections(SectionPart::Removed),
    Part::Sections(SectionPart::Heading),
    Part::Sections(SectionPart::BlockMoved),
    Part::Sections(SectionPart::Content),
    Part::Findings,
    Part::Waivers,
];

/// What edits have been made of, all of which must be.
const MADE: [&str; 17] = [
    "pdf",
    "rubrik",
    "block",
    "beslut",
    "bilagor",
    "underskrifter",
    "stycke",
    "mellanrubrik",
    "lista",
    "tabell",
    "figur",
    "textmodul",
    "text",
    "fet",
    "lank",
    "tabellkolumn",
    "rad",
];

/// Makes edits at random, and knows which were made.
struct Editor {
    random: Random,
    made: BTreeSet<&'static str>,
}

#[test]
fn any_case_and_itself_edited_are_made_of_each_other() {
    let world = World::new();
    let count = number("UTLATANDE_CASES").unwrap_or(12);
    let mut made = BTreeSet::new();
    let mut unchanged: Vec<Part> = PARTS.to_vec();
    for seed in 0..count {
        let files = files(&world, seed);
        let old: Side = with_record(&files, |_| {});
        for round in 0..4_usize {
            let mut editor = Editor { random: Random::new(seed * 31 + round as u64), made: BTreeSet::new() };
            let first = (seed as usize * 4 + round) % PARTS.len();
            let new = with_record(&files, |record| {
                let before = record.clone();
                editor.edit(record, PARTS[first]);
                if *record != before {
                    unchanged.retain(|part| format!("{part:?}") != format!("{:?}", PARTS[first]));
                }
                for _ in 0..editor.random.below(6) {
                    let part = *editor.random.pick(&PARTS);
                    editor.edit(record, part);
                }
            });
            compared(&old, &new);
            made.append(&mut editor.made);
        }
    }
    assert!(unchanged.is_empty(), "no edit changed {unchanged:?}");
    let missing: Vec<&str> = MADE.into_iter().filter(|part| !made.contains(part)).collect();
    assert!(missing.is_empty(), "no edit was made of {missing:?}");
}

impl Editor {
    fn edit(&mut self, record: &mut FactRecord, part: Part) {
        match part {
            Part::Head => record.arende.status = Status::Antagen,
            Part::Facts => {
                let names: Vec<String> = record.fakta.keys().cloned().collect();
                let name = self.random.pick(&names);
                match record.fakta.get_mut(name).unwrap() {
                    Some(fact) if self.random.chance(70) => fact.value = Value::Integer(self.random.below(9) as i64),
                    fact => *fact = None,
                }
            }
            Part::Computed => {
                for computed in record.berakning.values_mut() {
                    let Some(value) = &mut computed.varde else { continue };
                    value.value = Value::Integer(4_711);
                }
            }
            Part::Table(part) => {
                let names: Vec<String> = record.tabeller.keys().cloned().collect();
                let filled: Vec<&String> = names.iter().filter(|name| record.tabeller[*name].rader.len() > 1).collect();
                let Some(name) = filled.get(self.random.below(filled.len().max(1))) else { return };
                let table = record.tabeller.get_mut(*name).unwrap();
                self.table(table, part);
                table.radnummer = (1..=table.rader.len() as u32).collect();
            }
            Part::Documents => {
                let last = record.dokument.len() - 1;
                let (one, other) = (self.random.below(last + 1), last);
                record.dokument.swap(one, other);
                if self.random.chance(30) {
                    record.dokument.pop();
                }
            }
            Part::Sections(part) => self.document(record, part),
            Part::Findings => {
                record.anmarkningar.pop();
                record.anmarkningar.reverse();
            }
            Part::Waivers => match record.undantag.first_mut() {
                Some(waiver) => waiver.skal.push('!'),
                None => drop(record.anmarkningar.pop()),
            },
        }
    }

    fn table(&mut self, table: &mut TableRecord, part: TablePart) {
        let (one, other) = (self.random.below(table.rader.len()), self.random.below(table.rader.len()));
        let column = self.random.below(table.kolumner.len());
        self.made.insert(match part {
            TablePart::Swapped | TablePart::Removed | TablePart::Doubled | TablePart::Reversed | TablePart::Cell => {
                "rad"
            }
            TablePart::Renamed | TablePart::ColumnMoved | TablePart::ColumnAdded | TablePart::ColumnRemoved => {
                "tabellkolumn"
            }
        });
        match part {
            TablePart::Swapped => table.rader.swap(one, other),
            TablePart::Removed => drop(table.rader.remove(one)),
            TablePart::Doubled => table.rader.insert(other, table.rader[one].clone()),
            TablePart::Reversed => table.rader.reverse(),
            TablePart::Cell => {
                let text = format!("värde {}", self.random.below(9));
                table.rader[one][column] = self.random.chance(50).then_some(Value::Text(text));
            }
            TablePart::Renamed => table.kolumner[column].namn = format!("ny{}", self.random.below(3)),
            TablePart::ColumnMoved => {
                table.kolumner.swap(0, column);
                table.rader.iter_mut().for_each(|row| row.swap(0, column));
            }
            TablePart::ColumnAdded => {
                let added = ColumnRecord { namn: "tillagd".to_owned(), bokstav: Some("Z".to_owned()), uttryck: None };
                table.kolumner.insert(column, added);
                table.rader.iter_mut().for_each(|row| row.insert(column, Some(Value::Text("x".to_owned()))));
            }
            TablePart::ColumnRemoved => {
                table.kolumner.remove(column);
                table.rader.iter_mut().for_each(|row| drop(row.remove(column)));
            }
        }
    }

    fn document(&mut self, record: &mut FactRecord, part: SectionPart) {
        let index = self.random.below(record.dokument.len());
        let sections = match &mut record.dokument[index].body {
            Body::Report(report) => &mut report.sections,
            Body::Steering(steering) => &mut steering.sections,
            Body::Sheet(sheet) => {
                self.made.insert("pdf");
                sheet.sha256 = format!("{}", self.random.below(9));
                return;
            }
        };
        if sections.is_empty() {
            return;
        }
        let (one, other) = (self.random.below(sections.len()), self.random.below(sections.len()));
        match part {
            SectionPart::Swapped => sections.swap(one, other),
            SectionPart::Removed => drop(sections.remove(one)),
            SectionPart::Heading => {
                self.made.insert("rubrik");
                sections[one].heading = vec![typed("En annan rubrik")];
            }
            SectionPart::BlockMoved => self.move_block(sections, one, other),
            // All of them, so that each kind of content comes.
            SectionPart::Content => sections.iter_mut().for_each(|section| self.content(section)),
        }
    }

    fn move_block(&mut self, sections: &mut [Section], one: usize, other: usize) {
        let Content::Blocks(blocks) = &mut sections[one].content else { return };
        if blocks.is_empty() {
            return;
        }
        let block = blocks.remove(self.random.below(blocks.len()));
        if let Content::Blocks(blocks) = &mut sections[other].content {
            let at = self.random.below(blocks.len() + 1);
            blocks.insert(at, block);
        }
    }

    fn content(&mut self, section: &mut Section) {
        let made = match &mut section.content {
            Content::Blocks(blocks) => {
                for block in &mut *blocks {
                    if self.random.chance(30) {
                        self.block(block);
                    }
                }
                if self.random.chance(20) && !blocks.is_empty() {
                    blocks.push(blocks[0].clone());
                }
                "block"
            }
            Content::Decisions { points, .. } => {
                points.reverse();
                "beslut"
            }
            Content::Attachments(titles) => {
                titles.reverse();
                "bilagor"
            }
            Content::Signatures(people) => {
                people.pop();
                "underskrifter"
            }
        };
        self.made.insert(made);
    }

    fn block(&mut self, block: &mut Block) {
        let made = match block {
            Block::Paragraph(line) => {
                self.line(line);
                "stycke"
            }
            Block::Heading { content, .. } => {
                self.line(content);
                "mellanrubrik"
            }
            Block::List { items, ordered } => {
                items.reverse();
                *ordered = !*ordered;
                "lista"
            }
            Block::Table(table) => {
                table.rows.reverse();
                "tabell"
            }
            Block::Figure(figure) => {
                figure.caption.push(typed(" till"));
                "figur"
            }
            Block::Picture(picture) => {
                picture.caption.push(typed(" till"));
                "bild"
            }
            Block::Module(_, blocks) => {
                blocks.iter_mut().for_each(|block| self.block(block));
                "textmodul"
            }
        };
        self.made.insert(made);
    }

    fn line(&mut self, line: &mut Vec<Inline>) {
        let at = self.random.below(line.len() + 1);
        let (kind, inline) = match self.random.below(4) {
            0 => ("text", typed(" något tillagt ")),
            1 => ("fet", Inline::Strong(vec![typed("fet")])),
            2 => ("lank", Inline::Link("https://example.se".to_owned(), vec![typed("länk")])),
            _ => {
                line.truncate(at);
                return;
            }
        };
        self.made.insert(kind);
        line.insert(at, inline);
    }
}

fn typed(text: &str) -> Inline {
    Inline::Text(TypedText::Whole(text.to_owned(), Place::File("arende.toml".into())))
}
