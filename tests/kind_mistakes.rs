//! Mistakes of who writes a kind of case or a house: each is told once, at its line, before a case is read.

mod blank;
mod given;
mod pairs;
mod unfit;

use std::fs;
use std::path::Path;

use crate::common::{Said, copy, program, put, repository, said, scratch};
use crate::kinds::{TEMPLATES, lay_out};

/// A mistake in the ärendetyp: the text that is changed, what it becomes, and what is told at its line.
const MISTAKES: [(&str, &str, &str); 53] = [
    ("uttryck = \"rad.forslag - rad.nu\"", "uttryck = \"rad.forslag - rad.nuvarande\"", "`rad.nuvarande` är okänt"),
    ("rad.okning | andel(rad.nu)", "rad.okning | summan(rad.nu)", "namnet `summan` är okänt"),
    ("rad.okning | andel(rad.nu)", "rad.okning_procent", "cirkel: avgifter.okning_procent, avgifter.okning_procent"),
    (
        "andel(berakning.alla_avgifter)",
        "andel(berakning.storsta_del)",
        "cirkel: avgifter.del_av_alla, storsta_del, avgifter.del_av_alla",
    ),
    ("nyckel = [\"nr\"]", "nyckel = \"nr\"", "värdet är av fel typ; här ska stå en lista"),
    ("cykel_ar = 1", "cykel_ar = \"ett\"", "värdet är av fel typ; här ska stå ett heltal utan citattecken"),
    ("ar = \"giltig_ar\"", "ar = \"namnd\"", "värdet går inte att använda"),
    ("cykel_ar = 1", "intervall_ar = \"giltig_ar\"", "värdet går inte att använda"),
    ("nyckel = [\"nr\"]", "nyckel = [\"del_av_alla\"]", "namnet `del_av_alla` är okänt"),
    ("visas_om = \"jamforelse | length", "visas_om = \"jamforelser | length", "namnet `jamforelser` är okänt"),
    ("visas_om = \"fakta.index.arlig\"", "visas_om = \"fakta.index.arligen\"", "`fakta.index.arligen` är okänt"),
    ("overtas_fran = \"timavgift.foreslagen\"", "overtas_fran = \"timavgift.ny\"", "namnet `timavgift.ny` är okänt"),
    ("varden_fran = \"avgifter.nr\"", "varden_fran = \"avgifter.nummer\"", "namnet `avgifter.nummer` är okänt"),
    ("nyckel = [\"ar\", \"post\"]", "nyckel = [\"ar\", \"slag\"]", "namnet `slag` är okänt"),
    ("kalla = \"ekonomi\"", "kalla = \"ekonomin\"", "namnet `ekonomin` är okänt"),
    ("varde = \"belopp\"", "varde = \"post\"", "`post` är inget som går att summera"),
    ("kolumn = \"nr\"", "kolumn = \"kommun\"", "`kommun` kan inte stå över kolumnerna i en korstabell"),
    ("sammanstallning = \"ar_per_post\"", "sammanstallning = \"ar_per_pst\"", "namnet `ar_per_pst` är okänt"),
    ("sammanstallning = \"arenden\"", "sammanstallning = \"per_enhet\"", "figuren blandar enheter: belopp, andel"),
    ("om = \"berakning.hojning\"", "om = \"berakning.hojningen\"", "namnet `berakning.hojningen` är okänt"),
    ("dokument = [\"tjansteutlatande\"]", "dokument = [\"utlatande\"]", "namnet `utlatande` är okänt"),
    ("under = \"beskrivning\"", "under = \"beskrivningen\"", "namnet `beskrivningen` är okänt"),
    ("kod = \"TX03\"", "kod = \"TX01\"", "`TX01` finns två gånger"),
    ("median('timmar')", "median('tjanst')", "`tjanst` är inget som går att summera"),
    ("median('timmar')", "median('timme')", "namnet `timme` är okänt"),
    ("okad(fakta.index.procent)", "okad(fakta.index.procnt)", "namnet `fakta.index.procnt` är okänt"),
    ("avrundad_upp(fakta.avrundning)", "avrunda(fakta.avrundning)", "namnet `avrunda` är okänt"),
    ("andel(berakning.kostnad)", "andel(berakning.tackningsgrad)", "i en cirkel: tackningsgrad, tackningsgrad"),
    ("villkor = \"fakta.giltig_fran > arende.utfardat\"", "villkor = \"fakta.giltig_fran > (\"", "det är felskrivet"),
    ("rad.timmar is none", "rad.timme is none", "namnet `rad.timme` är okänt"),
    ("varde = \"fakta.avrundning\"", "varde = \"fakta.avrundningen\"", "namnet `fakta.avrundningen` är okänt"),
    ("rad.post != \\\"avgifter\\\"", "rad.poster != \\\"avgifter\\\"", "namnet `rad.poster` är okänt"),
    ("kod = \"TX03\"", "kod = \"G01\"", "`G01` är redan en av programmets egna koder"),
    ("kod = \"TX03\"", "kod = \"W12\"", "`W12` är redan en av programmets egna koder"),
    (
        "rad.post != \\\"avgifter\\\"",
        "rad.post != \\\"avgiften\\\"",
        "`avgiften` är inget av de värden som kan stå där",
    ),
    (
        "slag = \"lista\"\nkalla = \"avgifter\"\nkolumner = [",
        "slag = \"punktlista\"\nkalla = \"avgifter\"\nkolumner = [",
        "en punktlista visar en enda kolumn",
    ),
    ("kolumn = \"nr\"", "kolumn = \"nr\"\ndelsummor = true", "`delsummor` har ingen verkan"),
    ("avgifter | summa('forslag')", "[fakta.avrundning, fakta.intakt.foreslagen] | summa", "olika enheter"),
    (
        "selectattr('post', 'eq', 'avgifter')",
        "selectattr('post', 'eq', 'avgiften')",
        "`avgiften` är inget av de värden",
    ),
    (
        "villkor = \"fakta.giltig_fran > arende.utfardat\"",
        "villkor = \"fakta.giltig_fran == 2025\"",
        "`2025` är inget av de värden",
    ),
    ("monster = [\"höjs med {}\"", "monster = [\"höjs med\"", "i `höjs med` ska `{}` stå en gång"),
    ("{{ fakta.namnd | versal }}", "{{ fakta.namnd | versalt }}", "`versalt`"),
    ("{{ fakta.index.namn }}", "{{ fakta.index }}", "`fakta.index`"),
    (
        "rad.nu is none or rad.forslag is none",
        "rad.moms == 'ja' or rad.forslag is none",
        "typen janej jämförs med `ja`",
    ),
    ("or fakta.index.arlig", "or fakta.index.arlig == 1", "typen janej jämförs med `1`"),
    (
        "rad.nu is none or rad.forslag is none",
        "rad.moms in ['ja'] or rad.forslag is none",
        "typen janej jämförs med `ja`",
    ),
    (
        "villkor = \"fakta.giltig_fran > arende.utfardat\"",
        "villkor = \"fakta.giltig_fran > fakta.giltig_ar\"",
        "olika typer jämförs: datum, ar",
    ),
    (
        "villkor = \"fakta.giltig_fran > arende.utfardat\"",
        "villkor = \"fakta.giltig_fran > 'i går'\"",
        "`i går` är inget av de värden",
    ),
    (
        "rad.okning | andel(rad.nu)",
        "rad.okning | andel(fakta.index.procent)",
        "olika enheter läggs ihop eller jämförs: belopp, andel",
    ),
    ("rad.forslag - rad.nu\"", "rad.forslag - fakta.giltig_ar\"", "olika enheter läggs ihop eller jämförs: belopp, ar"),
    (
        "okad(fakta.index.procent)",
        "okad(fakta.index.procnet)",
        "`fakta.index.procnet` är okänt; menas `fakta.index.procent`?",
    ),
    ("median('timmar')", "median('timar')", "namnet `timar` är okänt; menas `timmar`?"),
    ("version = \"1.0\"", "version = \"1.0\"\negennamn = [\"fakta.ingen\"]", "namnet `fakta.ingen` är okänt"),
];

