//! Whether a text is in English, by its small words.

use std::sync::LazyLock;

use crate::lexicon::{Set, entries};

static ENGLISH: LazyLock<Set<&str>> = LazyLock::new(|| entries(include_str!("lexicon/english.txt")).collect());
static FOREIGN: LazyLock<Set<&str>> = LazyLock::new(|| entries(include_str!("lexicon/foreign.txt")).collect());

/// Words that are counted at most.
const MOST: usize = 3000;
/// Of fewer words nothing is said.
const FEW: usize = 25;
/// Of so many words one at least is small in prose, of English or of its neighbours; tables and lists of names have fewer.
const ONE_IN: usize = 9;
/// A text is in another script where so many of its words are.
const SCRIPT: f32 = 0.4;

/// Whether a text is in English; `None` where its words do not tell, being few, or names.
///
/// ```
/// let told = |text: &str| newsgloss::is_english(&format!("{text} ").repeat(5));
/// assert_eq!(told("The ministry said on Monday that it would open the bridge."), Some(true));
/// assert_eq!(told("Das Ministerium sagte am Montag, dass es die Brücke öffnen werde."), Some(false));
/// assert_eq!(newsgloss::is_english("Bridge opens"), None);
/// ```
#[must_use]
pub fn is_english(text: &str) -> Option<bool> {
    let mut all = 0;
    let mut small = 0;
    let mut neighbour = 0;
    let mut script = 0;
    for word in text.split(|c: char| !c.is_alphabetic() && !matches!(c, '\'' | '\u{2019}')).filter(|word| !word.is_empty()).take(MOST) {
        // Scripts without spaces write many words as one.
        let latin = word.chars().all(|c| c <= '\u{24F}' || ('\u{1E00}'..='\u{2C7F}').contains(&c));
        let words = if latin { 1 } else { word.chars().count().div_ceil(4) };
        all += words;
        script += if latin { 0 } else { words };
        if word.len() < 10 {
            let lower = word.to_lowercase();
            small += usize::from(ENGLISH.contains(lower.as_str()));
            neighbour += usize::from(FOREIGN.contains(lower.as_str()));
        }
    }
    if all < FEW {
        return None;
    }
    if script as f32 > all as f32 * SCRIPT {
        return Some(false);
    }
    let tells = |count: usize, other: usize| count * ONE_IN >= all && count > other;
    if tells(small, neighbour) {
        Some(true)
    } else if tells(neighbour, small) {
        Some(false)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::is_english;

    #[test]
    fn neighbours_are_told_apart() {
        for (text, english) in [
            ("She said that 27 people were hurt when the pier fell, and that nobody would pay for them.", Some(true)),
            ("Bridge reopens. By Ada Weiss. The mayor of Ellery, Carla Weiss, walked over it on Monday.", Some(true)),
            ("Hij zei dat de brug in de haven was gesloten en dat er op maandag niemand over mag.", Some(false)),
            ("Die Frau war in der Stadt, als der Wind kam, und sie hat am Abend den Hafen gesehen.", Some(false)),
            ("Hun sa at broen er stengt, og at ingen får gå over den før til sommeren, for det er farlig.", Some(false)),
            ("El puente está cerrado y nadie sabe a qué hora se abre, dijo la alcaldesa a los vecinos.", Some(false)),
            ("Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor incididunt ut labore.", None),
            ("Some 27 farmers left. Carla Weiss, Ellery. Nothing here.", None),
            ("橋は月曜日に閉鎖され、二十七人が負傷したと市長が述べた。住民は夏まで渡れない。", Some(false)),
        ] {
            assert_eq!(is_english(&text.repeat(4)), english, "{text}");
        }
    }
}
