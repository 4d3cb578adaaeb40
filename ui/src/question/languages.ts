// The languages that names can be shown in.

/** Those in which the bundled data set names many actors. */
const common = ["az", "hy", "ru", "tr", "fa", "he", "ka", "ar", "fr", "de"];

export interface Language {
  readonly tag: string;
  readonly name: string;
}

/** The languages to choose from, with one more that a link may ask for. */
export function languages(asked: string | undefined): Language[] {
  const tags = asked && asked !== "en" && !common.includes(asked) ? [...common, asked] : common;
  const names = new Intl.DisplayNames(["en"], { type: "language" });
  return tags.map((tag) => ({ tag, name: named(tag, names) }));
}

function named(tag: string, names: Intl.DisplayNames): string {
  try {
    const own = new Intl.DisplayNames([tag], { type: "language" }).of(tag);
    const name = names.of(tag) ?? tag;
    return own && own !== name ? `${name} (${own})` : name;
  } catch {
    return tag;
  }
}