fn every_mistake() -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
    MISTAKES.into_iter().chain(unfit::MISTAKES).chain(given::MISTAKES).chain(blank::MISTAKES).chain(pairs::MISTAKES)
}

#[test]
fn what_an_arendetyp_may_say_is_not_told() {
    let scratch = scratch();
    let text = fs::read_to_string(repository(TEMPLATES).join("taxa/arendetyp.toml")).unwrap();
    let case = lay_out("taxa", scratch.path(), |_| {});
    for (at, (from, to)) in given::RIGHT.into_iter().enumerate() {
        let templates = scratch.path().join(format!("mallar-{at}"));
        let changed = text.replacen(from, to, 1);
        assert_ne!(changed, text, "{from} is gone");
        put(&templates.join("taxa/arendetyp.toml"), changed.as_bytes());
        let said = check(&templates, &case);
        assert!(!format!("{}{}", said.out, said.err).contains("arendetyp.toml:"), "{to}: {said:?}");
    }
}

#[test]
fn a_mistake_in_an_arendetyp_is_told_at_its_line_before_a_case_is_read() {
    let scratch = scratch();
    let text = fs::read_to_string(repository(TEMPLATES).join("taxa/arendetyp.toml")).unwrap();
    let case = lay_out("taxa", scratch.path(), |_| {});
    for (at, (from, to, wanted)) in every_mistake().enumerate() {
        let position = text.find(from).unwrap_or_else(|| panic!("{from} is gone"));
        let line = 1 + text[..position].matches('\n').count() + to.matches('\n').count();
        let templates = scratch.path().join(format!("mallar-{at}"));
        put(&templates.join("taxa/arendetyp.toml"), text.replacen(from, to, 1).as_bytes());
        let said = said(program().args(["check", "--lang", "sv", "--templates"]).arg(&templates).arg(&case));
        let told = format!("{}{}", said.out, said.err).replace('\u{a0}', " ");
        assert!(said.code == 1 && told.contains(wanted), "{from}: {told}");
        assert!(told.contains(&format!("taxa/arendetyp.toml:{line}:")), "{from}, line {line}: {told}");
    }
}

