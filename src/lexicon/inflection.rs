//! The forms of English verbs.

/// The form of a verb, as far as it matters to find its subject.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// "say".
    Base,
    /// "says".
    Third,
    /// "said", also as participle.
    Past,
    /// "saying".
    Gerund,
    /// "confident", behind a form of "be".
    Adjective,
}

/// All forms of a verb; the past forms and the gerund are regular where `irregular` has none.
pub(crate) fn inflect<'v>(lemma: &'v str, irregular: impl Iterator<Item = &'v str> + Clone) -> impl Iterator<Item = (String, Form)> {
    let gerund = irregular.clone().find(|form| form.ends_with("ing")).map_or_else(|| suffixed(lemma, "ing"), str::to_owned);
    let mut past: Vec<_> = irregular.filter(|form| !form.ends_with("ing")).map(str::to_owned).collect();
    if past.is_empty() {
        past.push(suffixed(lemma, "ed"));
    }
    let past = past.into_iter().map(|form| (form, Form::Past));
    past.chain([(gerund, Form::Gerund), (third(lemma), Form::Third), (lemma.to_owned(), Form::Base)])
}

fn ends_in_consonant_y(lemma: &str) -> bool {
    lemma.ends_with('y') && !lemma.ends_with("ay") && !lemma.ends_with("ey") && !lemma.ends_with("oy")
}

fn suffixed(lemma: &str, suffix: &str) -> String {
    if suffix == "ed" && ends_in_consonant_y(lemma) {
        return format!("{}ied", lemma.trim_end_matches('y'));
    }
    match lemma.strip_suffix('e') {
        Some(stem) if suffix == "ed" || !stem.ends_with('e') => format!("{stem}{suffix}"),
        _ => format!("{lemma}{suffix}"),
    }
}

fn third(lemma: &str) -> String {
    if ends_in_consonant_y(lemma) {
        return format!("{}ies", lemma.trim_end_matches('y'));
    }
    let hissing = ["s", "sh", "ch", "x", "z"].iter().any(|end| lemma.ends_with(end));
    format!("{lemma}{}", if hissing { "es" } else { "s" })
}
