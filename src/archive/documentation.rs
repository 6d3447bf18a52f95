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
        contents(facts, items),
        verifying(facts),
        replaying(facts, understood),
        origin(understood, origins),
        waivers(waived),
    ];
    parts.join("\n")
}

fn heading(title: &str) -> String {
    format!("{title}\n{}\n\n", "=".repeat(title.chars().count()))
}

fn what(facts: &Facts, spec: Spec) -> String {
    let Facts { objid, number, title, archivist, class, disposal, date, issued, officer, decisions, .. } = facts;
    let line = |made: &Decision| format!("Beslut:            {} {} § {}\n", made.body, made.date, made.paragraph);
    let decided = match decisions.as_slice() {
        [] => "Beslut:            inte fattat när paketet gjordes\n".to_owned(),
        made => made.iter().map(line).collect(),
    };
    format!(
        "{}Ärende:            {number}\nTitel:             {title}\nArkivbildare:      {} ({})\n\
         Handläggare:       {officer}\nUtfärdat:          {issued}\n{decided}Klassificering:    {class}\nGallring:          {disposal}\nPaketerat:         {date}\n\n\
         Det här är ett arkivpaket (SIP): handlingarna i ett kommunalt ärende som PDF/A, tillsammans med allt som de är\n\
         gjorda av. Paketet följer FGS Paketstruktur 2.0 (E-ARK CSIP och SIP {}), FGS Ärendehantering 2.0 (ERMS.xml) och\n\
         PREMIS 3.0, och ligger i ett omslag enligt BagIt (RFC 8493). Det är gjort av programmet utlatande {VERSION}.\n",
        heading(&format!("Arkivpaket {objid}")),
        archivist.name,
        archivist.number,
        spec.version,
    )
}

/// The folder of the package in its envelope.
fn inside(facts: &Facts) -> String {
    format!("data/{}", facts.objid)
}

fn documents(facts: &Facts) -> String {
    let folder = format!("{}/representations/rep1/data", inside(facts));
    let line = |document: &super::facts::Described| {
        let number = document.number.map_or_else(String::new, |number| format!("Bilaga {number}: "));
        format!("- {number}{}\n  {folder}/{}.pdf\n", document.title, document.stem)
    };
    let lines: String = facts.documents.iter().map(line).collect();
    format!(
        "{}{lines}- Samtliga handlingar i en fil\n  {folder}/handlingar.pdf\n\n\
         Vad som föreslås, och för vilket organ, står i den första handlingen.\n",
        heading("Handlingarna")
    )
}

fn contents(facts: &Facts, items: &[Item]) -> String {
    let count = |of: fn(&Role) -> bool| items.iter().filter(|item| of(&item.role)).count();
    let (inputs, templates) =
        (count(|role| matches!(role, Role::Input(_))), count(|role| matches!(role, Role::Template(_))));
    let folder = inside(facts);
    format!(
        "{}\
         Alla sökvägar här räknas från mappen {}, där bagit.txt ligger.\n\n\
         bagit.txt, bag-info.txt       omslaget: vad paketet är\n\
         manifest-sha256.txt           kontrollsumma (SHA-256) för varje fil i data/\n\
         tagmanifest-sha256.txt        kontrollsummor för omslagets egna filer\n\n\
         I {folder}/:\n\
         METS.xml                      innehållet, med kontrollsummor och länkar\n\
         metadata/descriptive/dc.xml   ärendet i korthet (Dublin Core)\n\
         metadata/preservation/premis.xml\n\
         \x20                             varje fil, vad varje PDF är gjord av, och vad programmet har gjort (PREMIS)\n\
         documentation/las-mig.txt     den här texten\n\
         schemas/                      vad programmets egna filer kan innehålla (JSON Schema)\n\
         representations/rep1/data/    handlingarna: PDF-filer, och ärendet som arkivet registrerar det (ERMS.xml)\n\
         representations/rep2/data/    det som handlingarna är gjorda av:\n\
         \x20   indata/                   ärendets egna filer ({inputs}): det som handläggaren har skrivit\n\
         \x20   mallar/                   mallarna ({templates})\n\
         \x20   typsnitt/                 typsnitten som inte ligger bland mallarna\n\
         \x20   utdata/                   källor i Typst (typst/), ren text (.txt), alla uppgifter (fakta.json), varifrån allt\n\
         \x20                             kommer (kallkarta.json), anmärkningar (granskning.txt) och manifest.toml\n",
        heading("Vad som finns i paketet"),
        facts.objid
    )
}

fn verifying(facts: &Facts) -> String {
    let objid = &facts.objid;
    format!(
        "{}\
         Packa upp zip-filen och gå till mappen {objid}. Att ingen fil har ändrats eller tagits bort visar\n\n\
         \x20   sha256sum --check manifest-sha256.txt tagmanifest-sha256.txt\n\n\
         (på macOS: shasum -a 256 -c med samma filer). Att ingen fil heller har lagts till visar\n\n\
         \x20   python3 -m bagit --validate .          (pip install bagit)\n\n\
         Summorna skyddar mot fel, men den som vill ändra i paketet kan räkna om dem. Anteckna därför vid leveransen\n\
         kontrollsumman för tagmanifest-sha256.txt på ett annat ställe: den låser alla andra. Har du programmet utlatande\n\
         prövar det dessutom innehållet, och gör om handlingarna ur paketet och jämför dem byte för byte:\n\n\
         \x20   utlatande verify {objid}.zip\n",
        heading("Så kontrollerar du paketet")
    )
}

fn replaying(facts: &Facts, understood: &Understood) -> String {
    let report = facts.documents.first().map_or("", |report| report.stem.as_str());
    let house = &understood.templates.husstil.namn;
    let folder = format!("{}/representations/rep2/data/utdata", inside(facts));
    format!(
        "{}\
         Källorna till sidorna är vanlig text och sätts av Typst {}, som är fri programvara (typst.app). I mappen\n\
         {folder}/typst:\n\n\
         \x20   typst compile --features a11y-extras --pdf-standard a-2a,ua-1 --ignore-system-fonts \\\n\
         \x20       --font-path ../../mallar/{house}/typsnitt --font-path ../../typsnitt {report}.typ\n\n\
         Sidorna blir desamma. PDF-filens byte skiljer sig, eftersom programmet skriver titel, datum och byggets nummer i den.\n\
         Ta bort PDF-filen efteråt: den hör inte till paketet.\n\n\
         Byggets nummer står bland nyckelorden i varje PDF och överst i manifest.toml (bygge), och är en kontrollsumma över allt\n\
         som handlingarna är gjorda av. En PDF som hittas för sig kan alltså föras tillbaka hit: är numret detsamma är den gjord\n\
         av det som ligger här. Manifestet räknar upp varje fil med sin kontrollsumma.\n",
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
         För varje ord på sidorna finns antecknat var det kommer ifrån. Det står i kallkarta.json, i mappen utdata, som går att läsa\n\
         i en textredigerare: sök efter orden, eller efter uppgiftens namn. Där står \"platser\" för var värdet är skrivet, och\n\
         \"referens\" för var det används. En plats som arende.toml:61:9 är rad 61, tecken 9 i den filen i mappen indata, och\n\
         underlag.xlsx#Blad1!C7 är cellen C7 på bladet Blad1. Mellanrummen i tal och datum är hårda (U+00A0): sök efter\n\
         en del av talet. {}",
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