/// The same in another kind: what is narrowed, named and said.
const SLIPS: [(&str, &str, &str); 42] = [
    ("typ = \"ar\"", "typ = \"år\"", "`år` är inget av de värden som kan stå där"),
    ("kravs = false", "kravs = \"nej\"", "här ska stå `true` eller `false`"),
    ("vid_uppfoljning = \"nytt\"", "vid_uppfoljning = \"ny\"", "`ny` är inget av de värden"),
    ("version = \"1.0\"", "version = \"1.0\"\nversion = \"1.1\"", "nyckeln `version` finns redan"),
    ("cykel_ar = 1", "cykel_ar = 0", "värdet går inte att använda"),
    ("cykel_ar = 1", "cykel_ar = -1", "värdet går inte att använda"),
    ("typ = \"ar\"", "typ = \"ar\"\nminst = 2020", "`minst` har ingen verkan när `typ` är `ar`"),
    ("typ = \"ar\"", "typ = \"ar\"\ndecimaler = 1", "`decimaler` har ingen verkan när `typ` är `ar`"),
    ("typ = \"ar\"", "typ = \"ar\"\nvarden = [\"2025\"]", "`varden` har ingen verkan när `typ` är `ar`"),
    ("typ = \"ar\"", "typ = \"ar\"\nkanns_igen = \"namn\"", "`kanns_igen` har ingen verkan när `typ` är `ar`"),
    ("typ = \"text\"", "typ = \"text\"\nminst = 1", "`minst` har ingen verkan när `typ` är `text`"),
    ("typ = \"heltal\"\nminst = 1", "typ = \"heltal\"\nminst = 1.5", "värdet går inte att använda"),
    (
        "rubrik = \"Nr\", typ = \"heltal\", minst = 1",
        "rubrik = \"Nr\", typ = \"heltal\", decimaler = 1",
        "`decimaler` har ingen verkan när `typ` är `heltal`",
    ),
    (
        "rubrik = \"Risk\", typ = \"text\"",
        "rubrik = \"Risk\", typ = \"text\", varden = [\"hot\"]",
        "`varden` har ingen verkan när `typ` är `text`",
    ),
    ("typ = \"andel\"\nuttryck", "typ = \"andel\"\ndecimaler = 12\nuttryck", "värdet går inte att använda"),
    (
        "[\"varje månad\", \"varje kvartal\", \"en gång\"]",
        "[\"varje månad\", \"varje månad\", \"varje kvartal\", \"en gång\"]",
        "`varje månad` finns två gånger",
    ),
    (
        "[\"nr\", \"risk\", \"s\", \"k\", \"riskvarde\"]",
        "[\"nr\", \"risk\", \"s\", \"s\", \"riskvarde\"]",
        "`s` finns två gånger",
    ),
    ("nyckel = [\"nr\"]", "nyckel = [\"nr\", \"nr\"]", "`nr` finns två gånger"),
    (
        "[[fakta]]\nnamn = \"riskgrans\"",
        "[[fakta]]\nnamn = \"forra\"\ntyp = \"text\"\nkravs = false\nforklaring = \"x\"\n\n[[fakta]]\nnamn = \"riskgrans\"",
        "`forra` är både en uppgift och en grupp",
    ),
    (
        "[[fakta]]\nnamn = \"riskgrans\"",
        "[[fakta]]\nnamn = \"övrigt\"\ntyp = \"text\"\nkravs = false\nforklaring = \"x\"\n\n[[fakta]]\nnamn = \"riskgrans\"",
        "`övrigt` kan inte vara ett namn",
    ),
    ("namn = \"andel_utan\"", "namn = \"andel-utan\"", "`andel-utan` kan inte vara ett namn"),
    ("namn = \"matris\"", "namn = \"2matris\"", "`2matris` kan inte vara ett namn"),
    ("namn = \"utfall\"", "namn = \"utfall.process\"", "`utfall.process` kan inte vara ett namn"),
    ("nyckel = \"resultatet\"", "nyckel = \"resultat et\"", "`resultat et` kan inte vara ett namn"),
    ("nyckel = \"resultatbilaga\"", "nyckel = \"resultat.bilaga\"", "`resultat.bilaga` kan inte vara ett namn"),
    (
        "[[tabell]]\nnamn = \"risker\"",
        "[[tabell]]\nnamn = \"rad\"\nblad = \"Rad\"\nkravs = false\nforklaring = \"x\"\nkolumner = [{ namn = \"x\", rubrik = \"X\", typ = \"text\", forklaring = \"x\" }]\n\n[[tabell]]\nnamn = \"risker\"",
        "`rad` betyder något annat i uttryck",
    ),
    ("kod = \"IK01\"", "kod = \"IK 01\"", "`IK 01` kan inte vara en kod"),
    ("kod = \"IK01\"", "kod = \"\"", "`` kan inte vara en kod"),
    ("blad = \"Kontrollmoment\"", "blad = \"Kontroll/moment\"", "ett blad kan inte heta `Kontroll/moment`"),
    ("blad = \"Kontrollmoment\"", "blad = \"Kontrollmoment i den nya planen för året\"", "ett blad kan inte heta"),
    ("rubrik = \"Risk nr\"", "rubrik = \"\"", "`rubrik` har ingen text"),
    ("forklaring = \"vad som kan hända\"", "forklaring = \" \"", "`forklaring` har ingen text"),
    ("forklaring = \"antal risker\"", "forklaring = \"\"", "`forklaring` har ingen text"),
    ("rubrik = \"Risker per process\"", "rubrik = \"\"", "`rubrik` har ingen text"),
    ("enhet = \"kontroller\"", "enhet = \"\"", "`enhet` har ingen text"),
    (
        "nar = \"fakta.avstatt.skal is none\"",
        "nar = \"fakta.avstatt is none\"",
        "`fakta.avstatt` är en grupp av uppgifter",
    ),
    ("rad.k <= 4\"", "rad.k <= fakta.forra\"", "`fakta.forra` är en grupp av uppgifter"),
    (
        "visas_om = \"kontrollerat | length > 0\"",
        "visas_om = \"not fakta.avstatt\"",
        "`fakta.avstatt` är en grupp av uppgifter",
    ),
    ("{arende} stod", "{ärende} stod", "platshållaren `{ärende}` fylls inte i här"),
    ("per_rad = { risk_nr = \"nr\" }", "per_rad = { risknr = \"nr\" }", "namnet `risknr` är okänt"),
    (
        "per_rad = { risk_nr = \"nr\" }",
        "per_rad = { risk_nr = \"riskvarde\" }",
        "`kontrollmoment.risk_nr` har värdena i `risker.nr` och är aldrig lika med `risker.riskvarde`",
    ),
    (
        "per_rad = { risk_nr = \"nr\" }",
        "per_rad = { hur_ofta = \"verksamhet\" }",
        "`kontrollmoment.hur_ofta` är aldrig lika med `risker.verksamhet`",
    ),
];

