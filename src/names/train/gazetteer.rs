//! Word clusters and gazetteers, gathered under the numbers that the model looks up.

use std::collections::BTreeMap;
use std::io;
use std::path::Path;

use crate::lexicon::entries;
use crate::names::places::join;
use crate::sequence::hashing::key;
use crate::sequence::lists::{CLASSES, Lists, PHRASE_WORDS, STARTS_PHRASE};

pub(super) const COUNTRIES: &str = include_str!("../../lexicon/countries.txt");
/// Lists beside the countries, with their classes.
const LISTS: [(&str, &str); 5] = [
    (include_str!("regions.txt"), "r"),
    (include_str!("places.txt"), "r"),
    (include_str!("peoples.txt"), "d"),
    (include_str!("titles.txt"), "t"),
    (include_str!("organizations.txt"), "o"),
];

/// Sorted tables of the model file.
pub(super) struct Gazetteer {
    pub(super) words: Vec<(u32, u32)>,
    pub(super) phrases: Vec<(u32, u32)>,
    pub(super) coarse: Vec<u8>,
}

impl Gazetteer {
    pub(super) fn lists(&self) -> Lists {
        Lists::new(&self.words, &self.phrases, self.coarse.clone())
    }
}

fn bits(classes: &str) -> u32 {
    classes.chars().filter_map(|c| CLASSES.find(c)).fold(0, |bits, at| bits | 1 << at)
}

/// Reads the files of a folder; clusters of so many of the most frequent words.
pub(super) fn read(folder: &Path, limit: usize) -> io::Result<Gazetteer> {
    let mut listed: BTreeMap<String, u32> = BTreeMap::new();
    for file in ["gazetteer-words.tsv", "gazetteer-phrases.tsv"] {
        for line in std::fs::read_to_string(folder.join(file))?.lines() {
            let Some((name, classes)) = line.split_once('\t') else { continue };
            *listed.entry(name.replace('’', "'")).or_default() |= bits(classes) & !bits("kr");
        }
    }
    for line in entries(COUNTRIES) {
        let columns: Vec<_> = line.split('\t').collect();
        let lists = [(0, "k"), (2, "d"), (3, "c")];
        for (column, class) in lists {
            for name in columns.get(column).into_iter().flat_map(|c| c.split(',')).filter(|n| !n.is_empty()) {
                *listed.entry(name.to_owned()).or_default() |= bits(class);
                if class == "d" {
                    *listed.entry(format!("{name}s")).or_default() |= bits(class);
                }
            }
        }
    }
    for (list, class) in LISTS {
        for name in entries(list) {
            *listed.entry(name.to_owned()).or_default() |= bits(class);
        }
    }
    listed.retain(|_, bits| *bits != 0);

    let mut words: BTreeMap<u32, u32> = BTreeMap::new();
    let mut phrases = BTreeMap::new();
    for (name, &bits) in &listed {
        let parts: Vec<_> = name.split(' ').collect();
        match parts.as_slice() {
            [word] => *words.entry(key(word)).or_default() |= bits,
            [first, rest @ ..] if parts.len() <= PHRASE_WORDS => {
                *words.entry(key(first)).or_default() |= STARTS_PHRASE;
                let number = rest.iter().fold(key(first), |number, word| join(number, key(word)));
                *phrases.entry(number).or_default() |= bits;
            }
            _ => {}
        }
    }
    let mut coarse = vec![0u8; 1];
    for line in std::fs::read_to_string(folder.join("word-clusters.tsv"))?.lines().take(limit) {
        let Some((word, clusters)) = line.split_once('\t') else { continue };
        let Some((fine, wide)) = clusters.split_once(':').and_then(|(f, c)| Some((f.parse::<u32>().ok()? + 1, c.parse::<u8>().ok()? + 1)))
        else {
            continue;
        };
        if coarse.len() <= fine as usize {
            coarse.resize(fine as usize + 1, 0);
        }
        coarse[fine as usize] = wide;
        *words.entry(key(&word.replace('’', "'"))).or_default() |= fine << 16;
    }
    Ok(Gazetteer { words: words.into_iter().collect(), phrases: phrases.into_iter().collect(), coarse })
}
