use super::*;

fn column(typ: ValueType) -> ColumnSpec {
    let varden = vec!["digital".to_owned(), "på plats".to_owned()];
    ColumnSpec { kravs: true, varden, ..ColumnSpec::optional("X", typ, "") }
}

/// What the cell means, as the program writes it; or the code that refuses it.
fn read(cell: &CellValue, typ: ValueType) -> String {
    read_in(cell, &Marks::default(), &column(typ))
}

fn read_in(cell: &CellValue, marks: &Marks, column: &ColumnSpec) -> String {
    let cell = RawCell { row: 0, column: 0, value: cell.clone() };
    match value(&cell, marks, column, &column.form()) {
        Ok(Value::Date(date)) => date.to_string(),
        Ok(Value::Text(text)) => text,
        Ok(other) => other.to_string(),
        Err(problem) => problem.code.name().to_owned(),
    }
}

fn of_text(text: &str, typ: ValueType) -> String {
    read(&CellValue::Text(text.to_owned()), typ)
}

fn of_number(number: &str, typ: ValueType) -> String {
    read(&CellValue::Number(number.parse().unwrap()), typ)
}

fn day(year: i32, month: u32, day: u32) -> CellValue {
    CellValue::Date(NaiveDate::from_ymd_opt(year, month, day).unwrap())
}

#[test]
fn amounts_are_read_as_people_and_programs_write_them() {
    let written = [
        ("115000", "115 000"),
        (" 115 000 ", "115 000"),
        ("115\u{a0}000,50", "115 000,50"),
        ("1\u{202f}000\u{2009}000", "1 000 000"),
        ("99.5", "99,50"),
        ("\u{2212}5", "-5"),
    ];
    for (text, amount) in written {
        let plain = of_text(text, ValueType::Belopp).replace('\u{a0}', " ").replace('\u{2212}', "-");
        assert_eq!(plain, amount, "{text:?}");
    }
    for text in ["cirka 5", "5 kr", "1e3", "٣", "5,0000"] {
        assert_eq!(of_text(text, ValueType::Belopp), "W12", "{text:?}");
    }
    for text in ["1.000,50", "1,000.50", "1 05000", "15\n000", "115'000", "115000,", ",5"] {
        assert_eq!(of_text(text, ValueType::Belopp), "W12-tal", "{text:?}");
    }
    for text in ["'15000", "'-5", "\u{2019}15\u{a0}000,50"] {
        assert_eq!(of_text(text, ValueType::Belopp), "W12-tal", "{text:?}");
    }
    for text in ["20 20", "3 1", "115 00", "115,000,00"] {
        assert_eq!(of_text(text, ValueType::Belopp), "W21", "{text:?}");
    }
    for text in ["", "-", "–", "saknas"] {
        assert_eq!(of_text(text, ValueType::Belopp), "W12-ord", "{text:?}");
    }
    for text in ["105.000", "105,000", "1,250", "99,999", "-2.016"] {
        assert_eq!(of_text(text, ValueType::Belopp), "W21", "{text:?}");
    }
    assert_eq!(of_number("99.999", ValueType::Belopp), "W12");
    assert!(!of_number("999999999999999", ValueType::Heltal).starts_with('W'));
    for typ in [ValueType::Belopp, ValueType::Heltal, ValueType::Decimal, ValueType::Andel] {
        assert_eq!(of_number("1000000000000000", typ), "W12-stort", "{typ:?}");
        assert_eq!(of_text("12 345 678 901 234 567", typ), "W12-stort", "{typ:?}");
    }
    assert_eq!(of_number("-15000000000000000", ValueType::Belopp), "W12-stort");
}

