//! The tags of a token: where in a name it stands, and of what kind the name is.

use crate::annotation::ActorKind;

/// The label of a token: [`OUTSIDE`], or four for each kind: begins, inside, ends, single.
pub(crate) type Label = u8;

/// In no name.
pub(crate) const OUTSIDE: Label = 0;
/// How many labels there are.
pub(crate) const LABELS: usize = 13;
/// The kinds of names, in the order of their labels.
pub(crate) const KINDS: [ActorKind; 3] = [ActorKind::Person, ActorKind::Organization, ActorKind::Place];

/// Where in a name a token stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// The first of several.
    Begin = 1,
    /// Neither first nor last.
    Inside = 2,
    /// The last of several.
    End = 3,
    /// The only one.
    Single = 4,
}

/// The label of a part of a name of the kind at an index of [`KINDS`].
pub(crate) const fn label(kind: usize, part: Part) -> Label {
    kind as Label * 4 + part as Label
}

/// Index into [`KINDS`] of a label inside a name.
pub(crate) const fn kind_of(label: Label) -> usize {
    (label as usize).saturating_sub(1) / 4
}

/// Whether a name starts with this label.
pub(crate) const fn opens(label: Label) -> bool {
    label != OUTSIDE && matches!((label - 1) % 4, 0 | 3)
}

/// Whether no name goes on after this label.
pub(crate) const fn closes(label: Label) -> bool {
    label == OUTSIDE || matches!((label - 1) % 4, 2 | 3)
}

/// Whether a label may follow another one.
pub(crate) const fn may_follow(previous: Label, next: Label) -> bool {
    let starts = next == OUTSIDE || opens(next);
    if closes(previous) { starts } else { !starts && kind_of(previous) == kind_of(next) }
}

#[cfg(test)]
mod tests {
    use super::{OUTSIDE, Part, kind_of, label, may_follow};

    #[test]
    fn a_name_is_closed_before_the_next_one() {
        let (begin, end) = (label(1, Part::Begin), label(1, Part::End));
        assert!(may_follow(OUTSIDE, begin) && may_follow(begin, end) && may_follow(end, OUTSIDE));
        assert!(!may_follow(begin, OUTSIDE) && !may_follow(OUTSIDE, end) && !may_follow(begin, label(2, Part::End)));
        assert_eq!([kind_of(begin), kind_of(label(2, Part::Single)), kind_of(label(0, Part::Begin))], [1, 2, 0]);
    }
}
