//! What the package says of itself, in Swedish, for whoever opens it without knowing the program.

use super::facts::{Decision, Facts};
use super::spec::Spec;
use super::tree::{Item, Role};
use crate::console;
use crate::explain::{Question, explain};
use crate::manifest::{VERSION, typst_version};
use crate::model::Value;
use crate::origin_record::OriginRecord;
use crate::review::Waived;
use crate::understand::Understood;

/// The file's name in the package.
pub(super) const FILE: &str = "documentation/las-mig.txt";

/// What the package is, how it is verified without the program, and where its figures come from.
pub(super) fn text(
    facts: &Facts,
    spec: Spec,
    items: &[Item],
    understood: &Understood,
    origins: &OriginRecord,
    waived: &[Waived],
) -> String {
    let parts = [
        what(facts, spec),
        documents(facts),
        contents(items),
        verifying(facts),
        replaying(understood, facts),
        origin(understood, origins),
        waivers(waived),
    ];
    parts.join("\n")
}

fn heading(title: &str) -> String {
    format!("{title}\n{}\n\n", "=".repeat(title.chars().count()))
}

fn what(facts: &Facts, spec: Spec) -> String {
    let Facts { objid, number, title, archivist, class, disposal, date, issued, decisions, .. } = facts;
    let line = |made: &Decision| format!("Beslut:            {} {} § {}\n", made.body, made.date, made.paragraph);
    let decided = match decisions.as_slice() {
        [] => "Beslut:            inte fattat när paketet gjordes\n".to_owned(),
        made => made.iter().map(line).collect(),
    };
    format!(
        "{}Ärende:            {number}\nTitel:             {title}\nArkivbildare:      {} ({})\n\
         Utfärdat:          {issued}\n{decided}Klassificering:    {class}\nGallring:          {disposal}\nPaketerat:         {date}\n\n\
         Det här är ett arkivpaket (SIP): handlingarna i ett kommunalt ärende som PDF/A, tillsammans med allt som de är\n\
         gjorda av. Paketet följer FGS Paketstruktur 2.0 (E-ARK CSIP och SIP {}), FGS Ärendehantering 2.0 (ERMS.xml) och\n\
         PREMIS 3.0, och ligger i ett omslag enligt BagIt (RFC 8493). Det är gjort av programmet utlatande {VERSION}.\n",
        heading(&format!("Arkivpaket {objid}")),
        archivist.name,
        archivist.number,
        spec.version,
    )
}

fn documents(facts: &Facts) -> String {
    let line = |document: &super::facts::Described| {
        let number = document.number.map_or_else(String::new, |number| format!("Bilaga {number}: "));
        format!("- {number}{}\n  representations/rep1/data/{}.pdf\n", document.title, document.stem)
    };
    let lines: String = facts.documents.iter().map(line).collect();
    format!(
        "{}{lines}- Samtliga handlingar i en fil\n  representations/rep1/data/handlingar.pdf\n",
        heading("Handlingarna")
    )
}

fn contents(items: &[Item]) -> String {
    let count = |of: fn(&Role) -> bool| items.iter().filter(|item| of(&item.role)).count();
    let (inputs, templates) =
        (count(|role| matches!(role, Role::Input(_))), count(|role| matches!(role, Role::Template(_))));
    format!(
        "{}\
         bagit.txt, bag-info.txt              omslaget: vad paketet är\n\
         manifest-sha256.txt                  kontrollsumma (SHA-256) för varje fil i data/\n\
         tagmanifest-sha256.txt               kontrollsummor för omslagets egna filer\n\
         data/<paket>/METS.xml                innehållet, med kontrollsummor och länkar\n\
         data/<paket>/metadata/               Dublin Core (ärendet) och PREMIS (filer, härledning, händelser)\n\
         data/<paket>/documentation/          den här texten\n\
         data/<paket>/schemas/                scheman för programmets egna filer\n\
         data/<paket>/representations/rep1/   handlingarna: ERMS.xml och PDF-filer\n\
         data/<paket>/representations/rep2/   det som handlingarna är gjorda av:\n\
         \x20   data/indata/     ärendets egna filer ({inputs})\n\
         \x20   data/mallar/     mallarna ({templates})\n\
         \x20   data/typsnitt/   typsnitten som inte ligger bland mallarna\n\
         \x20   data/utdata/     källor i Typst, ren text, uppgifter (fakta.json), ursprung (kallkarta.json),\n\
         \x20                    anmärkningar (granskning.txt) och manifest.toml\n",
        heading("Vad som finns i paketet")
    )
}

