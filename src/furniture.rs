//! Lines on a page that stand between those of its story and are none: bylines, dates, credits, what to read or buy next.

use std::sync::LazyLock;

use crate::lexicon::{Set, entries};

/// How such lines begin.
static OPENINGS: LazyLock<Set<&str>> = LazyLock::new(|| entries(include_str!("lexicon/furniture.txt")).collect());
/// What lines are made of that tell a time and no more.
static DATELINE: LazyLock<Set<&str>> = LazyLock::new(|| entries(include_str!("lexicon/dateline_words.txt")).collect());
const CALENDAR: &[&str] =
    &["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec", "mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/// A line with more words is a paragraph.
const WORDS: usize = 45;
/// Words of the longest opening.
const OPENING: usize = 5;
/// A byline has at most so many.
const BYLINE: usize = 14;
/// A line of a time has at most so many.
const TIME: usize = 14;

/// Whether a line is no part of a story, by how it begins or what it is made of.
///
/// ```
/// assert!(newsgloss::is_furniture("Read more: Mayor vows to rebuild pier"));
/// assert!(newsgloss::is_furniture("By Jane Porter, Maritime Correspondent"));
/// assert!(newsgloss::is_furniture("Updated 2 hours ago · 3 min read"));
/// assert!(!newsgloss::is_furniture("By Monday the pier was closed."));
/// ```
#[must_use]
pub fn is_furniture(line: &str) -> bool {
    let line =
        line.trim_matches(|c: char| c.is_whitespace() || matches!(c, '*' | '•' | '|' | '>' | '»' | '→' | '▶' | '[' | ']' | '(' | ')'));
    let words: Vec<&str> = line.split_whitespace().take(WORDS + 1).collect();
    if words.is_empty() || words.len() > WORDS {
        return false;
    }
    opens(line, words.len()) || is_byline(&words) || is_time(&words) && tells_of_page(&words) || is_signature(line)
}

/// Whether a line is a day or a clock and no more: "Tuesday, 7 May 2024, 2:03 p.m.". About the head of a story it tells when
/// the story was published; further down it may be a part of it.
#[must_use]
pub fn is_dateline(line: &str) -> bool {
    let words: Vec<&str> = line.split_whitespace().take(TIME + 1).collect();
    is_time(&words) && (line.contains([':', '/']) || words.iter().any(|word| is_calendar(word)))
}

/// Whether a line begins as furniture does.
fn opens(line: &str, words: usize) -> bool {
    let lower: String = line.chars().take(60).flat_map(char::to_lowercase).map(|c| if c == '\u{2019}' { '\'' } else { c }).collect();
    let ends = lower.match_indices(' ').map(|(at, _)| at).chain([lower.len()]).take(OPENING);
    for end in ends {
        let Some(opening) = lower.get(..end) else { continue };
        let bare = opening.trim_end_matches([':', '.', '!', '…', ',', '-', '–', '—', '|']).trim_end();
        let colon = opening.ends_with(':') && OPENINGS.contains(format!("{bare}:").as_str());
        // One word alone opens many a sentence: "Share prices fell."
        let alone = bare.contains(' ') || words <= 4 && !line.ends_with('.');
        if colon || alone && OPENINGS.contains(bare) || end == lower.len() && OPENINGS.contains(format!("{bare}…").as_str()) {
            return true;
        }
    }
    lower.starts_with('©') || lower.starts_with("follow @")
}

/// "By Jane Porter and Tom Reed, Maritime Correspondent".
fn is_byline(words: &[&str]) -> bool {
    let [by, name, .., last] = words else { return false };
    let by = matches!(*by, "By" | "BY" | "by" | "By:" | "Words:" | "Author:" | "Reporting" | "Written");
    let title = |word: &str| word.starts_with(char::is_uppercase);
    let names = words.iter().filter(|word| title(word) || word.len() <= 3).count();
    by && words.len() <= BYLINE
        && (title(name) || *name == "by")
        && names * 3 >= words.len() * 2
        && !last.ends_with(['.', '!', '?', '”', '"'])
}

/// Whether a line of a time says what of the page it is: "Updated", "min read".
fn tells_of_page(words: &[&str]) -> bool {
    let page =
        |word: &str| matches!(word, "published" | "posted" | "updated" | "modified" | "ago" | "read" | "listen" | "release" | "revised");
    words.iter().any(|word| page(word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase().as_str()))
}

/// A month or a day of the week, whole or cut.
fn is_calendar(word: &str) -> bool {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    word.get(..3).is_some_and(|start| CALENDAR.contains(&start)) && word.len() <= 9 && word.chars().all(char::is_alphabetic)
}

/// "Published 3 May 2024, 14:03", "3 MIN READ".
fn is_time(words: &[&str]) -> bool {
    let mut figures = 0;
    let known = |word: &&str| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        let unit = word.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, ':' | '.'));
        let figure = unit.len() < word.len()
            && matches!(unit, "" | "am" | "pm" | "a.m" | "p.m" | "st" | "nd" | "rd" | "th" | "h" | "m" | "d" | "min" | "mins" | "hrs");
        word.is_empty() || figure || DATELINE.contains(word.as_str()) || is_calendar(&word) || word.chars().all(|c| !c.is_alphabetic())
    };
    for word in words {
        figures += usize::from(word.contains(|c: char| c.is_ascii_digit()));
    }
    figures > 0 && words.len() > 1 && words.len() <= TIME && words.iter().all(known)
}

/// What stands under a post that is shown in a story: "— Ellery Harbour (@elleryharbour)".
fn is_signature(line: &str) -> bool {
    line.starts_with(['—', '–', '-']) && line.contains("(@")
}

#[cfg(test)]
mod tests {
    use super::{is_dateline, is_furniture};

    #[test]
    fn what_stands_between_the_lines_of_a_story() {
        for line in [
            "READ MORE: Ferry sinks",
            "Read more",
            "Sign up for our daily newsletter and get the news in your inbox.",
            "Advertisement",
            "Photo: Tom Reed / Agency",
            "© 2024 Ellery Courier",
            "by Ada Weiss",
            "Published Tuesday, 7 May 2024, 2:03 p.m.",
            "Last updated May 3rd 2024 at 14:03 GMT",
            "5 minutes read",
            "— Port of Ellery (@portofellery) May 3, 2024",
            "Share",
            "Related stories:",
            "Follow us on Mastodon",
        ] {
            assert!(is_furniture(line), "{line}");
        }
        for line in [
            "“Share prices fell,” she said.",
            "Share prices fell on Monday.",
            "By 2030 the port will be closed",
            "The pier opened on May 3, 2024",
            "Advertisement sales fell by 3 percent last year.",
            "27 people were hurt",
            "May said the deal was off.",
            "Sources in the ministry say that the deal is off.",
            "Comments by the minister angered the union.",
            "2024",
            "306 days",
            "May 3, 2024",
            "",
        ] {
            assert!(!is_furniture(line), "{line}");
        }
    }

    #[test]
    fn lines_of_a_day() {
        for (line, expected) in [
            ("Tuesday, 7 May 2024, 2:03 p.m.", true),
            ("May 3rd 2024 at 14:03 GMT", true),
            ("08/05/2024 14:03", true),
            ("306 days", false),
            ("2022", false),
            ("May 3 was the day.", false),
        ] {
            assert_eq!(is_dateline(line), expected, "{line}");
        }
    }
}
