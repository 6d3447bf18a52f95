use super::*;

const WORDS: [&str; 14] = [
    "brottsförebyggande",
    "rådet",
    "råd",
    "för",
    "förskola",
    "Örebro",
    "Köpenhamn",
    "ärendet",
    "åtgärder",
    "kostnader",
    "och",
    "äska",
    "år",
    "överenskommelse",
];

fn read(text: &str) -> Vec<String> {
    let is_known = |word: &str| WORDS.contains(&word) || WORDS.contains(&word.to_lowercase().as_str());
    let found = misread(text, &is_known);
    found
        .into_iter()
        .map(|(range, misread)| {
            assert_eq!(text[range].chars().take(60).collect::<String>(), misread.word);
            format!("{} {} {}", misread.kind.name(), misread.word, misread.meant)
        })
        .collect()
}

#[test]
fn a_lost_letter_is_told_and_what_it_was_where_one_word_fits() {
    for (text, told) in [
        ("Brottsf?rebyggande", "forlorad Brottsf?rebyggande Brottsförebyggande"),
        ("till K?penhamn.", "forlorad K?penhamn Köpenhamn"),
        ("?rebro", "forlorad ?rebro Örebro"),
        ("i ?rebro", "forlorad ?rebro Örebro"),
        ("om ?tg?rder", "forlorad ?tg?rder åtgärder"),
        ("”?tg?rder”", "forlorad ?tg?rder Åtgärder"),
        ("(f??r)", "forlorad f??r för"),
        ("F?RSKOLA", "forlorad F?RSKOLA FÖRSKOLA"),
        ("H?gersten", "forlorad H?gersten "),
        ("r□d", "forlorad r□d råd"),
        ("fÃr", "forlorad fÃr för"),
        ("f¿r", "forlorad f¿r för"),
        ("2020?2024", "forlorad 2020?2024 "),
    ] {
        assert_eq!(read(text), [told], "{text}");
    }
}

#[test]
fn what_was_read_by_another_table_is_told_with_what_it_was() {
    for (kind, typed, meant) in [
        ("kodning", "Brottsf├Ârebyggande", "Brottsförebyggande"),
        ("kodning", "H+AOQ-gersten", "Hägersten"),
        ("kodning", "H├ñgersten", "Hägersten"),
        ("kodning", "Brottsf√∂rebyggande", "Brottsförebyggande"),
        ("kodning", "BrottsfГ¶rebyggande", "Brottsförebyggande"),
        ("kodning", "BrottsfĂ¶rebyggande", "Brottsförebyggande"),
        ("kodning", "Brottsf÷rebyggande", "Brottsförebyggande"),
        ("kodning", "┼tgõrder", "Åtgärder"),
        ("kodning", "rσdet", "rådet"),
        ("kodning", "Brottsfšrebyggande", "Brottsförebyggande"),
        ("kodning", "rŒdet", "rådet"),
        ("kodning", "rÂdet", "rådet"),
        ("kodning", "Brottsf”rebyggande", "Brottsförebyggande"),
        ("kodning", "r†det", "rådet"),
        ("kodning", "Brottsf|rebyggande", "Brottsförebyggande"),
        ("kodning", "r}det", "rådet"),
        ("kodning", "rĺdet", "rådet"),
        ("kodning", "fцrskola", "förskola"),
        ("kodning", "fo¨rskola", "förskola"),
        ("kodning", "Ha¨gersten", "Hägersten"),
        ("alfabet", "Kоstnader", "Kostnader"),
        ("alfabet", "Αnna", "Anna"),
        ("nummer", "f=F6r", "för"),
        ("nummer", "H=C3=A4gersten", "Hägersten"),
        ("nummer", "f%C3%B6r", "för"),
        ("nummer", "f\\u00f6r", "för"),
        ("nummer", "f_x00F6_r", "för"),
        ("nummer", "f\\'f6r", "för"),
    ] {
        assert_eq!(read(typed), [format!("{kind} {typed} {meant}")], "{typed}");
    }
}

#[test]
fn what_is_meant_is_left() {
    for text in [
        "Varför?",
        "Varför? Därför.",
        "(varför?)",
        "”Varför?” frågade hon",
        "vad?Hur",
        "?",
        "??",
        "x = 5?",
        "5 ÷ 2",
        "a÷b",
        "https://a.se/s?ok=1",
        "sida.aspx?id=5",
        "[ska]",
        "{ar}",
        "man|kvinna",
        "Miloš Šestić",
        "Žagar",
        "Tõnis",
        "São Paulo",
        "Münster",
        "Москва",
        "EU/ЕС",
        "verta&лҠ",
        "μg/l",
        "βkaroten",
        "kΩ",
        "Ωmega",
        "ΔT",
        "100 %",
        "fakta_namn",
        "trygg…och",
        "”trygg”",
        "ord†",
        "rubrik™",
        "Łódź",
        "İstanbul",
        "a=C5",
        "och/eller?ja",
    ] {
        assert!(read(text).is_empty(), "{text}: {:?}", read(text));
    }
}
