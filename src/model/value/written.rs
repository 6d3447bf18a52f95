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

/// A number as decimal text with a point and all its decimals.
pub(super) mod decimal {
    use rust_decimal::Decimal;
    use serde::de::Error;
    use serde::{Deserialize, Deserializer, Serializer};

    pub(in crate::model::value) fn serialize<S: Serializer>(number: &Decimal, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(number)
    }

    pub(in crate::model::value) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Decimal, D::Error> {
        Decimal::from_str_exact(&String::deserialize(from)?).map_err(D::Error::custom)
    }
}

/// A share in whole percent as a number, with decimals as text.
pub(super) mod share {
    use rust_decimal::Decimal;
    use rust_decimal::prelude::ToPrimitive;
    use serde::de::Error;
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Written {
        Whole(i64),
        Decimal(String),
    }

    pub(in crate::model::value) fn serialize<S: Serializer>(share: &Decimal, to: S) -> Result<S::Ok, S::Error> {
        match share.to_i64().filter(|_| share.scale() == 0) {
            Some(whole) => whole.serialize(to),
            None => to.collect_str(share),
        }
    }

    pub(in crate::model::value) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Decimal, D::Error> {
        match Written::deserialize(from)? {
            Written::Whole(whole) => Ok(whole.into()),
            Written::Decimal(text) => Decimal::from_str_exact(&text).map_err(D::Error::custom),
        }
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
