//! The contract over pairs of generated cases, and over a case and itself with random edits of every kind.

use utlatande::diff::Side;
use utlatande::document::{Block, Body, Content, Inline, Section};
use utlatande::fact_record::FactRecord;
use utlatande::model::{Status, Value};
use utlatande::place::Place;
use utlatande::source_text::TypedText;

use super::{Files, compared, with_record};
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

#[test]
fn any_case_and_itself_edited_are_made_of_each_other() {
    let world = World::new();
    for seed in 0..12 {
        let files = files(&world, seed);
        let old: Side = with_record(&files, |_| {});
        for round in 0..4 {
            let mut random = Random::new(seed * 31 + round);
            let new = with_record(&files, |record| {
                for _ in 0..1 + random.below(6) {
                    edit(record, &mut random);
                }
            });
            compared(&old, &new);
        }
    }
}

fn edit(record: &mut FactRecord, random: &mut Random) {
    match random.below(8) {
        0 => edit_facts(record, random),
        1 | 2 => edit_table(record, random),
        3 => record.arende.status = Status::Antagen,
        4 if !record.dokument.is_empty() => {
            let (one, other) = (random.below(record.dokument.len()), random.below(record.dokument.len()));
            record.dokument.swap(one, other);
            if random.chance(30) {
                record.dokument.pop();
            }
        }
        5 => {
            record.anmarkningar.pop();
            record.anmarkningar.reverse();
        }
        _ => edit_document(record, random),
    }
}

fn edit_facts(record: &mut FactRecord, random: &mut Random) {
    let names: Vec<String> = record.fakta.keys().cloned().collect();
    let name = &names[random.below(names.len())];
    match record.fakta.get_mut(name).unwrap() {
        Some(fact) if random.chance(70) => fact.value = Value::Integer(random.below(9) as i64),
        fact => *fact = None,
    }
}

fn edit_table(record: &mut FactRecord, random: &mut Random) {
    let names: Vec<String> = record.tabeller.keys().cloned().collect();
    let table = record.tabeller.get_mut(&names[random.below(names.len())]).unwrap();
    if table.rader.is_empty() {
        return;
    }
    let (one, other) = (random.below(table.rader.len()), random.below(table.rader.len()));
    match random.below(6) {
        0 => table.rader.swap(one, other),
        1 => drop(table.rader.remove(one)),
        2 => table.rader.insert(other, table.rader[one].clone()),
        3 => table.rader.reverse(),
        4 => {
            let column = random.below(table.kolumner.len());
            table.kolumner[column].namn = format!("ny{}", random.below(3));
        }
        _ => {
            let column = random.below(table.kolumner.len());
            table.rader[one][column] = random.chance(50).then(|| Value::Text(format!("värde {}", random.below(9))));
        }
    }
    table.radnummer = (1..=table.rader.len() as u32).collect();
}

fn edit_document(record: &mut FactRecord, random: &mut Random) {
    let index = random.below(record.dokument.len());
    let sections = match &mut record.dokument[index].body {
        Body::Report(report) => &mut report.sections,
        Body::Steering(steering) => &mut steering.sections,
        Body::Sheet(sheet) => {
            sheet.sha256 = format!("{}", random.below(9));
            return;
        }
    };
    if sections.is_empty() {
        return;
    }
    let (one, other) = (random.below(sections.len()), random.below(sections.len()));
    match random.below(6) {
        0 => sections.swap(one, other),
        1 => drop(sections.remove(one)),
        2 => sections[one].heading = vec![typed("En annan rubrik")],
        3 => move_block(sections, one, other, random),
        _ => edit_blocks(&mut sections[one], random),
    }
}

fn typed(text: &str) -> Inline {
    Inline::Text(TypedText::Whole(text.to_owned(), Place::File("arende.toml".into())))
}

fn move_block(sections: &mut [Section], one: usize, other: usize, random: &mut Random) {
    let Content::Blocks(blocks) = &mut sections[one].content else { return };
    if blocks.is_empty() {
        return;
    }
    let block = blocks.remove(random.below(blocks.len()));
    if let Content::Blocks(blocks) = &mut sections[other].content {
        let at = random.below(blocks.len() + 1);
        blocks.insert(at, block);
    }
}

fn edit_blocks(section: &mut Section, random: &mut Random) {
    match &mut section.content {
        Content::Blocks(blocks) if !blocks.is_empty() => {
            let at = random.below(blocks.len());
            match &mut blocks[at] {
                Block::Paragraph(line) => edit_line(line, random),
                Block::List { items, .. } => items.reverse(),
                Block::Table(table) => table.rows.reverse(),
                block => *block = Block::Paragraph(vec![typed("Ett nytt stycke om något helt annat.")]),
            }
            if random.chance(20) {
                let block = blocks[at].clone();
                blocks.push(block);
            }
        }
        Content::Decisions { points, .. } => points.reverse(),
        Content::Signatures(people) => drop(people.pop()),
        _ => {}
    }
}

fn edit_line(line: &mut Vec<Inline>, random: &mut Random) {
    let at = random.below(line.len() + 1);
    match random.below(3) {
        0 => line.insert(at, typed(" något tillagt ")),
        1 if !line.is_empty() => drop(line.remove(at.min(line.len() - 1))),
        _ => line.push(Inline::Strong(vec![typed("fet")])),
    }
}
