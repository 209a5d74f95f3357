//! The trained weights and their file, `model.bin`.
//!
//! A header (magic, version, digests of the feature code and of the data), then sections, each a count and its
//! columns: sorted numbers as gaps in variable-length bytes, values as one byte plane after the other, which
//! compresses best.

use super::features;
use super::labels::LABELS;
use crate::lexicon;
use crate::sequence::index::Index;
use crate::sequence::lists::Lists;

/// Label scores of one feature or of a word in a role; padded for vector instructions.
pub(crate) type Scores = [i16; LANES];
/// Length of [`Scores`].
pub(crate) const LANES: usize = 16;

const MAGIC: &[u8; 4] = b"NGTM";
const VERSION: u16 = 1;

/// Why a model can't be read.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum ModelError {
    /// Not a model at all.
    Magic,
    /// Of another version of the format.
    Version,
    /// Trained with other feature code.
    Features,
    /// Damaged.
    Data,
}

/// Weights, transitions, clusters and gazetteers.
#[derive(Debug, Default)]
pub(crate) struct Model {
    /// Clusters and gazetteers.
    pub(crate) lists: Lists,
    /// The score of a label (second index) after another one (first index).
    pub(crate) transitions: [Scores; LABELS],
    index: Index,
    rows: Vec<[i8; LANES]>,
}

/// What goes into a model file.
#[cfg(feature = "train")]
pub(crate) struct Parts<'a> {
    pub(crate) words: &'a [(u32, u32)],
    pub(crate) phrases: &'a [(u32, u32)],
    pub(crate) coarse: &'a [u8],
    pub(crate) transitions: &'a [[i16; LABELS]; LABELS],
    pub(crate) features: &'a [(u32, [i8; LABELS])],
}

impl Model {
    /// Reads a model file.
    pub(crate) fn read(bytes: &[u8]) -> Result<Self, ModelError> {
        let mut reader = Reader { bytes };
        if reader.take(4)? != MAGIC {
            return Err(ModelError::Magic);
        }
        if reader.number(2)? != u64::from(VERSION) {
            return Err(ModelError::Version);
        }
        if reader.number(8)? != features::digest() {
            return Err(ModelError::Features);
        }
        if reader.number(8)? != lexicon::hash(reader.bytes) {
            return Err(ModelError::Data);
        }
        let words = reader.table(4)?;
        let phrases = reader.table(2)?;
        let coarse = reader.number(4)? as usize;
        let coarse = reader.take(coarse)?.to_vec();
        let mut transitions = [[0; LANES]; LABELS];
        for row in &mut transitions {
            for score in row.iter_mut().take(LABELS) {
                *score = (reader.number(2)? as u16).cast_signed();
            }
        }
        let keys = reader.keys()?;
        let mut rows = vec![[0; LANES]; keys.len()];
        for label in 0..LABELS {
            for (row, &weight) in rows.iter_mut().zip(reader.take(keys.len())?) {
                if let Some(cell) = row.get_mut(label) {
                    *cell = weight.cast_signed();
                }
            }
        }
        if !reader.bytes.is_empty() {
            return Err(ModelError::Data);
        }
        Ok(Self { lists: Lists::new(&words, &phrases, coarse), transitions, index: Index::new(&keys), rows })
    }

    /// Adds the weights of a feature to scores.
    pub(crate) fn add(&self, feature: u32, scores: &mut Scores) {
        let Some(row) = self.index.get(feature).and_then(|row| self.rows.get(row)) else { return };
        for (score, &weight) in scores.iter_mut().zip(row) {
            *score = score.saturating_add(i16::from(weight));
        }
    }
}

struct Reader<'a> {
    bytes: &'a [u8],
}

