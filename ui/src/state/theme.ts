// The colours of the page, as the reader has chosen them.

export type Theme = "light" | "dark" | "contrast";
export const themes: readonly Theme[] = ["light", "dark", "contrast"];

/** The theme that was chosen last; without a choice, the one that the reader's system asks for. */
export function storedTheme(): Theme {
  let stored: string | null = null;
  try {
    stored = localStorage.getItem("theme");
  } catch {
    // A browser may keep nothing.
  }
  const found = themes.find((theme) => theme === stored);
  if (found) return found;
  if (matchMedia("(prefers-contrast: more)").matches) return "contrast";
  return matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
}

export function storeTheme(theme: Theme): void {
  try {
    localStorage.setItem("theme", theme);
  } catch {
    // Without storage the theme lasts as long as the page.
  }
}