/// And in a house.
const HOUSES: [(&str, &str, &str); 8] = [
    ("sprak = \"sv\"", "sprak = \"se\"", "språket `se` finns inte"),
    (
        "beslut_ledtext = \"I {organ}:\"",
        "beslut_ledtext = \"I {organet}:\"",
        "platshållaren `{organet}` fylls inte i här",
    ),
    ("\"Utkast till {dokumenttyp}\"", "\"Utkast till {typ}\"", "platshållaren `{typ}` fylls inte i här"),
    ("inga_uppgifter =", "inga_uppgift =", "nyckeln `inga_uppgift` är okänd"),
    ("netto = \"netto\"", "netto = 5", "här ska stå en text inom citattecken"),
    ("[fraser]", "[fras]", "nyckeln `fras` är okänd"),
    ("familjer = [\"Libertinus Serif\", \"Noto Sans\"]", "familjer = \"Libertinus Serif\"", "här ska stå en lista"),
    ("tal_utan_plats = \"Alla tal", "tal_utan_plats = \"Alla {antal} tal", "platshållaren `{antal}` fylls inte i här"),
];

fn check(templates: &Path, case: &Path) -> Said {
    said(program().args(["check", "--lang", "sv", "--templates"]).arg(templates).arg(case))
}

/// Makes each slip in a file of template folders, and tells what is not told as it should be.
fn untold(folder: &Path, file: &str, case: &Path, slips: &[(&str, &str, &str)]) -> Vec<String> {
    let path = folder.join(file);
    let text = fs::read_to_string(&path).unwrap();
    let mut wrong = Vec::new();
    for (from, to, wanted) in slips {
        let changed = text.replacen(from, to, 1);
        assert_ne!(changed, text, "{from} is gone");
        put(&path, changed.as_bytes());
        let Said { code, out, err } = check(folder, case);
        let differs = text.bytes().zip(changed.bytes()).position(|(one, other)| one != other).unwrap();
        let (first, last) = (changed[..differs].matches('\n').count() + 1, to.matches('\n').count());
        let is_there = (first..=first + last).any(|line| out.contains(&format!("--> {file}:{line}:")));
        let is_once = out.contains("\n1 fel\n");
        if code != 1 || !is_there || !is_once || !out.replace('\u{a0}', " ").contains(wanted) {
            wrong.push(format!("{from} => {to}: {out}{err}"));
        }
    }
    put(&path, text.as_bytes());
    wrong
}

