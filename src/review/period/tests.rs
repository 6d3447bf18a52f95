use super::super::testing::Changed;

fn found(texts: &[(&str, &str, &str)]) -> Vec<String> {
    Changed { texts, ..Changed::default() }.messages("G09")
}

const SUMMARY: &str = "Staden har följt upp åren {{ fakta.period | period }}.";

#[test]
fn the_period_starts_before_it_ends() {
    assert_eq!(
        found(&[("arende.toml", "till = 2021", "till = 2019")]),
        ["perioden slutar 2019, före sitt första år 2020"]
    );
}

#[test]
fn the_period_ends_before_the_report_is_issued() {
    let message = "perioden slutar 2023, efter att utlåtandet utfärdades 2022-03-01";
    assert_eq!(found(&[("arende.toml", "till = 2021", "till = 2023")]), [message]);
    // In its own year a report may be issued: what is told then is that the year has no rows.
    let without_rows = "2022 hör till perioden enligt `fakta.period.till`, men bladen har inga rader för året";
    assert_eq!(found(&[("arende.toml", "till = 2021", "till = 2022")]), [without_rows]);
}

#[test]
fn the_text_gives_the_period_its_years() {
    let other = "Staden har följt upp åren 2016–2018.";
    assert_eq!(found(&[("arende.toml", SUMMARY, other)]), ["`2016–2018` är inte perioden 2020–2021"]);
    let words = "Under perioden 2018 till och med 2023 var staden medlem.";
    assert_eq!(found(&[("arende.toml", SUMMARY, words)]), ["`2018 till och med 2023` är inte perioden 2020–2021"]);
}

/// Years of something else, the right years and an earlier document's years.
#[test]
fn other_years_are_left_alone() {
    assert!(found(&[("arende.toml", SUMMARY, "Programmet gäller 2022–2026, och åren 2022–2023 var bra.")]).is_empty());
    assert!(found(&[("arende.toml", SUMMARY, "Perioden 2020–2021 har följts upp.")]).is_empty());
    assert!(found(&[("arende.toml", SUMMARY, "Perioden 1962–1966 byggdes två broar om året.")]).is_empty());
    let longer = ("arende.toml", "fran = 2020", "fran = 2017");
    let part = "Under perioden 2018 till 2020 rapporterades varje år.";
    assert!(found(&[longer, ("arende.toml", SUMMARY, part)]).is_empty());
    assert!(
        found(&[("inriktning.toml", "Staden är medlem", "Perioden 2012–2016 var bra. Staden är medlem")]).is_empty()
    );
}

/// Years that are nearly the period's are G07's.
#[test]
fn nothing_is_said_twice() {
    let nearly = ("arende.toml", SUMMARY, "Staden har följt upp åren 2020–2022.");
    let all = Changed { texts: &[nearly], ..Changed::default() }.messages("");
    assert_eq!(all.len(), 1, "{all:?}");
}
