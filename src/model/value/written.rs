//! How records write what serde alone would write otherwise.

/// An amount as decimal text with a point, without zeros that say nothing.
pub(super) mod amount {
    use rust_decimal::Decimal;
    use serde::de::Error;
    use serde::{Deserialize, Deserializer, Serializer};

    pub(in crate::model::value) fn serialize<S: Serializer>(amount: &Decimal, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(&amount.normalize())
    }

    pub(in crate::model::value) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Decimal, D::Error> {
        Decimal::from_str_exact(&String::deserialize(from)?).map_err(D::Error::custom)
    }
}

/// A month as `2025-06`.
pub(super) mod month {
    use serde::de::Error;
    use serde::{Deserialize, Deserializer, Serializer};

    use crate::model::Month;

    pub(in crate::model::value) fn serialize<S: Serializer>(month: &Month, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(month)
    }

    pub(in crate::model::value) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Month, D::Error> {
        let text = String::deserialize(from)?;
        let parts = text.rsplit_once('-').map(|(year, month)| (year.parse(), month.parse()));
        match parts {
            Some((Ok(year), Ok(month))) => Ok(Month { year, month }),
            _ => Err(D::Error::custom("not a month")),
        }
    }
}
