//! Every text of the template files that names something is told at its line when the name is wrong, before a case is read:
//! each is changed alone, in a house style, in kinds of case and in the language. What may say anything is listed, with why.

use std::collections::BTreeMap;
use std::ops::Range;

use bytes::Bytes;
use rayon::prelude::*;
use toml::Spanned;
use toml::de::{DeTable, DeValue};
use utlatande::assemble;
use utlatande::place::Place;
use utlatande::source::Source;
use utlatande::templates::TemplateSource;

use crate::common::{repository, tree};

/// What is written in the place of a name: one that there is not, a pattern that is none, a placeholder or a reference that
/// nothing fills.
#[derive(Clone, Copy, PartialEq)]
enum Wrong {
    Name,
    Pattern,
    Placeholder,
    Reference,
}

impl Wrong {
    fn text(self) -> &'static str {
        match self {
            Self::Name => "zzz_fel",
            Self::Pattern => "(zzz",
            Self::Placeholder => "{zzz}",
            Self::Reference => "{{ zzz.fel }}",
        }
    }
}

/// Texts that are wrong in another way than a name is. A step `*` stands for any, and a last `**` for all that follow.
const OTHERS: [(&str, Wrong); 39] = [
    ("arendenummer.monster", Wrong::Pattern),
    ("fraser.*", Wrong::Placeholder),
    ("omprovning.tid[]", Wrong::Pattern),
    ("omprovning.ansvar[]", Wrong::Pattern),
    ("uppfoljning.loften[]", Wrong::Pattern),
    ("uppfoljning.tidsbundet[].monster", Wrong::Pattern),
    ("fakta[].monster", Wrong::Pattern),
    ("fakta[].exempel", Wrong::Name),
    ("uppfoljning.fraga", Wrong::Placeholder),
    ("regel[].prov[].meddelande_sv", Wrong::Placeholder),
    ("regel[].prov[].meddelande_en", Wrong::Placeholder),
    ("regel[].prov[].tips_sv", Wrong::Placeholder),
    ("regel[].prov[].tips_en", Wrong::Placeholder),
    ("tjansteutlatande[].rubrik", Wrong::Reference),
    ("styrdokument[].rubrik", Wrong::Reference),
    ("ram.*.avsnitt[].rubrik", Wrong::Reference),
    ("styrsystem[].rubrik", Wrong::Reference),
    ("styrsystem[].text", Wrong::Reference),
    ("dokument[].avsnitt[].rubrik", Wrong::Reference),
    ("dokument[].avsnitt[].innehall", Wrong::Reference),
    ("dokument[].organ", Wrong::Reference),
    ("beslutspunkt[].text", Wrong::Reference),
    ("beslutspunkt[].text_subjekt", Wrong::Reference),
    ("beslutspunkt[].text_att", Wrong::Reference),
    ("beslutspunkt[].organ", Wrong::Reference),
    ("sammanstallning[].rubrik", Wrong::Reference),
    ("sammanstallning[].rubriker[]", Wrong::Reference),
    ("sammanstallning[].kolumner[].rubrik", Wrong::Reference),
    ("figur[].rubrik", Wrong::Reference),
    ("figur[].enhet", Wrong::Reference),
    ("figur[].mallinje.rubrik", Wrong::Reference),
    ("tabell[].blad", Wrong::Reference),
    ("tabell[].kolumner[].rubrik", Wrong::Reference),
    ("etiketter.*", Wrong::Reference),
    ("forsattsblad.rader[].etikett", Wrong::Reference),
    ("ram.*.forsattsblad[].etikett", Wrong::Reference),
    ("hus.kommun", Wrong::Reference),
    ("hus.kontor", Wrong::Reference),
    ("beslutspunkt[].namn", Wrong::Reference),
];

/// A name where it is given: what names it is told where it does.
const GIVEN: &str = "it gives a name";
/// Words for readers, of documents or of messages.
const WORDS: &str = "it is words";
/// Words that the review looks for.
const SOUGHT: &str = "it is a word that texts may have";

/// Texts that may say anything, each with the reason.
const FREE: [(&str, &str); 44] = [
    ("version", "it is the author's own"),
    ("beskrivning", WORDS),
    ("arkiv.*", "names and numbers that the archive knows"),
    ("hus.kommun#", GIVEN),
    ("hus.kontor#", GIVEN),
    ("term[].**", SOUGHT),
    ("granskningsord.beslut.slut[]", SOUGHT),
    ("granskningsord.beslut.foljs_av[]", SOUGHT),
    ("granskningsord.beslut.antar[]", SOUGHT),
    ("granskningsord.beslut.upphaver[]", SOUGHT),
    ("granskningsord.beslut.bisats[]", SOUGHT),
    ("tjansteutlatande[].nyckel", GIVEN),
    ("styrdokument[].nyckel", GIVEN),
    ("forsattsblad.rader[].nyckel", GIVEN),
    ("ram.*#", GIVEN),
    ("ram.*.avsnitt[].nyckel", GIVEN),
    ("ram.*.forsattsblad[].nyckel", GIVEN),
    ("fakta[].namn", GIVEN),
    ("fakta[].forklaring", WORDS),
    ("fakta[].varden[]", GIVEN),
    ("tabell[].namn", GIVEN),
    ("tabell[].forklaring", WORDS),
    ("tabell[].kolumner[].namn", GIVEN),
    ("tabell[].kolumner[].forklaring", WORDS),
    ("tabell[].kolumner[].varden[]", GIVEN),
    ("berakning[].namn", GIVEN),
    ("berakning[].forklaring", WORDS),
    ("sammanstallning[].namn", GIVEN),
    ("figur[].namn", GIVEN),
    ("dokument[].nyckel", GIVEN),
    ("dokument[].avsnitt[].nyckel", GIVEN),
    ("regel[].kod", GIVEN),
    ("regel[].regel_sv", WORDS),
    ("regel[].regel_en", WORDS),
    ("regel[].varfor_sv", WORDS),
    ("regel[].varfor_en", WORDS),
    ("regel[].fel", WORDS),
    ("regel[].ratt", WORDS),
    ("regel[].prov[].varden.*#", GIVEN),
    ("utsaga[].sammanhang[]", SOUGHT),
    ("periodnamn.fore[]", SOUGHT),
    ("periodnamn.inom[]", SOUGHT),
    ("omprovning.tomma[]", SOUGHT),
    ("uppfoljning.tidsbundet[].skal", WORDS),
];

