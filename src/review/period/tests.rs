use super::super::testing::Changed;

fn found(texts: &[(&str, &str, &str)]) -> Vec<String> {
    Changed { texts, ..Changed::default() }.messages("G09")
}

const SUMMARY: &str = "Stadsledningskontoret har följt upp åren {{ fakta.period | period }}.";

#[test]
fn the_period_starts_before_it_ends() {
    assert_eq!(
        found(&[("arende.toml", "till = 2024", "till = 2019")]),
        ["perioden slutar 2019, före sitt första år 2020"]
    );
}

#[test]
fn the_period_ends_before_the_report_is_issued() {
    let message = "perioden slutar 2026, efter att utlåtandet utfärdades 2025-05-19";
    assert_eq!(found(&[("arende.toml", "till = 2024", "till = 2026")]), [message]);
    assert!(found(&[("arende.toml", "till = 2024", "till = 2025")]).is_empty());
}

#[test]
fn the_text_gives_the_period_its_years() {
    let other = "Stadsledningskontoret har följt upp åren 2017–2019.";
    assert_eq!(found(&[("arende.toml", SUMMARY, other)]), ["`2017–2019` är inte perioden 2020–2024"]);
    let words = "Under perioden 2019 till och med 2023 var staden medlem.";
    assert_eq!(found(&[("arende.toml", SUMMARY, words)]), ["`2019 till och med 2023` är inte perioden 2020–2024"]);
}

/// Years of something else, the right years and an earlier document's years.
#[test]
fn other_years_are_left_alone() {
    assert!(found(&[("arende.toml", SUMMARY, "Programmet gäller 2022–2026, och åren 2022–2023 var bra.")]).is_empty());
    assert!(found(&[("arende.toml", SUMMARY, "Perioden 2020–2024 har följts upp.")]).is_empty());
    assert!(found(&[("arende.toml", SUMMARY, "Under perioden 2021 till 2023 rapporterades varje år.")]).is_empty());
    assert!(
        found(&[("foregangare.toml", "Nätverket kom till", "Perioden 2016–2019 var bra. Nätverket kom till")])
            .is_empty()
    );
}

/// Years that are nearly the period's are G07's.
#[test]
fn nothing_is_said_twice() {
    let nearly = ("arende.toml", SUMMARY, "Stadsledningskontoret har följt upp åren 2020–2023.");
    let all = Changed { texts: &[nearly], ..Changed::default() }.messages("");
    assert_eq!(all.len(), 1, "{all:?}");
}
