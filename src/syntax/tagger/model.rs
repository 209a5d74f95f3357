//! The trained weights and their file, `model.bin`.

use super::features::{self, GRAIN, Pairs, TAG_IDS, TagId};
#[cfg(any(feature = "train", feature = "fuzzing"))]
use crate::sequence::file;
use crate::sequence::file::{ModelError, Reader};
use crate::sequence::hashing::key;
use crate::sequence::lists::{self, Table};
use crate::sequence::weights::Weights;
use crate::syntax::tags::Tag;

/// Scores of the tags; padded for vector instructions.
pub(crate) type Scores = [i16; LANES];
/// Length of [`Scores`].
pub(crate) const LANES: usize = 48;

/// The dictionary and the weights.
#[derive(Debug, Default)]
pub(crate) struct Model {
    /// The tags of spellings that have one everywhere.
    dictionary: Table,
    /// The weights of features.
    pub(crate) weights: Weights<LANES>,
    /// What two tags add to the scores of the next one.
    behind: Vec<Scores>,
}

/// What goes into a model file.
#[cfg(feature = "train")]
pub(crate) struct Parts<'a> {
    /// Numbers of spellings with the numbers of their tags, sorted.
    pub(crate) dictionary: &'a [(u32, u32)],
    /// Features with the weights of tags that are not 0, sorted.
    pub(crate) features: &'a [(u32, Vec<(TagId, i8)>)],
}

impl Model {
    /// Reads a model file.
    pub(crate) fn read(bytes: &[u8]) -> Result<Self, ModelError> {
        let mut reader = Reader::open(bytes, digest())?;
        let dictionary = reader.table(1)?;
        if dictionary.iter().any(|&(_, tag)| tag >= u32::from(TAG_IDS) - 1) {
            return Err(ModelError::Data);
        }
        let mut keys = reader.keys()?;
        for key in &mut keys {
            *key = key.checked_mul(1 << GRAIN).ok_or(ModelError::Data)?;
        }
        let counts = reader.take(keys.len())?;
        let total = counts.iter().map(|&count| usize::from(count)).sum();
        let (tags, values) = (reader.take(total)?, reader.take(total)?);
        reader.close()?;
        let mut rows = vec![[0; LANES]; keys.len()];
        let mut weights = tags.iter().zip(values);
        for (row, &count) in rows.iter_mut().zip(counts) {
            for (&tag, &weight) in weights.by_ref().take(usize::from(count)) {
                *row.get_mut(usize::from(tag)).filter(|_| usize::from(tag) < Tag::LEARNED.len()).ok_or(ModelError::Data)? =
                    weight.cast_signed();
            }
        }
        let weights = Weights::new(&keys, rows);
        let pairs = (0..TAG_IDS).flat_map(|two| (0..TAG_IDS).map(move |one| [two, one]));
        let behind = pairs.map(|before| {
            let mut scores = [0; LANES];
            Pairs::tags(before, &mut |feature| weights.add(feature, &mut scores));
            scores
        });
        let behind = behind.collect();
        Ok(Self { dictionary: Table::new(&dictionary), weights, behind })
    }

    /// The tag that a spelling has everywhere.
    pub(crate) fn listed(&self, spelling: &str) -> Option<TagId> {
        self.dictionary.get(key(spelling)).map(|tag| tag as TagId)
    }

    /// What two tags add to the scores of the next one.
    pub(crate) fn behind(&self, [two, one]: [TagId; 2]) -> &Scores {
        self.behind.get(usize::from(two) * usize::from(TAG_IDS) + usize::from(one)).unwrap_or(&[0; LANES])
    }
}

/// Tells the feature code and the lists that a model was trained with.
fn digest() -> u64 {
    features::digest() ^ lists::digest()
}

/// A file of these sections.
#[cfg(any(feature = "train", feature = "fuzzing"))]
pub(crate) fn framed(sections: &[u8]) -> Vec<u8> {
    file::framed(sections, digest())
}

#[cfg(feature = "train")]
impl Parts<'_> {
    /// The model file.
    pub(crate) fn write(&self) -> Vec<u8> {
        let mut data = Vec::new();
        file::write_table(&mut data, self.dictionary, 1);
        file::write_keys(&mut data, self.features.iter().map(|f| f.0 >> GRAIN));
        data.extend(self.features.iter().map(|f| f.1.len() as u8));
        data.extend(self.features.iter().flat_map(|f| &f.1).map(|w| w.0));
        data.extend(self.features.iter().flat_map(|f| &f.1).map(|w| w.1 as u8));
        framed(&data)
    }
}

#[cfg(test)]
mod tests {
    use super::Model;
    use crate::sequence::file::check_damage;

    const EMBEDDED: &[u8] = include_bytes!("../model.bin");

    #[test]
    fn the_embedded_model_fits_the_feature_code_and_its_own_digest() {
        assert_eq!(Model::read(EMBEDDED).err(), None, "train it anew, the command is in syntax/tagger/mod.rs");
    }

    #[test]
    fn a_damaged_model_is_an_error() {
        check_damage(EMBEDDED, |bytes| Model::read(bytes).err());
    }
}