#[test]
fn a_slip_of_who_writes_a_kind_or_a_house_is_told_once_at_its_line() {
    let scratch = scratch();
    let templates = scratch.path().join("mallar");
    copy(&repository(TEMPLATES), &templates);
    copy(&repository("templates/goteborg"), &templates.join("goteborg"));
    let case = lay_out("internkontroll", scratch.path(), |_| {});
    assert_eq!(check(&templates, &case).code, 0);
    let mut wrong = untold(&templates, "internkontroll/arendetyp.toml", &case, &SLIPS);
    wrong.extend(untold(&templates, "goteborg/husstil.toml", &case, &HOUSES));
    wrong.extend(untold(&templates, "goteborg/husstil.toml", &case, &blank::HOUSES));
    wrong.extend(untold(&templates, "goteborg/husstil.toml", &case, &pairs::HOUSES));
    assert!(wrong.is_empty(), "{}: {}", wrong.len(), wrong.join("\n"));
    let house = templates.join("goteborg/husstil.toml");
    let text = fs::read_to_string(&house).unwrap();
    for (from, to) in blank::OF_LAYOUT {
        let changed = text.replacen(from, to, 1);
        assert_ne!(changed, text, "{from} is gone");
        put(&house, changed.as_bytes());
        let said = check(&templates, &case);
        assert!(!said.out.contains("husstil.toml:"), "{to}: {said:?}");
    }
}