fn verifying(facts: &Facts) -> String {
    let objid = &facts.objid;
    format!(
        "{}\
         Packa upp zip-filen. I mappen {objid} visar något av följande att ingen fil har ändrats, tagits bort eller lagts till:\n\n\
         \x20   sha256sum --check manifest-sha256.txt\n\
         \x20   sha256sum --check tagmanifest-sha256.txt\n\
         \x20   python3 -m bagit --validate .          (pip install bagit)\n\n\
         I listorna skrivs procenttecken, vagnretur och radbyte i filnamn som %25, %0D och %0A. Har du programmet utlatande prövar\n\
         det dessutom innehållet, och gör om handlingarna ur paketet och jämför dem byte för byte:\n\n\
         \x20   utlatande verify {objid}.zip\n",
        heading("Så kontrollerar du paketet")
    )
}

fn replaying(understood: &Understood, facts: &Facts) -> String {
    let report = facts.documents.first().map_or("", |report| report.stem.as_str());
    let house = &understood.templates.husstil.namn;
    format!(
        "{}\
         Källorna till sidorna är vanlig text och sätts av Typst {}, som är fri programvara. I mappen\n\
         data/<paket>/representations/rep2/data/utdata/typst:\n\n\
         \x20   typst compile --features a11y-extras --pdf-standard a-2a,ua-1 --ignore-system-fonts \\\n\
         \x20       --font-path ../../mallar/{house}/typsnitt --font-path ../../typsnitt {report}.typ\n\n\
         Sidorna blir desamma. PDF-filens byte skiljer sig, eftersom programmet skriver titel, datum och byggets nummer i den.\n\
         Byggets nummer står bland nyckelorden i varje PDF och överst i manifest.toml, och är en kontrollsumma över allt som\n\
         handlingarna är gjorda av. En PDF som hittas för sig kan alltså föras tillbaka hit.\n",
        heading("Så sätts sidorna om med Typst"),
        typst_version(),
    )
}

/// The answer for one figure of the case: the first amount, else the first value that stands on a page.
fn origin(understood: &Understood, origins: &OriginRecord) -> String {
    let facts = &understood.case.facts;
    let is_amount = |value: &Value| matches!(value, Value::Amount(_));
    let amounts = facts.iter().filter(|(_, fact)| fact.as_ref().is_some_and(|fact| is_amount(&fact.value)));
    let names = amounts.chain(facts.iter()).map(|(name, _)| name);
    let answers = names.filter_map(|name| {
        let question = Question { what: format!("fakta.{name}"), ..Question::default() };
        explain(origins, &question).ok().filter(|answer| answer.entries.iter().any(|entry| !entry.stands.is_empty()))
    });
    let example = answers.map(|answer| {
        let value = answer.entries.first().and_then(|entry| entry.value.clone()).unwrap_or_default();
        format!("Till exempel: varifrån kommer {value}?\n\n{}", console::answer(&answer))
    });
    format!(
        "{}\
         För varje ord på sidorna finns antecknat var det kommer ifrån: vilken fil och rad, eller vilket blad och vilken cell i\n\
         arbetsboken. Det står i rep2/data/utdata/kallkarta.json, och alla värden med sina platser i fakta.json (båda är JSON, med\n\
         scheman i schemas/). {}",
        heading("Varifrån en uppgift kommer"),
        example.into_iter().next().unwrap_or_default(),
    )
}

fn waivers(waived: &[Waived]) -> String {
    if waived.is_empty() {
        return String::new();
    }
    let mut lines: Vec<String> =
        waived.iter().map(|waived| format!("- {}, {}: {}\n", waived.code, waived.about, waived.reason)).collect();
    lines.dedup();
    format!("{}{}", heading("Anmärkningar som har fått stå kvar, med skäl"), lines.concat())
}
