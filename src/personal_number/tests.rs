use super::*;

/// Numbers of persons that never lived; the first is the one in the tax agency's forms.
#[test]
fn every_way_of_writing_is_found() {
    for text in [
        "121212-1212",
        "19121212-1212",
        "191212121212",
        "1212121212",
        "121212+1212",
        "121212\u{a0}1212",
        "121212–1212",
        "nr 121212-1212.",
        "(19121212 1212)",
        "701063-2391",
        "1 121212-1212",
        "121212 - 1212",
        "121212 – 1212",
        "19121212\u{a0}- 1212",
        "1912-12-12-1212",
        "121212\u{ad}-1212",
        "121212-\u{200b}1212",
        "12\u{2060}1212-12\u{200d}12",
        "121212--1212",
        "12 12 12-1212",
        "1912 12 12 - 1212",
        "12-12-12-1212",
        "12.12.12-1212",
        "1912.12.12–1212",
        "1912/12/12 -1212",
        "１２１２１２-1212",
        "12１２12\u{200b}1212",
        "0707762399",
        "telefon 070776-2399",
        "personnummer 0707762399",
        "19121212-\n1212",
        "121212 –\r\n1212",
        "a\n121212-\\\n1212\nb",
        "pnr121212-1212",
        "Personnummer191212121212",
        "121212\u{2009}1212",
        "121212\u{2009}-\u{2009}1212",
        "121212\u{2007}-1212",
        "121212－1212",
        "121212﹣1212",
        "121212―1212",
        "121212⁃1212",
        "121212\t1212",
        "19121212 －\n1212",
        "Ringblom 0707762399",
        r"121212\u002d1212",
        r"19121212\u2013 1212",
        "121212&#45;1212",
        "121212&ndash;1212",
        "pers.nr121212-1212",
        "person-nummer 1212121212",
        "telefon saknas, personnummer 0707762399",
        "2012-12-12–1212, -",
        "2017-01-01-2021-1",
        "17-01-01-2021-12-31",
        "2017-01-01–2021–2 st",
        "ISBN hem 7003121204",
        "ISBN 1212121212",
        "mobbning eller 0707762399",
        "0707762399 och tel",
    ] {
        assert_eq!(find(text, "").len(), 1, "{text}");
    }
}

#[test]
fn other_numbers_pass() {
    assert_eq!(find("nr 1\nåå 121212-1212\n121212-1213\n1212121212", ""), [10..21, 34..44]);
    for text in [
        "121212-1213",
        "121312-1212",
        "212000-1355",
        "031-368 00 00",
        "SLK-2025-00265",
        "2020-11-25 § 984",
        "1121212-1212",
        "121212-12123",
        "A1212121212",
        "115 000",
        "2020–2024",
        "121212-0004",
        "1912-12-12 1212",
        "1912 12 12 1212",
        "12 12 12 1212",
        "telefon = \"0707762399\"",
        "Tfn: 0707762399",
        "mobilnr 0707762399",
        "Mobiltelefon (jour) 031-123 45 67, tel. 0707762399",
        "Ring 0707762399",
        "ringa: 0707762399",
        "nås på Whatsapp 0707762399",
        "nås på 0707762399",
        "Nås dagtid via 0707762399",
        "Tel 0707762399 eller 0707762399",
        "Mobil (privat): 0707762399",
        "växel 0707762399, jour 0707762399",
        "ISBN 7003121204",
        "2017-01-01–2021-12-31",
        "2017-01-01-2021-12-31.",
        "2017/01/01-2021/12/31",
        "2017.01.01–2021.12.31",
        "12/12/12 1212",
        "",
    ] {
        assert!(find(text, "").is_empty(), "{text}");
    }
}

#[test]
fn a_place_is_of_what_was_typed() {
    assert_eq!(find("åå 121212\u{ad}-1212 ö", "").first(), Some(&(5..18)));
    assert_eq!(find("å １２1212-121２ ö", "").first(), Some(&(3..20)));
}

#[test]
fn the_digits_are_hidden_and_nothing_else() {
    for (text, shown) in [
        ("nr 121212-1212, 115 000 kr", "nr xxxxxx-xxxx, 115 000 kr"),
        ("19121212 – 1212", "xxxxxxxx – xxxx"),
        ("12\u{ad}1212-1212 och 701063-2391", "xx\u{ad}xxxx-xxxx och xxxxxx-xxxx"),
        ("nr １２１２１２-1212.", "nr xxxxxx-xxxx."),
        ("a\n1212121212\nb", "a\nxxxxxxxxxx\nb"),
        ("kända: 707762399, 2021285, 102031234", "kända: xxxxxxxxx, xxxxxxx, xxxxxxxxx"),
        ("å2021285", "å2021285"),
        ("121212-1213, 2021286, 1250000, 20250519, 2 021 285", "121212-1213, 2021286, 1250000, 20250519, 2 021 285"),
        (r"121212\u002D1212", r"xxxxxx\uxxxDxxxx"),
        ("", ""),
    ] {
        assert_eq!(masked(text), shown);
    }
}

