use super::is_slip;

#[test]
fn slips_are_told_from_other_words() {
    for (word, known, slip) in [
        ("medlemskappet", "medlemskapet", true),
        ("stadsledningskontorret", "stadsledningskontoret", true),
        ("medlemsakpet", "medlemskapet", true),
        ("deltaganden", "deltagande", false),
        ("antagandet", "åtagandet", false),
        ("kommunstyrelsens", "kommunstyrelsen", false),
        ("verksamhetens", "verksamheten", false),
        ("förvaltningschef", "förvaltningschefs", false),
        ("arbetsgrupp", "arbetesgrupp", false),
    ] {
        assert_eq!(is_slip(word, known), slip, "{word}");
    }
}
