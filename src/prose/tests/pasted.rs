//! What comes along when text is pasted: lines that are no sentence, columns, items on one line, filters behind their braces.

use super::*;

#[test]
fn lines_that_no_sentence_fills_are_told() {
    for text in [
        "Mvh\nAnna Andersson",
        "Med vänlig hälsning,\nAnna Andersson",
        "Anna Andersson\nStorgatan 1\n411 01 Göteborg",
        "Stadsledningskontoret\n031-365 00 00",
        "{{ hus.kommun }}\n404 82 Göteborg",
        "Planering\nGenomförande\nUppföljning",
        "planering\ngenomförande\nuppföljning",
        "Bakgrund\nMedlemskapet har följts upp under åren av kontoret.",
        "Ekonomiska konsekvenser\nKostnaden ryms inom ramen, och den ökar inte\nunder åren.",
    ] {
        told(text, &["P12 rader 2:1"]);
    }
    for text in [
        "Anna Andersson\\\nStorgatan 1\\\n411 01 Göteborg",
        "Ordförande: Anna\\\nVice ordförande: Bo",
        "Slutsats: staden har varit medlem sedan år 2018 och betalar avgiften till\nNätverket: det är ju dess syfte.",
        "Detta är en kort rad\nsom fortsätter här.",
        "Göteborgs Stad\när medlem i nätverket sedan 2018 och betalar en avgift.",
        "Bland medlemmarna finns\nMalmö, Lund och Helsingborg, som alla har deltagit i forumen.",
        "Vid mötet deltog\nAnna Andersson och\nBo Berg.",
        "Anna är ordförande.\nBo är kassör.",
        "Beslutet fattades då av kommunstyrelsen i\nGöteborgs Stad och gäller från den 1 januari.",
        "Medlemskapet i\nNordic Safe Cities",
        "- samverkan med\n  Polisen\n- stöd",
        "- Anna Andersson från\n  Göteborgs Stad",
        "År 2020 var 3 av\n4 klara och\n5 återstod",
    ] {
        told(text, &[]);
    }
}

#[test]
fn columns_are_a_table_by_whatever_parts_them() {
    for text in [
        "År;Kostnad\n2020;115 000\n2021;98 000",
        "År; Kostnad\n2020; 115 000",
        "År,Kostnad\n2020,115000\n2021,115000",
        "Namn,År,Plats\nAnna,2020,Oslo",
        "År     Kostnad\n2020   115 000\n2021    98 000",
    ] {
        told(text, &["P01 tabell 1:1"]);
    }
    for text in [
        "Han kom; hon gick\noch så var det; sedan inte.",
        "Kostnaden ökar med 7,5\nprocent, och sedan 8,5\nprocent.",
        "Ett  mellanslag till\nhär  också.",
        "Slut.   Nytt.\nSlut.   Nytt.",
        "Anna, Bo och\nCilla, Dan",
    ] {
        told(text, &[]);
    }
}

#[test]
fn items_on_one_line_are_told() {
    told("• a • b • c", &["P12 punkter 1:5"]);
    told("- a\n- b • c", &["P12 punkter 2:5"]);
    told("Det finns: ● ett ● två", &["P12 punkter 1:12"]);
    told("Följande: - ett - två - tre", &["P12 punkter 1:11"]);
    for text in [
        "Box 1 • 411 01 Göteborg • 031-365 00 00",
        "Så är det - ofta - i år.",
        "Resultat: – 5 procent",
        "Så är det: ett – i bland två – av tre.",
        "2 · 3 = 6",
    ] {
        told(text, &[]);
    }
}

#[test]
fn filters_behind_the_braces_are_told() {
    for (text, told_of) in [
        ("Det kostar {{ a.b }} | kronor om året.", "P02 filter-utanfor 1:12"),
        ("{{ a.b }}|genitiv arbete", "P02 filter-utanfor 1:1"),
        ("{{ a.b | tal }} | kronor", "P02 filter-utanfor 1:1"),
        ("{{ a.b }}\n| kronor", "P02 filter-utanfor 1:1"),
        ("{{ a.b }} är\n| kronor | genitiv", "P12 filter 2:1"),
        ("Stadens | genitiv arbete", "P12 filter 1:9"),
    ] {
        told(text, &[told_of]);
    }
    for text in ["{{ a.b }} | Stadsledningskontoret", "{{ a.b }} | kommun", "ett | två", "{a.b | genitiv} x"] {
        told(text, &[]);
    }
    told("| {{ a.b }} | tal |\n|---|---|\n| 1 | 2 |", &["P01 tabell 1:1"]);
}

/// No list counts to a hundred: a year at the start of a text is the sentence's.
#[test]
fn years_at_the_start_are_no_items() {
    meant("2025. Sedan kom det.", "2025. Sedan kom det.\n");
    meant("### Rubrik\n\n1998. Sedan kom det.\n\nMer.", "3# Rubrik\n1998. Sedan kom det.\nMer.\n");
    meant("- a\n\n  2025. Sedan", "-\n  a\n  2025. Sedan\n");
    meant("- 2025. Sedan", "-\n  2025. Sedan\n");
    told("2020. Första.\n2021. Andra.", &["P12 rader 2:1"]);
    told("12. a\n13. b", &["P01 lista-borjan 1:1"]);
}
