//! Classes of characters: a table for ASCII, Unicode's own behind it.

/// What a character can be part of.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    Space,
    Newline,
    Letter,
    Digit,
    Apostrophe,
    Quote,
    Punct,
    Wide,
}

/// The classes of single bytes.
#[expect(clippy::indexing_slicing, reason = "evaluated by the compiler: a bad index would not build")]
pub(super) const ASCII: [Class; 256] = {
    let mut table = [Class::Punct; 256];
    let mut byte = 0;
    while byte < 256 {
        table[byte] = match byte as u8 {
            b'\n' => Class::Newline,
            0..=b' ' | 0x7F => Class::Space,
            b'a'..=b'z' | b'A'..=b'Z' => Class::Letter,
            b'0'..=b'9' => Class::Digit,
            b'\'' => Class::Apostrophe,
            b'"' => Class::Quote,
            0x80..=0xFF => Class::Wide,
            _ => Class::Punct,
        };
        byte += 1;
    }
    table
};

/// Zero-width characters that take part in no word: joiners, marks of direction, the byte order mark.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2064}' | '\u{FEFF}' | '\u{AD}')
}

/// The class of any character.
pub(super) fn class_of(c: char) -> Class {
    match c {
        _ if c.is_ascii() => ASCII.get(c as usize).copied().unwrap_or(Class::Punct),
        '’' | '‘' | 'ʼ' => Class::Apostrophe,
        '“' | '”' | '„' | '‟' | '«' | '»' | '‹' | '›' | '‚' | '‛' | '″' | '＂' | '「' | '」' | '『' | '』' => {
            Class::Quote
        }
        '\u{2028}' | '\u{2029}' | '\u{85}' => Class::Newline,
        _ if c.is_whitespace() || is_invisible(c) => Class::Space,
        _ if c.is_alphabetic() || is_mark(c) => Class::Letter,
        _ => Class::Punct,
    }
}

/// Combining marks: they continue a word.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}' | '\u{483}'..='\u{489}' | '\u{591}'..='\u{5BD}' | '\u{610}'..='\u{61A}' | '\u{64B}'..='\u{65F}' | '\u{1AB0}'..='\u{1AFF}' | '\u{1DC0}'..='\u{1DFF}' | '\u{20D0}'..='\u{20FF}' | '\u{FE20}'..='\u{FE2F}')
}
