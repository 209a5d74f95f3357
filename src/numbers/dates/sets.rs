//! Times that come again: "every Tuesday", "each summer", "every other day". They are no day of their own and have no value.

use crate::numbers::base::groups::Group;
use crate::numbers::base::vocabulary::{month_name, season, weekday_number};
use crate::numbers::dates::reader::{Moment, Reader};

impl Reader<'_> {
    /// What comes again, behind "every" or "each".
    pub(crate) fn set(&self, at: usize) -> Option<Moment> {
        let doc = self.doc;
        if !doc.is(at, Group::Each) {
            return None;
        }
        let name = at + 1 + usize::from(doc.is(at + 1, Group::OtherSingle));
        let word = doc.lower(name);
        // "His every day life".
        if word == "day" && doc.is(name + 1, Group::EveryDayNoun) {
            return None;
        }
        let unit = Group::Recurs.has(word);
        let named = doc.is_capitalized(name) && (weekday_number(word).is_some() || month_name(word).is_some());
        (unit || named || season(word).is_some()).then(|| Moment::date(at, name + 1, None, "comes again"))
    }
}
