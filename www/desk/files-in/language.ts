/** Whether a text is English: this desk reads no other language, and says so. */

/** Words that are in every English text, and in few of other languages. */
const ENGLISH = new Set("the of and to that is with for was were from his her has have had said by which they this it are be not but their would who been on at as".split(" "));
/** Shorter texts tell too little. */
const LEAST = 30;
const LONGEST = 20_000;
/** The share of such words in news is a third or so; in headlines, lists and tables it is lower, in other languages next to none. */
const FEW = 0.1;

export function isEnglish(text: string): boolean {
  const words = text.slice(0, LONGEST).toLowerCase().match(/[\p{L}\p{M}'’]+/gu) ?? [];
  const letters = words.join("");
  const latin = letters.replace(/[^\p{Script=Latin}]/gu, "").length;
  if (letters.length >= 20 && latin < letters.length / 2) return false;
  if (words.length < LEAST) return true;
  return words.filter((word) => ENGLISH.has(word)).length / words.length >= FEW;
}