#[test]
fn a_name_may_hold_the_time_when_a_file_was_made() {
    for (name, is_in) in [
        ("701063-2391", true),
        ("Underlag 19701063-2391", true),
        ("7010632391", true),
        ("20120304-1230 kopia", false),
        ("20200101-2380", true),
        ("underlag 202511261712", false),
        ("Underlag 2025", false),
    ] {
        assert_eq!(is_in_name(name), is_in, "{name}");
    }
    let timestamps = (0..60).map(|minute| format!("20251126-17{minute:02}"));
    assert_eq!(timestamps.clone().filter(|name| !find(name, "").is_empty()).count(), 6);
    assert!(!timestamps.into_iter().any(|name| is_in_name(&name)));
}

/// With a stop, a slash or spaces, where nothing beside them says that they are something else.
#[test]
fn other_ways_of_writing_are_found() {
    for text in [
        "811228.9874",
        "19811228.9874",
        "811228/9874",
        "19811228/9874",
        "Hon (811228.9874) är ordförande.",
        "Ring Anna, 811228/9874.",
        "Anna Ek, 811228.9874, tfn 031.365.0000, svarar.",
        "Anna Ek, 811228.9874, betalade 1.234.567 kr.",
        "Version 3.141 gäller. Anna Ek, 811228.9874, svarar.",
        "811228.9874, 121212.1212",
        "pnr 81 12 28 98 74",
        "personnummer: 81 12 28 98 74",
        "född 81\u{a0}12\u{a0}28\u{a0}98\u{a0}74",
        "701063.2391",
        "1981-12-28 9874",
        "81-12-28 9874",
        "1981 12 28 9874",
        "Anna Ek, 1981-12-28 9874, är ordförande.",
        "Personnummer: 1981-12-28 9874",
        "811228:9874",
        "811228_9874",
        "811228\u{b7}9874",
        "(811228)9874",
        "(811228) 9874",
        "Anna Ek (811228) 9874",
        "811228-98 74",
        "pnr 811228, 9874",
    ] {
        let found = find(text, "");
        assert!(!found.is_empty(), "{text:?}");
        assert!(!masked(text).contains("9874") && !masked(text).contains("98 74"), "{}", masked(text));
    }
    assert!(!find("81 12 28 98 74", "Personnummer").is_empty());
}

/// All fit the check digit.
#[test]
fn decimals_and_other_numbers_are_none() {
    for text in [
        "811228.9874 kr",
        "811228.9874 kronor",
        "811228.9874 m",
        "811228.9874 meter",
        "811228.9874 km",
        "811228.9874 ha",
        "811228.9874 kWh",
        "811228.9874 ton",
        "811228.9874 %",
        "811228.9874°",
        "811228.9874 euro",
        "811228.9874 €",
        "€ 811228.9874",
        "$811228.9874",
        "= 811228.9874",
        "≈ 6399850.1234, 811228.9874",
        "6399850.1234 811228.9874",
        "N 6399850.123, E 811228.9874",
        "811228.9874, 6399850.1234",
        "-811228.9874",
        "\u{2212}811228.9874",
        "±811228.9874",
        "~811228.9874",
        "> 811228.9874",
        "1.811228.9874",
        "811228.9874.1",
        "811228.9874-2",
        "20200101.1234",
        "Se KS 811228/9874.",
        "Kommunstyrelsen 811228/9874",
        "Avvikelserapport nr 811228/9874",
        "Ritning 811228.9874",
        "Punkten ligger på E 811228.9874 i SWEREF",
        "dnr 811228/9874",
        "Diarienummer 811228/9874",
        "ärende 811228/9874",
        "mål nr 811228/9874",
        "faktura 811228/9874",
        "Ordernummer: 811228/9874",
        "avtal 811228/9874",
        "ref. 811228/9874",
        "projekt 811228/9874",
        "811228/1988",
        "811228/2010",
        "2023/811228/9874",
        "811228/9874/1",
        "81 12 28 98 74",
        "Tfn 08 12 28 98 74",
        "Personal 81 12 28 98 74",
        "pnr 81 12 28 98 74 12",
        "pnr 11 81 12 28 98 74",
        "+33 81 12 28 98 74",
        "811228,9874",
        "811228 . 9874",
        "811228, 9874",
        "Betalades 1981-12-28 9874 kr",
        "Mötet hölls 1981-12-28 9874",
        "1912-12-12 1212 1",
        "Avtal 811228:9874",
        "rad_811228_9874_1",
        "20200101:1234",
        "2020-01-01 1234",
        "fakturorna (811228) 9874 kr",
    ] {
        assert!(find(text, "").is_empty(), "{text:?}");
        assert_eq!(masked(text), text);
    }
}
