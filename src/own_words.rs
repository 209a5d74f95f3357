//! A reader's own words beside the lexicon: names, verbs that report, units, and what is no name.

use std::fmt;

use serde::Deserialize;

use crate::annotation::ActorKind;
use crate::document::{Document, OwnEntry, OwnIndex, OwnUnit as Unit};
use crate::lexicon::PhraseWord;
use crate::lexicon::inflection::inflect;

/// Words of your own, for [`Annotator::with_words`](crate::Annotator::with_words). They go before all that newsgloss knows
/// by itself; where several fit, the longest does. A word with a capital is met only with a capital ("Apple" is not "apple").
///
/// ```
/// use newsgloss::{ActorKind, Annotator, Options, OwnName, OwnWords};
///
/// let name = OwnName { name: "Open Water Watch".into(), kind: ActorKind::Organization, country: None, aliases: vec!["oww".into()] };
/// let mut annotator = Annotator::with_words(&OwnWords { names: vec![name], ..OwnWords::default() })?;
/// let found = annotator.annotate("The river is clean, oww said.", &Options::default());
/// assert_eq!(found.entities[0].name, "Open Water Watch");
/// # Ok::<(), newsgloss::OwnWordsError>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct OwnWords {
    /// Who acts or speaks.
    pub names: Vec<OwnName>,
    /// Verbs that report what somebody says.
    pub verbs: Vec<OwnVerb>,
    /// What figures are measured in.
    pub units: Vec<OwnUnit>,
    /// Words that are the name of nobody.
    pub not_names: Vec<String>,
}

/// An actor of your own.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct OwnName {
    /// Its name, which its entity gets, whichever of its names the text uses.
    pub name: String,
    /// What sort of actor.
    pub kind: ActorKind,
    /// ISO 3166-1 alpha-2 code of the country it is or belongs to.
    #[serde(default)]
    pub country: Option<String>,
    /// Its other names.
    #[serde(default)]
    pub aliases: Vec<String>,
}

/// A reporting verb of your own: "posted", in "the mayor posted that".
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct OwnVerb {
    /// Its plain form: "post".
    pub verb: String,
    /// Its past forms and its form in -ing, where they are not regular: "spoke", "spoken".
    #[serde(default)]
    pub forms: Vec<String>,
}

/// A unit of your own.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct OwnUnit {
    /// The word behind the figure: "furlongs".
    pub name: String,
    /// What [`Quantity::unit`](crate::Quantity::unit) shall say.
    pub code: String,
    /// Whether it is money; its code then is three capital letters, as in ISO 4217.
    #[serde(default)]
    pub money: bool,
    /// Its other names: "furlong", "fur".
    #[serde(default)]
    pub aliases: Vec<String>,
}

/// Why words of your own cannot be used: which of them, and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnWordsError(String);

impl fmt::Display for OwnWordsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for OwnWordsError {}

type Checked<T> = Result<T, OwnWordsError>;

/// The words as documents look them up.
pub(crate) fn index(words: &OwnWords) -> Checked<OwnIndex> {
    let mut index = OwnIndex::default();
    for (at, own) in words.names.iter().enumerate() {
        add_name(&mut index, own, &format!("names[{at}]"))?;
    }
    for (at, phrase) in words.not_names.iter().enumerate() {
        let place = format!("notNames[{at}]");
        let known = index.names.add(phrase_of(phrase, &place)?, OwnEntry::NotName);
        known.or_else(|known| if matches!(known, OwnEntry::NotName) { Ok(()) } else { twice(phrase, &place, "a name") })?;
    }
    for (at, own) in words.verbs.iter().enumerate() {
        add_verb(&mut index, own, &format!("verbs[{at}]"))?;
    }
    for (at, own) in words.units.iter().enumerate() {
        let place = format!("units[{at}]");
        if own.code.trim().is_empty() {
            return refuse(format!("{place}.code is empty; give the code that figures shall have, such as \"km\""));
        }
        if own.money && !(own.code.len() == 3 && own.code.bytes().all(|byte| byte.is_ascii_uppercase())) {
            return refuse(format!("{place}.code must be three capital letters such as \"USD\" where it is money, not {:?}", own.code));
        }
        let unit = Unit { code: own.code.clone(), money: own.money };
        for phrase in std::iter::once(&own.name).chain(&own.aliases) {
            let known = index.units.add(phrase_of(phrase, &place)?, unit.clone());
            known.or_else(|known| if *known == unit { Ok(()) } else { twice(phrase, &place, "another unit") })?;
        }
    }
    Ok(index)
}

fn add_name(index: &mut OwnIndex, own: &OwnName, place: &str) -> Checked<()> {
    if let Some(country) = own.country.as_ref().filter(|code| code.len() != 2 || !code.bytes().all(|byte| byte.is_ascii_uppercase())) {
        return refuse(format!("{place}.country must be two capital letters of ISO 3166-1 such as \"FR\", not {country:?}"));
    }
    let number = index.add_actor(own.name.clone(), own.kind, own.country.clone());
    for phrase in std::iter::once(&own.name).chain(&own.aliases) {
        let known = index.names.add(phrase_of(phrase, place)?, OwnEntry::Name(number));
        let same = |known: &OwnEntry| matches!(known, OwnEntry::Name(known) if *known == number);
        known.or_else(|known| if same(known) { Ok(()) } else { twice(phrase, place, "another name") })?;
    }
    Ok(())
}

fn add_verb(index: &mut OwnIndex, own: &OwnVerb, place: &str) -> Checked<()> {
    let one = |word: &String| !word.is_empty() && word.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '\''));
    if let Some(word) = std::iter::once(&own.verb).chain(&own.forms).find(|word| !one(word)) {
        return refuse(format!("{place}: {word:?} is no single word; give the verb's plain form such as \"post\""));
    }
    let (lemma, forms) = (own.verb.to_lowercase(), own.forms.iter().map(|form| form.to_lowercase()).collect::<Vec<_>>());
    for (word, form) in inflect(&lemma, forms.iter().map(String::as_str)) {
        index.verbs.entry(word).or_insert(form);
    }
    Ok(())
}

/// The words of a phrase, cut as those of a text are.
fn phrase_of(phrase: &str, place: &str) -> Checked<Vec<PhraseWord>> {
    if !phrase.chars().any(char::is_alphanumeric) {
        return refuse(format!("{place}: {phrase:?} has no letter; give the words as they stand in texts"));
    }
    let doc = Document::new(phrase.trim());
    let word = |at| PhraseWord { lower: doc.lower(at).to_owned(), capital: doc.surface(at).chars().any(char::is_uppercase) };
    Ok((0..doc.len()).map(word).collect())
}

fn twice(phrase: &str, place: &str, other: &str) -> Checked<()> {
    refuse(format!("{place}: {phrase:?} is {other} of yours already; take one of them out"))
}

fn refuse<T>(why: String) -> Checked<T> {
    Err(OwnWordsError(why))
}
