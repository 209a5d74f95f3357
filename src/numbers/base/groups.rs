//! Groups of words and marks that the rules for figures ask for, from `lexicon/figure_words.txt`: each spelling is looked up
//! once a document, so that a question costs a look into a table.

use std::cell::Cell;
use std::sync::LazyLock;

use crate::document::Document;
use crate::lexicon::{Lookup, Map};

macro_rules! groups {
    ($($name:ident)*) => {
        /// A group by its name in the lexicon, which shows an example of each.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(crate) enum Group { $($name),* }

        const NAMES: &[&str] = &[$(stringify!($name)),*];
    };
}

groups! {
    Old YearOld Aged IsWas Joins JustBeforeAge IsAged WhoIsAged NoAge ClosesAge GoesOnAfterAge PartOfSpan ListsTo
    AgeOwner Vague AdjectiveOfTime Minus MinusOrDash OpensSign Either Negative Couple Compares PluralVerb HalfOrSecond
    MoreOrLess Article OneOf PartOfGame BeforeHour AtHour At HoursWord MinutesPast PastTo  OClock KindOfZone
    PointOfPercent Point PercentWord CountedInWord HasQuarter Whole BesideTime FromNow RarelyOne NearUnit LastsUnit
    Extent OrMore MoreOfThem AndOr AndOrTo Possessive PastOf Rest Remained Them Dead Parallel PlacesIt Contrasts Has
    HarmStem Participle ShortCurrency EnglishCurrency Marks MoneyOfMarks DateSign DoubtfulMonth MayOrMarch OrdinalEnding
    Through OfInComma Traded Scheduled DayJoin BetweenFrom BeforeNth OnBy OfThis Adds PluralOfTime CodeSign Phone
    ClubOf NumberedName Emergency EmergencyNoun Street BulletMark ListMark Label LeadsFigure PointsAtOne NoNumberOne
    AnotherOrOwn AfterOne Identifies Best Island MarksMeasure MarksMeasureOfScore HalfOfDay Took Race RaceOfK PartOfDay
    Starting OnFrom MeasuresDay AfterOneDay Later NoLater ClockUnits TheThis BetweenModifier  Spatial
    HasTopic LastsOver ApartInTime PlusMinus  OfIn OfWeek TheYear EachMonth Fiscal UnitsOfTime ThisLast
    BeforeYearEnd ArticleOrHalf HundredThousand AfterScale BeforeDayInDigits DateJoin BeforeSecond FirstNoun Each
    PerSplit NumberedUnit CentName EndMark PeriodLink PeriodOwner FirstLast Ended Nearly Present Dash LongDash
    GoesOnDate Coming WorkingWeek FewSeveral BeforeToLast Helps RomanPart Contest OtherSingle EveryDayNoun Recurs Cent
    Magnitude BeforeDozen ShareOf OfWhole TensScores Weather BeforeNoYear Since CountsYear InThe BeforeAnyYear
    Determines YearlyEvent BeforeShortYear BeforeDecade KindOfYear Moves Rises Falls Raises Lowers UpDown ByTo
    ChangeLink Rise Fall ClauseMark Ranges Track Weighs Priced CommaOrStop CellMark BeforeDate Morning Evening Zone
    AmericanZone MarksCoordinate Compass DollarLetters ShortWeekday Opening Scripture LeftToPlay Begins Ran DoneAtAge
    EachAged Turns AlsoGiven OnlyBeforeDate GluedPrefix HandOrSide OpensClause Dial Numbered FromOther Play PointsAhead
    HeadsFor PointsBack ForDate Planned Plans Event WhenIf PartsOfDays Attacks FromNowTo Victory PhoneSign OverUnder
}

impl Group {
    /// Whether a word in small letters, or a mark, is of this group.
    pub(crate) fn has(self, word: &str) -> bool {
        self.holds(entry(word))
    }

    fn holds(self, entry: u16) -> bool {
        TABLE.sets.get(usize::from(entry)).is_some_and(|set| set.has(self))
    }
}

/// What each spelling is, as far as it was asked for, of one document after another.
#[derive(Default)]
pub(crate) struct Spellings(Vec<Cell<u16>>);

/// A spelling that nobody asked for yet.
const UNASKED: u16 = u16::MAX;

impl Spellings {
    /// Makes room for the words of a document.
    pub(crate) fn meet(&mut self, doc: &Document) {
        self.0.resize(doc.word_count(), Cell::new(UNASKED));
    }

    /// Whether the token at an index, which the document has, is of a group.
    pub(crate) fn is(&self, doc: &Document, index: usize, group: Group) -> bool {
        let Some(known) = self.0.get(doc.token(index).word as usize) else { return false };
        if known.get() == UNASKED {
            known.set(entry(doc.lower(index)));
        }
        group.holds(known.get())
    }
}

/// The groups of one word, a bit each.
#[derive(Clone, Copy, Default)]
struct Set([u64; BLOCKS]);

const BLOCKS: usize = NAMES.len().div_ceil(u64::BITS as usize);

impl Set {
    fn has(self, group: Group) -> bool {
        let (block, bit) = (group as usize / u64::BITS as usize, group as u32 % u64::BITS);
        self.0.get(block).is_some_and(|bits| bits >> bit & 1 == 1)
    }

    fn add(&mut self, group: usize) {
        let (block, bit) = (group / u64::BITS as usize, group as u32 % u64::BITS);
        if let Some(bits) = self.0.get_mut(block) {
            *bits |= 1 << bit;
        }
    }
}

struct Table {
    /// The place of each word's set.
    entries: Lookup<&'static str, u16>,
    /// The first is empty: that of all other words.
    sets: Vec<Set>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let (mut entries, mut sets) = (Map::default(), vec![Set::default()]);
    let mut group = None;
    for line in include_str!("../../lexicon/figure_words.txt").lines() {
        if let Some((name, _)) = line.strip_prefix('[').and_then(|head| head.split_once(']')) {
            group = NAMES.iter().position(|known| *known == name);
            continue;
        }
        let Some(group) = group else { continue };
        for word in line.split(' ') {
            let next = sets.len();
            let at = *entries.entry(word).or_insert(next as u16);
            if usize::from(at) == next {
                sets.push(Set::default());
            }
            if let Some(set) = sets.get_mut(usize::from(at)) {
                set.add(group);
            }
        }
    }
    Table { entries: entries.into(), sets }
});

fn entry(word: &str) -> u16 {
    TABLE.entries.get(word).copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::{Group, NAMES};

    #[test]
    fn the_lexicon_has_every_group_once_and_no_other() {
        let text = include_str!("../../lexicon/figure_words.txt");
        let mut heads: Vec<_> = text.lines().filter_map(|line| line.strip_prefix('[')?.split(']').next()).collect();
        let mut names = NAMES.to_vec();
        heads.sort_unstable();
        names.sort_unstable();
        assert_eq!(heads, names);
        for line in text.lines().filter(|line| !line.starts_with(['#', '['])) {
            let words: Vec<_> = line.split(' ').collect();
            assert!(words.windows(2).all(|pair| pair[0] < pair[1]), "{line}");
            assert_eq!(line, line.to_lowercase());
        }
    }

    #[test]
    fn words_are_of_their_groups() {
        assert!(Group::Article.has("a") && Group::OneOf.has("a") && !Group::Article.has("one") && !Group::Article.has(""));
    }
}
