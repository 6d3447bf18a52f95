use std::collections::BTreeMap;

use super::*;
use crate::source::Source;

/// What is wrong with the built-in folders when texts in them are changed: code and place.
fn told(changes: &[(&str, &str, &str)]) -> Vec<String> {
    let source = builtin::source();
    let mut files = BTreeMap::new();
    for folder in source.folders_in("").unwrap() {
        for path in source.files_below(&folder).unwrap() {
            let bytes = source.read(&path, u64::MAX).unwrap();
            files.insert(path, bytes);
        }
    }
    for (path, from, to) in changes {
        let text = String::from_utf8(files[*path].to_vec()).unwrap();
        assert!(text.contains(from), "{path} has {from}");
        files.insert((*path).to_owned(), text.replacen(from, to, 1).into());
    }
    let source = TemplateSource::only(Source::memory("templates", files));
    let place = Place::File(Arc::from("arende.toml"));
    match load(&source, ("goteborg", &place), ("medlemskap", &place)) {
        Ok(_) => Vec::new(),
        Err(problems) => {
            let start = |place: &Place| place.to_string().split('-').next().unwrap_or_default().to_owned();
            problems.iter().map(|problem| format!("{} {}", problem.code.shown(), start(&problem.places[0]))).collect()
        }
    }
}

#[test]
fn an_unknown_format_is_told_at_its_line_and_nothing_else_of_the_file() {
    for (path, line) in [
        ("goteborg/husstil.toml", 3),
        ("medlemskap/arendetyp.toml", 0),
        ("sprak/sv/sprak.toml", 2),
        ("sprak/sv/granskning.toml", 2),
    ] {
        let text = String::from_utf8(builtin::source().read(path, u64::MAX).unwrap().to_vec()).unwrap();
        let line = if line > 0 { line } else { 1 + text.lines().position(|line| line == "format = 1").unwrap() };
        let expected = format!("M10 {path}:{line}:10");
        for new in ["format = 2\n", "format = 2\nnyckel_fran_framtiden = true\n", "format = 0\n"] {
            assert_eq!(told(&[(path, "format = 1\n", new)]), [expected.as_str()], "{new}");
        }
    }
}

/// An old folder says no version of `dok`, and is of the first.
#[test]
fn an_unknown_version_of_dok_is_told_at_its_line_and_nothing_else_of_the_file() {
    let house = "goteborg/husstil.toml";
    let with = |version: &str| format!("format = 1\n{version}\n");
    for version in ["dok = 2", "dok = 0", "dok = -1", "dok = 9999999999"] {
        let other = (house, "I {organ}:", "I {organet}:");
        assert_eq!(told(&[(house, "format = 1\n", &with(version)), other]), [format!("M10 {house}:4:7")], "{version}");
    }
    assert_eq!(told(&[(house, "format = 1\n", &with("dok = \"1\""))]), [format!("M02 {house}:4:7")]);
    assert!(told(&[(house, "format = 1\n", &with("dok = 1"))]).is_empty());
}

/// A reader stops at the first; the author learns of all at once, each at its table.
#[test]
fn every_key_that_is_missing_or_unknown_is_told() {
    let (house, kind) = ("goteborg/husstil.toml", "medlemskap/arendetyp.toml");
    let text = |path: &str| String::from_utf8(builtin::source().read(path, u64::MAX).unwrap().to_vec()).unwrap();
    let line = |path: &str, wanted: &str| 1 + text(path).lines().position(|line| line == wanted).unwrap();
    let labels = line(house, "[etiketter]");
    let phone = (house, "telefon = \"Telefon\"\n", "");
    let mail = (house, "epost = \"E-post\"\n", "");
    // What is misspelt is one fault.
    let adopts = (house, "antar = [", "antager = [");
    let at = 1 + text(house).lines().position(|line| line.starts_with("antar = [")).unwrap() - 2;
    let [missing, unknown] = [labels, at].map(|line| format!("M02 {house}:{line}:1"));
    assert_eq!(told(&[phone, mail, adopts]), [missing.clone(), missing, unknown]);
    let fact = "namn = \"forkortning\"\ntyp = \"text\"\n";
    let at = line(kind, "namn = \"forkortning\"") - 1;
    let lacking = format!("M02 {kind}:{at}:1");
    assert_eq!(told(&[(kind, fact, "")]), [lacking.clone(), lacking]);
}

/// Points that begin with their verbs have no words that they end with.
#[test]
fn the_form_of_the_points_says_which_words_they_need() {
    let house = "goteborg/husstil.toml";
    let without = [(house, "slut = [\n", "borjan = [\n"), (house, "foljs_av = [\n", "samordnar = [\n")];
    assert_eq!(told(&without).len(), 1, "a point that ends in its verb");
    let att = (house, "[granskningsord.beslut]\n", "[granskningsord.beslut]\nform = \"att\"\n");
    assert_eq!(told(&[without[0], without[1], att]), [""; 0]);
}

#[test]
fn a_language_that_is_not_there_is_told_where_it_is_named() {
    let sprak = |code: &str| {
        let line = format!("sprak = \"{code}\"");
        told(&[("goteborg/husstil.toml", "sprak = \"sv\"", &line)])
    };
    assert_eq!(sprak("nn"), ["M11 goteborg/husstil.toml:6:9"]);
    assert_eq!(sprak("../sprak/sv"), ["M11 goteborg/husstil.toml:6:9"]);
    assert_eq!(sprak(""), ["M11 goteborg/husstil.toml:6:9"]);
    assert!(told(&[("goteborg/husstil.toml", "sprak = \"sv\"\n", "")]).is_empty(), "Swedish where none is named");
}