#[test]
fn a_day_is_a_date_or_its_iso_form_and_nothing_else() {
    assert_eq!(read(&day(2020, 5, 7), ValueType::Datum), "2020-05-07");
    assert_eq!(of_text(" 2020-05-07 ", ValueType::Datum), "2020-05-07");
    assert_eq!(of_text("1899-12-31", ValueType::Datum), "1899-12-31", "before Excel's first day");
    for text in ["2020-02-30", "31/2 2020", "2020-05-07 10:00"] {
        assert_eq!(of_text(text, ValueType::Datum), "W12", "{text:?}");
    }
    for text in ["7 maj 2020", "07/05/2020", "7/5 2020", "2020-5-7", "20200507"] {
        assert_eq!(of_text(text, ValueType::Datum), "W12-dag", "{text:?}");
    }
    assert_eq!(of_number("43957", ValueType::Datum), "W12", "a serial number without a date's format");
    let noon = NaiveDate::from_ymd_opt(2020, 5, 7).and_then(|date| date.and_hms_opt(12, 0, 0)).unwrap();
    assert_eq!(read(&CellValue::DateTime(noon), ValueType::Datum), "W12");
}

#[test]
fn a_year_is_four_digits_and_never_a_date() {
    assert_eq!(of_number("2020", ValueType::Ar), "2020");
    assert_eq!(of_text(" 2020 ", ValueType::Ar), "2020");
    for (cell, why) in [
        (day(2020, 1, 1), "a date"),
        (day(1905, 7, 12), "2020 in a cell formatted as a date"),
        (CellValue::Number(Decimal::new(20205, 1)), "half a year"),
        (CellValue::Number(Decimal::from(20)), "two digits"),
        (CellValue::Number(Decimal::from(43_957)), "a serial number"),
    ] {
        assert_eq!(read(&cell, ValueType::Ar), "W12", "{why}");
    }
}

#[test]
fn a_year_in_another_way_of_writing_is_said_with_four_digits() {
    for (text, right) in [("2020.", "2020"), ("20 20", "2020"), ("'2020", "2020"), ("2.020", "2020")] {
        let cell = RawCell { row: 0, column: 0, value: CellValue::Text(text.to_owned()) };
        let column = column(ValueType::Ar);
        let told = value(&cell, &Marks::default(), &column, &column.form()).unwrap_err();
        assert_eq!(told.arguments.get("ratt").map(String::as_str), Some(right), "{text}");
    }
    for text in ["\u{2019}20", "20.", "202 0 1"] {
        assert_eq!(of_text(text, ValueType::Ar), "W12", "{text}");
    }
}

#[test]
fn text_keeps_what_looks_like_something_else() {
    for text in ["2020-05-07", "1/2", "007", "1e5", "TRUE", "=A1"] {
        assert_eq!(of_text(text, ValueType::Text), text);
    }
    assert_eq!(of_text("\u{a0} A\u{30a}sa \r\nB ", ValueType::Text), "Åsa \nB");
}

#[test]
fn a_number_where_text_belongs_is_what_the_cell_shows_or_told() {
    for (number, code, shown) in [
        ("3.50", "General", "3,5"),
        ("2020", "General", "2020"),
        ("0.25", "0 %", "25 %"),
        ("7", "000", "007"),
        ("1", "0%", "100%"),
        ("115000", "#,##0\u{a0}\"kr\"", "115\u{a0}000\u{a0}kr"),
        ("0.25", "# ?/?", "W12"),
        ("123456789012", "General", "W12"),
        ("5", "", "5"),
    ] {
        let value = CellValue::Number(number.parse().unwrap());
        let marks = Marks::of_one_cell(code);
        assert_eq!(read_in(&value, &marks, &column(ValueType::Text)), shown, "{number} by {code}");
    }
}

#[test]
fn a_number_that_does_not_fit_is_told_as_its_cell_shows_it() {
    for (number, code, shown) in [
        ("2.5", "General", "2,5"),
        ("2.5", "0.00", "2,50"),
        ("2.123456789012345", "General", "2,123456789012345"),
        ("3.5", "0", "3,5"),
        ("105000.005", "#,##0", "105000,005"),
        ("3.5", "0\" st\"", "3,5"),
    ] {
        let cell = RawCell { row: 0, column: 0, value: CellValue::Number(number.parse().unwrap()) };
        let column = column(ValueType::Heltal);
        let told = value(&cell, &Marks::of_one_cell(code), &column, &column.form()).unwrap_err();
        assert_eq!(told.arguments["varde"], shown, "{number} by {code}");
    }
}

