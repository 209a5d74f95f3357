//! Passives: "was criticized by the ministry", "called “a farce” by the board".

use crate::document::Tokens;
use crate::quotes::cues::{Frames, Verb};
use crate::quotes::reader::{Cue, Reader};

impl Reader<'_, '_> {
    /// "was criticized by the ministry": the agent is the source, the subject the content.
    pub(in crate::quotes) fn passive(&mut self, at: usize, group: usize, verb: Verb) -> Option<Cue> {
        let end = self.unit.end;
        // "called “a farce” by the ministry"
        let run = self.complement(at + 1);
        let by = match &run {
            Some(run) => run.end,
            None if self.doc.lower(at + 1) == "by" => at + 1,
            // "called a farce by the ministry"
            None => {
                let start = at + 1 + usize::from(self.doc.lower(at + 1) == "as");
                self.phrases().after(start, end).map_or(at + 1, |noun| noun.end)
            }
        };
        // Nobody acts in "called “a farce” by mistake", nor in "held by two farmers".
        let mut agent = self.doc.lower(by) == "by" && !self.doc.lower(by + 1).ends_with("ing");
        let source = if agent { Some(self.phrases().after(by + 1, end)?) } else { None };
        let source = source.filter(|source| !self.is_bare(source));
        agent &= source.is_some();
        if agent && run.is_none() && verb.frames.has(Frames::WEAK) {
            return None;
        }
        Some(Cue {
            words: at..at + 1,
            group,
            frames: verb.frames,
            form: Some(verb.form),
            source,
            inverted: agent,
            shared: false,
            rule: if agent { "passive" } else { "passive without agent" },
        })
    }

    /// The run that says what something is called or described as.
    pub(in crate::quotes) fn complement(&self, at: usize) -> Option<Tokens> {
        let doc = self.doc;
        let noun = at + usize::from(doc.lower(at) == "as");
        let start = noun + usize::from(matches!(doc.lower(noun), "a" | "an" | "the"));
        self.run(start).filter(|run| run.start == start)
    }
}
