import { accessSync, constants, existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium, type Browser } from "playwright-core";

const names = ["chromium", "chromium-browser", "google-chrome", "chrome"];

const args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

/** Starts a browser without windows. The caller closes it. */
export async function launch(): Promise<Browser> {
  return chromium.launch({ executablePath: program(), args });
}

/**
 * The program of a browser: that of CHROME_PATH, an installed Chromium or
 * Chrome, or the one that Playwright has downloaded. It throws when there is
 * none of them.
 */
export function program(): string {
  const named = process.env["CHROME_PATH"];
  if (named) return named;
  const folders = (process.env["PATH"] ?? "").split(delimiter).filter((folder) => folder !== "");
  for (const name of names) {
    const found = folders.map((folder) => join(folder, name)).find(runs);
    if (found !== undefined) return found;
  }
  const downloaded = chromium.executablePath();
  if (existsSync(downloaded)) return downloaded;
  throw new Error("no browser: install Chromium, on Debian with apt-get install chromium, or name one in CHROME_PATH");
}

function runs(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