fn matches(pattern: &str, way: &str) -> bool {
    let (mut pattern, mut way) = (pattern.split('.'), way.split('.'));
    loop {
        match (pattern.next(), way.next()) {
            (None, None) => return true,
            (Some("**"), _) => return true,
            (Some(step), Some(own)) if step == own || (step == "*" && !own.ends_with('#')) => {}
            (Some("*#"), Some(own)) if own.ends_with('#') => {}
            _ => return false,
        }
    }
}

/// A text of a file, or a key of the author's own: the way to it, and where it stands.
type Text = (String, Range<usize>);

fn texts(value: &Spanned<DeValue<'_>>, way: &str, found: &mut Vec<Text>) {
    match value.get_ref() {
        DeValue::String(_) => found.push((way.to_owned(), value.span())),
        DeValue::Array(items) => items.iter().for_each(|item| texts(item, &format!("{way}[]"), found)),
        DeValue::Table(table) => {
            for (key, inner) in table.iter() {
                found.push((format!("{way}.{}#", key.get_ref()), key.span()));
                texts(inner, &format!("{way}.{}", key.get_ref()), found);
            }
        }
        _ => {}
    }
}

/// In ordinary runs only the first and the last text of each way, all of them where the environment says so.
#[allow(clippy::disallowed_methods, reason = "tests are at the edge")]
fn ordinary(all: Vec<Text>) -> Vec<Text> {
    if std::env::var("UTLATANDE_SLIPS").is_ok() {
        return all;
    }
    let mut of_way: BTreeMap<String, Vec<Text>> = BTreeMap::new();
    for text in all {
        of_way.entry(text.0.clone()).or_default().push(text);
    }
    let ends = of_way.into_values().flat_map(|mut texts| texts.pop().into_iter().chain(texts.into_iter().next()));
    ends.collect()
}

#[test]
fn every_name_is_told_at_its_line() {
    let mut files: BTreeMap<String, Bytes> = BTreeMap::new();
    for folder in ["templates", "tests/kinds/mallar"] {
        files.extend(tree(&repository(folder)).into_iter().map(|(path, bytes)| (path, bytes.into())));
    }
    let mut wrong: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (path, kind) in [
        ("goteborg/husstil.toml", "medlemskap"),
        ("medlemskap/arendetyp.toml", "medlemskap"),
        ("taxa/arendetyp.toml", "taxa"),
        ("program/arendetyp.toml", "program"),
    ] {
        let text = String::from_utf8(files[path].to_vec()).unwrap();
        let mut found = Vec::new();
        for (key, value) in DeTable::parse(&text).unwrap().get_ref().iter() {
            texts(value, key.get_ref(), &mut found);
        }
        let found = ordinary(found);
        let results: Vec<(String, String)> = found
            .par_iter()
            .filter(|(way, _)| !FREE.iter().any(|(free, _)| matches(free, way)))
            .filter_map(|(way, span)| {
                let kind_of_wrong = OTHERS.iter().find(|(own, _)| matches(own, way)).map_or(Wrong::Name, |(_, w)| *w);
                let new = if way.ends_with('#') { "zzz_fel".to_owned() } else { format!("'{}'", kind_of_wrong.text()) };
                let changed = format!("{}{new}{}", &text[..span.start], &text[span.end..]);
                let line = 1 + text[..span.start].matches('\n').count();
                let mut files = files.clone();
                files.insert(path.to_owned(), changed.into());
                let case =
                    format!("husstil = \"goteborg\"\narendetyp = \"{kind}\"\nstatus = \"slutlig\"\nformat = 1\n");
                let case = Source::memory("fall", BTreeMap::from([("arende.toml".to_owned(), case.into())]));
                let source = TemplateSource::only(Source::memory("mallar", files));
                let problems = assemble::check(&case, &source).diagnostics;
                let told: Vec<String> = problems
                    .iter()
                    .filter(|d| d.places.iter().any(|p| &**p.file() == path))
                    .map(|d| format!("{} {:?}", d.code.name(), d.places.first().map(ToString::to_string)))
                    .collect();
                let at_line = problems.iter().filter(|d| {
                    d.places.iter().any(|p| matches!(p, Place::Text(p) if &*p.file == path && p.line as usize == line))
                });
                match at_line.count() {
                    1 => None,
                    count => Some((format!("{path} {way}"), format!("line {line}: {count} of {told:?}"))),
                }
            })
            .collect();
        for (way, told) in results {
            wrong.entry(way).or_default().push(told);
        }
    }
    for (way, told) in &wrong {
        eprintln!("{way}: {} e.g. {}", told.len(), told[0].chars().take(300).collect::<String>());
    }
    assert!(wrong.is_empty(), "{} ways", wrong.len());
}
