//! Schemas of the files of template folders, from the shapes of the types that read them.

use serde_json::{Value as Json, json};

use super::{Keys, file, values};
use crate::templates::{self, Shape, ShapeKey};

/// Each file of a template folder, with its schema.
pub(super) fn files() -> Vec<(String, Json)> {
    let whole = |(name, format, shape): (&str, u32, Shape)| {
        let Shape::Table(mut root) = shape else { return (name.to_owned(), json!(true)) };
        let format_key = root.iter().position(|key| key.name == "format").map(|at| root.remove(at));
        let mut keys = keys(&root);
        if let Some(key) = format_key {
            keys.put(key.name, values::format(format), key.is_required);
        }
        if let Some(dok) = keys.properties.get_mut("dok") {
            *dok = json!({ "const": templates::DOK });
        }
        (name.to_owned(), file(keys, name))
    };
    templates::shapes().into_iter().map(whole).collect()
}

fn keys(own: &[ShapeKey]) -> Keys {
    let mut keys = Keys::default();
    for key in own {
        keys.put(key.name, schema(&key.shape), key.is_required);
    }
    keys
}

fn schema(shape: &Shape) -> Json {
    match shape {
        Shape::Text => json!({ "type": "string" }),
        Shape::Truth => json!({ "type": "boolean" }),
        Shape::Whole => json!({ "type": "integer" }),
        Shape::Number => json!({ "type": "number" }),
        Shape::Word(words) => json!({ "enum": words }),
        Shape::List(item, None) => json!({ "type": "array", "items": schema(item) }),
        Shape::List(item, Some(length)) => {
            json!({ "type": "array", "items": schema(item), "minItems": length, "maxItems": length })
        }
        Shape::Map(value) => json!({ "type": "object", "additionalProperties": schema(value) }),
        Shape::Table(own) => keys(own).schema(),
        Shape::Either(several) => json!({ "anyOf": several.iter().map(schema).collect::<Vec<_>>() }),
    }
}
