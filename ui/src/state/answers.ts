// Answers and pictures, kept for a while: going back and forth in time asks for
// nothing twice.
import { ProblemError } from "../api/client";
import { answerTo, sceneOf, type Answer, type Scene } from "../api/questions";
import { Cache } from "./cache";
import { addressOf, type Question } from "./question";

export type Style = Readonly<Record<string, string>>;

export class Answers {
  #cache = new Cache();
  #version = "";
  #datasets = "";

  /** @param onrenewed is called when an answer is of newer data than those before. */
  constructor(private readonly onrenewed: () => void) {}

  /** The answer to a question. */
  to(question: Question): Promise<Answer> {
    return this.#cache.get(addressOf(question), async () => {
      const answer = await answerTo(question);
      this.#note(answer);
      return answer;
    });
  }

  /** The picture of a question, on the first of some pages that it is not too large for. */
  picture(question: Question, style: Style, pages: readonly string[]): Promise<Scene> {
    return this.#cache.get(`${addressOf(question, "scene", style)} ${pages.join()}`, async () => {
      for (const page of pages.slice(0, -1)) {
        try {
          return await sceneOf(question, { ...style, page });
        } catch (error) {
          if (!(error instanceof ProblemError) || error.problem.status !== 413) throw error;
        }
      }
      return sceneOf(question, { ...style, page: pages.at(-1) ?? "auto" });
    });
  }

  /** Answers of other data than this one make those that are kept stale. */
  #note({ data }: Answer): void {
    const datasets = data.datasets.join();
    if (!data.version) return;
    const renewed = this.#version !== "" && this.#version !== data.version && this.#datasets === datasets;
    this.#version = data.version;
    this.#datasets = datasets;
    if (!renewed) return;
    this.#cache.clear();
    this.onrenewed();
  }
}
