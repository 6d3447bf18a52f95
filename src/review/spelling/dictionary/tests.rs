use bytes::Bytes;

use super::Dictionary;
use super::list::in_order;
use crate::templates::Templates;

fn dictionary() -> Dictionary {
    let stems = "arbete/ACX\nfall/ABDXY\nintern/ABDHOQXY\nkontor/ABDfvY\nlucka/AmY\nplan/ABDHXY\nstad/ADvXY\n";
    let endings = "SFX A 0 s .\nSFX D 0 en [^a]\nSFX B 0 et [^a]\nSFX v 0 s/WXUZ .\n# and more\n";
    Dictionary::new(stems.to_owned(), endings)
}

/// The program does not look whether it is when a case is built.
#[test]
fn the_built_in_list_is_in_order() {
    let packed = Bytes::from_static(include_bytes!("../../../../templates/sprak/sv/ordlista.dic.gz"));
    let list = Templates::unpacked_list(&packed).unwrap();
    assert!(in_order(list.to_owned()) == list);
}

#[test]
fn words_are_known_by_their_stems_endings_and_parts() {
    let known = ["kontor", "kontoret", "kontors", "staden", "stadskontor", "stadskontoret", "fallucka", "stadsplanen"];
    for word in known {
        assert!(dictionary().knows(word), "{word}");
    }
    for word in ["kontorret", "stadkontorre", "luckafall", "sta", "", "kontorstaden", "å"] {
        assert!(!dictionary().knows(word), "{word}");
    }
    let begins = |word: &str| dictionary().begins_others(word);
    assert!(begins("stads") && begins("plan") && !begins("staden") && !begins("intern"));
}

#[test]
fn stems_in_any_order_are_found() {
    let turned = Dictionary::new("stad/A\nkontor/A\narbete\n".to_owned(), "SFX A 0 s .");
    assert!(["stads", "kontor", "arbete"].iter().all(|word| turned.knows(word)));
}

#[test]
fn each_stem_is_found_as_often_as_it_stands() {
    let stems = ["a/1", "ab", "ab/2", "ab/3", "å/4", "åb-c/5", "b/6"];
    for end in 0..=stems.len() {
        for gap in ["\n", "\n\n", "\r\n"] {
            let listed = &stems[..end];
            let dictionary = Dictionary::new(listed.join(gap), "");
            for stem in ["", "a", "aa", "ab", "abc", "b", "c", "å", "åb-c"] {
                let mut found: Vec<&str> = dictionary.flags(stem).collect();
                found.sort_unstable();
                let all = listed.iter().map(|line| line.split_once('/').unwrap_or((line, "")));
                let wanted: Vec<&str> = all.filter(|(own, _)| *own == stem).map(|(_, flags)| flags).collect();
                assert_eq!(found, wanted, "{stem} of {end}");
            }
        }
    }
}

/// In long lists too, whose index is more than one line.
#[test]
fn each_stem_of_a_long_list_is_found_and_nothing_between() {
    let stems: Vec<String> = (0..4000).map(|number| format!("ordbörjan{number:04}")).collect();
    let short = (b'a'..=b'z').map(|letter| char::from(letter).to_string());
    let listed: Vec<String> = stems.iter().cloned().chain(short).collect();
    let list: String = listed.iter().map(|stem| format!("{stem}/A\n")).collect();
    let dictionary = Dictionary::new(list, "SFX A 0 s .\n");
    for stem in &listed {
        assert!(dictionary.has(stem) && dictionary.has(&format!("{stem}s")), "{stem}");
        assert!(!dictionary.has(&format!("{stem}x")), "{stem}");
    }
    assert!(["", "ordbörjan", "ordbörjan4000", "ord", "å"].iter().all(|word| !dictionary.has(word)));
}
