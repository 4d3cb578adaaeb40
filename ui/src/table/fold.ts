// Text as it is compared when someone looks for it: case, diacritics,
// apostrophes and the dots of i do not count.

export function fold(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/ı/g, "i")
    .replace(/['’‘ʼʻ`]/g, "")
    .replace(/\s+/g, " ")
    .trim();
}

/** Whether each word of what is looked for occurs in the folded text. */
export function matcher(looked: string): (folded: string) => boolean {
  const words = fold(looked).split(" ");
  return (folded) => words.every((word) => folded.includes(word));
}