#[test]
fn forms_have_the_places_that_are_filled_in() {
    let of = |from: &str, to: &str| told(&[("sprak/sv/sprak.toml", from, to)]);
    let line = |key: &str| {
        let text = String::from_utf8(builtin::source().read("sprak/sv/sprak.toml", 9_000).unwrap().to_vec()).unwrap();
        1 + text.lines().position(|line| line.starts_with(key)).unwrap()
    };
    let period = line("period =");
    assert_eq!(of("{fran}–{till}", "{fran}"), [format!("M13 sprak/sv/sprak.toml:{period}:10")]);
    assert_eq!(of("{fran}–{till}", "{fran}–{till}{vem}"), [format!("M12 sprak/sv/sprak.toml:{period}:10")]);
    assert!(of("datum = \"{dag}", "datum = \"{veckodag} {dag}").is_empty());
}

#[test]
fn a_house_has_its_own_words_instead_of_the_language_s() {
    let source = TemplateSource::default();
    let place = Place::File(Arc::from(""));
    let (husstil, arendetyp) = (("goteborg", &place), ("medlemskap", &place));
    let built_in = load(&source, husstil, arendetyp).unwrap();
    let own = "[ord]\nenheter = [\"daler\"]\n\n[talord]\nbelopp = []\nandel = []\nordningstal = [\"fyrste\"]\n";
    let text = format!("{}\n{own}", String::from_utf8(built_in.files["goteborg/husstil.toml"].to_vec()).unwrap());
    let mut files = built_in.files.clone();
    files.insert("goteborg/husstil.toml".to_owned(), text.into());
    let own = load(&TemplateSource::only(Source::memory("templates", files)), husstil, arendetyp).unwrap();
    let (words, others) = (&own.sprak.granskning, &built_in.sprak.granskning);
    assert_eq!(words.ord.enheter, ["daler"]);
    assert_eq!(words.talord.ordningstal, ["fyrste"]);
    assert_eq!(words.ord.platshallare, others.ord.platshallare);
    assert_eq!(words.hanvisning.lagar, others.hanvisning.lagar);
}

#[test]
fn patterns_and_placeholders_are_checked_at_their_lines() {
    let (house, kind) = ("goteborg/husstil.toml", "medlemskap/arendetyp.toml");
    let line = |path: &str, start: &str| {
        let text = String::from_utf8(builtin::source().read(path, u64::MAX).unwrap().to_vec()).unwrap();
        1 + text.lines().position(|line| line.starts_with(start)).unwrap()
    };
    for (path, from, to, code, start) in [
        (house, "monster = '^SLK", "monster = '(^SLK", "M02", "monster ="),
        (house, "I {organ}:", "I {organet}:", "M12", "beslut_ledtext ="),
        (house, "antog {beslut}", "antog {beslutet}", "M12", "atergivning_not ="),
        (kind, "'(?i)\\bhar i uppdrag\\b'", "'(?i)\\bhar i (uppdrag\\b'", "M02", "ansvar ="),
    ] {
        let found = told(&[(path, from, to)]);
        let expected = format!("{code} {path}:{}:", line(path, start));
        assert!(found.len() == 1 && found[0].starts_with(&expected), "{to}: {found:?}, expected {expected}");
    }
    assert!(told(&[(house, "I {organ}:", "{Organ}:")]).is_empty(), "a capital letter begins a sentence");
}

/// A name that stands twice, a placeholder that nothing fills and a name in a list over several lines: told once, at the line where
/// it was written.
#[test]
fn what_is_wrong_is_told_at_its_own_line() {
    let (house, kind) = ("goteborg/husstil.toml", "medlemskap/arendetyp.toml");
    for (path, from, to, code) in [
        (house, "inga särskilda aspekter", "inga {aspekter}", "M12"),
        (house, "\"Återgivning av\"", "\"Återgivning av {titel}\"", "M12"),
        (house, "{titel}, beslutad {datum}", "{titel}, beslutad {dag}", "M12"),
        (house, "Linjediagram. {rubrik}", "Linjediagram. {titel}", "M12"),
        (house, "\"Dokumentet föreslås upphöra att gälla.\"", "\"{dokument} upphör.\"", "M12"),
        (kind, "blad = \"År utan aktivitet\"", "blad = \"AKTIVITETER\"", "M02"),
        (kind, "rubrik = \"Tema\"", "rubrik = \"namn\"", "M02"),
        (kind, "namn = \"resultat\", rubrik", "namn = \"kalla\", rubrik", "M02"),
    ] {
        let text = String::from_utf8(builtin::source().read(path, u64::MAX).unwrap().to_vec()).unwrap();
        // The second of two names is the one that is told.
        let wrong = if to.contains("\"kalla\"") { "namn = \"kalla\", rubrik" } else { from };
        let line = 1 + text[..text.find(wrong).unwrap()].matches('\n').count();
        let found = told(&[(path, from, to)]);
        let here = found.iter().filter(|told| told.starts_with(&format!("{code} {path}:{line}:"))).count();
        assert_eq!(here, 1, "{to}: {found:?}, expected line {line}");
    }
}

#[test]
fn a_name_in_a_list_over_lines_is_told_at_its_line() {
    let kind = "medlemskap/arendetyp.toml";
    let from = "kolumner = [\"ar\", \"namn\", \"typ\", \"form\", \"tema\"]";
    let found = told(&[(kind, from, "kolumner = [\n    \"ar\",\n    \"namnet\",\n    \"typ\",\n]")]);
    let text = String::from_utf8(builtin::source().read(kind, u64::MAX).unwrap().to_vec()).unwrap();
    let line = 3 + text[..text.find(from).unwrap()].matches('\n').count();
    assert_eq!(found, [format!("M02 {kind}:{line}:5")]);
}
