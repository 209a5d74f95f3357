/** What each rule says, in a sentence: a script of its own, loaded when somebody asks why. */
export { SENTENCES } from "../../story/sentences.js";