impl<'a> Reader<'a> {
    fn take(&mut self, count: usize) -> Result<&'a [u8], ModelError> {
        let (head, rest) = self.bytes.split_at_checked(count).ok_or(ModelError::Data)?;
        self.bytes = rest;
        Ok(head)
    }

    fn number(&mut self, width: usize) -> Result<u64, ModelError> {
        Ok(self.take(width)?.iter().rev().fold(0, |number, &byte| number << 8 | u64::from(byte)))
    }

    fn keys(&mut self) -> Result<Vec<u32>, ModelError> {
        let count = self.number(4)? as usize;
        if count > self.bytes.len() {
            return Err(ModelError::Data);
        }
        let mut keys = Vec::with_capacity(count);
        // Read once, by code that is still cold: a plain loop over bytes takes a third of the time.
        let mut bytes = self.bytes.iter();
        let mut key = 0u32;
        for at in 0..count {
            let (mut gap, mut shift) = (0u32, 0);
            loop {
                let byte = u32::from(*bytes.next().ok_or(ModelError::Data)?);
                gap |= (byte & 0x7F) << shift;
                shift += 7;
                if byte < 0x80 {
                    break;
                }
                if shift > 28 {
                    return Err(ModelError::Data);
                }
            }
            key = key.checked_add(gap).filter(|_| at == 0 || gap > 0).ok_or(ModelError::Data)?;
            keys.push(key);
        }
        self.bytes = bytes.as_slice();
        Ok(keys)
    }

    /// Keys with values of some bytes.
    fn table(&mut self, width: u32) -> Result<Vec<(u32, u32)>, ModelError> {
        let mut entries: Vec<_> = self.keys()?.into_iter().map(|key| (key, 0)).collect();
        for plane in 0..width {
            let count = entries.len();
            for (entry, &byte) in entries.iter_mut().zip(self.take(count)?) {
                entry.1 |= u32::from(byte) << (8 * plane);
            }
        }
        Ok(entries)
    }
}

#[cfg(feature = "train")]
impl Parts<'_> {
    /// The model file.
    pub(crate) fn write(&self) -> Vec<u8> {
        let mut data = Vec::new();
        write_table(&mut data, self.words, 4);
        write_table(&mut data, self.phrases, 2);
        data.extend((self.coarse.len() as u32).to_le_bytes());
        data.extend(self.coarse);
        data.extend(self.transitions.iter().flatten().flat_map(|score| score.to_le_bytes()));
        write_keys(&mut data, self.features.iter().map(|f| f.0));
        for label in 0..LABELS {
            data.extend(self.features.iter().filter_map(|(_, row)| row.get(label)).map(|&weight| weight as u8));
        }
        framed(&data)
    }
}

/// A file of these sections.
#[cfg(any(feature = "train", feature = "fuzzing"))]
pub(crate) fn framed(sections: &[u8]) -> Vec<u8> {
    let mut file = MAGIC.to_vec();
    file.extend(VERSION.to_le_bytes());
    file.extend(features::digest().to_le_bytes());
    file.extend(lexicon::hash(sections).to_le_bytes());
    file.extend(sections);
    file
}

#[cfg(feature = "train")]
fn write_keys(data: &mut Vec<u8>, keys: impl ExactSizeIterator<Item = u32>) {
    data.extend((keys.len() as u32).to_le_bytes());
    let mut last = 0;
    for key in keys {
        let mut gap = key - last;
        last = key;
        while gap >= 0x80 {
            data.push(gap as u8 | 0x80);
            gap >>= 7;
        }
        data.push(gap as u8);
    }
}

#[cfg(feature = "train")]
fn write_table(data: &mut Vec<u8>, entries: &[(u32, u32)], width: u32) {
    write_keys(data, entries.iter().map(|e| e.0));
    for plane in 0..width {
        data.extend(entries.iter().map(|e| (e.1 >> (8 * plane)) as u8));
    }
}

#[cfg(test)]
mod tests {
    use super::{Model, ModelError};

    const EMBEDDED: &[u8] = include_bytes!("model.bin");

    #[test]
    fn the_embedded_model_fits_the_feature_code_and_its_own_digest() {
        assert_eq!(Model::read(EMBEDDED).err(), None, "train it anew, the command is in names/mod.rs");
    }

    #[test]
    fn a_damaged_model_is_an_error() {
        let damaged = |at: usize| {
            let mut bytes = EMBEDDED.to_vec();
            bytes[at] ^= 0x55;
            Model::read(&bytes).err()
        };
        assert_eq!(damaged(0), Some(ModelError::Magic));
        assert_eq!(damaged(4), Some(ModelError::Version));
        assert_eq!(damaged(6), Some(ModelError::Features));
        assert_eq!(damaged(14), Some(ModelError::Data));
        assert_eq!(damaged(EMBEDDED.len() - 1), Some(ModelError::Data));
        for length in [0, 3, 10, 22, 30, EMBEDDED.len() / 2] {
            assert!(Model::read(&EMBEDDED[..length]).is_err());
        }
    }
}
