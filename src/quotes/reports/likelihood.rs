//! Whether a verb or noun that can report does: a weighted sum over what stands around it.

use crate::document::Tokens;
use crate::quotes::cues::Frames;
use crate::quotes::reader::Reader;
use crate::quotes::reports::properties::{Before, is_sure, properties};
use crate::quotes::reports::weights::WEIGHTS;

/// Whether a cue with these contents reports something.
pub(in crate::quotes) fn is_report(reader: &Reader, before: Before, index: usize, contents: &[Tokens]) -> bool {
    let Some(cue) = before.cues.get(index) else { return false };
    // "described as “…”"
    if reader.doc.lower(cue.words.end) == "as" && cue.source.is_some() && reader.complement(cue.words.end).is_some() {
        return true;
    }
    if !reader.has_substance(cue, contents)
        || cue.form.is_some() && !cue.frames.has(Frames::SURE) && cue.source.as_ref().is_some_and(|source| !reader.can_speak(source))
    {
        return false;
    }
    let Some(mut bits) = properties(reader, before, index, contents) else { return is_sure(cue) && !contents.is_empty() };
    let mut score = 0;
    while bits != 0 {
        score += WEIGHTS.get(bits.trailing_zeros() as usize).map_or(0, |&weight| i32::from(weight));
        bits &= bits - 1;
    }
    score > 0
}
