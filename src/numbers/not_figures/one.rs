//! "One" where it is no number: "no one", "one another", "the one who", "on the one hand".

use crate::lexicon::Classes;
use crate::numbers::amounts::counted;
use crate::numbers::base::groups::Group;
use crate::numbers::base::passage::Passage;

/// "no one", "one another", "the one who", "one can": not the figure.
pub(crate) fn is_pronoun(doc: &Passage, at: usize) -> bool {
    let before = doc.before(at);
    let next = doc.lower(at + 1);
    // "On the one hand".
    if before == "the" && doc.is(at + 1, Group::HandOrSide) {
        return true;
    }
    if next == "of" {
        return is_one_of_many(doc, at, before);
    }
    // "How many? One."
    if before.is_empty() && doc.sentence_at(at).len() <= 2 {
        return false;
    }
    let noun = counted::after(doc, at + 1, true).is_some();
    // "The first one to ask", "this one", but "the last one year".
    let pointed = Group::PointsAtOne.has(before) && !noun;
    let never = pointed || Group::NoNumberOne.has(before);
    never || Group::AnotherOrOwn.has(next) || !(noun || Group::AfterOne.has(next))
}

/// "one of the best", "is one of our partners": tells what something is, not how many there are.
fn is_one_of_many(doc: &Passage, at: usize, before: &str) -> bool {
    let named = Group::Identifies.has(before);
    let set = at + 2 + usize::from(doc.classes(at + 2).any(Classes::DETERMINER));
    let best = doc.is(set, Group::Best) || (doc.lower(set).len() > 5 && doc.lower(set).ends_with("est") && doc.lower(set) != "interest");
    named || best
}
