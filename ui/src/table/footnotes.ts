// Sentences of the API carry the numbers of their sources in brackets:
// "backs it [1][2]."

const mark = /\s?\[([1-9]\d{0,7})\]/g;

/**
 * A sentence parted into words and the numbers of sources, in order. The space
 * before a number goes. `most` is how many sources there are: a number beyond
 * it is no source's, and stays words.
 */
export function parts(sentence: string, most = Infinity): (string | number)[] {
  const out: (string | number)[] = [];
  let end = 0;
  for (const found of sentence.matchAll(mark)) {
    const number = Number(found[1]);
    if (number > most) continue;
    const words = sentence.slice(end, found.index);
    if (words !== "") out.push(words);
    out.push(number);
    end = found.index + found[0].length;
  }
  if (end < sentence.length) out.push(sentence.slice(end));
  return out;
}