#[test]
fn a_date_where_text_belongs_is_told() {
    assert_eq!(read(&day(2020, 5, 7), ValueType::Text), "W12");
    let noon = NaiveDate::from_ymd_opt(2020, 5, 7).and_then(|date| date.and_hms_opt(12, 0, 0)).unwrap();
    assert_eq!(read(&CellValue::DateTime(noon), ValueType::Text), "W12");
    assert_eq!(read(&CellValue::Other("36:15:00".into()), ValueType::Text), "W12");
    assert_eq!(read(&day(2020, 5, 7), ValueType::Val), "G12");
}

#[test]
fn choices_are_taken_in_any_case_and_counts_are_whole() {
    assert_eq!(of_text(" Digital ", ValueType::Val), "digital");
    assert_eq!(of_text("digtal", ValueType::Val), "G12");
    assert_eq!(of_number("12", ValueType::Heltal), "12");
    assert_eq!(of_number("12.5", ValueType::Heltal), "W12");
    assert_eq!(of_number("-1", ValueType::Heltal), "W29");
    for text in ["1  000", "1 05000"] {
        assert_eq!(of_text(text, ValueType::Heltal), "W12-tal", "{text}");
    }
    for text in ["1,000", "1.000", "12,345", "3 1", "12 00"] {
        assert_eq!(of_text(text, ValueType::Heltal), "W21", "{text}");
    }
    for text in ["20 20", "2 02 0", "2.020"] {
        assert_eq!(of_text(text, ValueType::Ar), "W12-tal", "{text}");
    }
    assert_eq!(read(&CellValue::Boolean(true), ValueType::Val), "W19");
    let mut yes_or_no = column(ValueType::Val);
    for words in [["ja", "nej"], ["Nej", "Ja"], ["JA", "NEJ"]] {
        yes_or_no.varden = words.map(str::to_owned).to_vec();
        let of = |truth| read_in(&CellValue::Boolean(truth), &Marks::default(), &yes_or_no).to_lowercase();
        assert_eq!((of(true), of(false)), ("ja".to_owned(), "nej".to_owned()));
    }
    assert_eq!(read(&CellValue::Error("#N/A".into()), ValueType::Text), "W10");
    assert_eq!(read(&CellValue::FormulaWithoutValue, ValueType::Text), "W11");
}

/// Of a number that is too small and no whole one, both are told where both are wanted.
#[test]
fn a_number_below_says_whether_a_whole_one_is_wanted() {
    for (number, typ, wanted) in
        [("-1.5", ValueType::Heltal, "heltal"), ("-1", ValueType::Heltal, "tal"), ("-1.5", ValueType::Belopp, "tal")]
    {
        let column = ColumnSpec { minst: Some(Decimal::ZERO), ..column(typ) };
        let cell = RawCell { row: 0, column: 0, value: CellValue::Number(number.parse().unwrap()) };
        let problem = value(&cell, &Marks::default(), &column, &column.form()).unwrap_err();
        assert_eq!(problem.arguments["slag"], wanted, "{number}");
    }
}

#[test]
fn a_number_with_too_many_decimals_is_to_be_rounded() {
    for (decimals, number, wanted) in [
        (1, "1.25", "W30-decimaler"),
        (0, "1.5", "W30-decimaler"),
        (2, "33.333333", "W30-decimaler"),
        (1, "1.5", "1,5"),
    ] {
        for typ in [ValueType::Decimal, ValueType::Andel] {
            let column = ColumnSpec { decimaler: Some(decimals), ..column(typ) };
            let given = CellValue::Number(number.parse().unwrap());
            assert_eq!(read_in(&given, &Marks::default(), &column), wanted, "{number} with {decimals} decimals");
        }
    }
    let share = ColumnSpec { decimaler: Some(0), ..column(ValueType::Andel) };
    let half = CellValue::Number("0.5".parse().unwrap());
    assert_eq!(read_in(&half, &Marks::default(), &share), "W30-andel");
    assert_eq!(of_text("1,2345", ValueType::Decimal), "W30-decimaler");
    for text in ["en och en halv", "1,5 km", "1,2345 km"] {
        assert_eq!(of_text(text, ValueType::Decimal), "W30", "{text}");
    }
}
