//! Texts with places in braces that something else fills: `{tal} kronor`.

/// A form with its places filled in. What is filled in is never read again.
pub(super) fn filled(form: &str, values: &[(&str, &str)]) -> String {
    let mut text = String::new();
    let mut rest = form;
    while let Some((before, after)) = rest.split_once('{') {
        text.push_str(before);
        match after.split_once('}') {
            Some((name, behind)) => {
                text.push_str(values.iter().find(|(known, _)| *known == name).map_or("", |(_, value)| value));
                rest = behind;
            }
            None => rest = after,
        }
    }
    text + rest
}

/// The names in braces.
pub(super) fn names(form: &str) -> impl Iterator<Item = &str> {
    form.split('{').skip(1).filter_map(|part| part.split_once('}').map(|(name, _)| name))
}
