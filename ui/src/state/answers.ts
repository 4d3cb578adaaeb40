// Answers and pictures, kept for a while: going back and forth in time asks for
// nothing twice.
import { ProblemError } from "../api/client";
import { answerTo, sceneOf, type Answer, type Scene } from "../api/questions";
import { alike } from "./alike";
import { Cache } from "./cache";
import { addressOf, atTime, type Question } from "./question";

export type Style = Readonly<Record<string, string>>;

/** How many arrangements are remembered. */
const most = 200;

export class Answers {
  #cache = new Cache();
  /** On which of its pages an arrangement has been found to fit. */
  #fitting = new Map<string, number>();
  /** What came last, to keep of it what is alike. */
  #lastAnswer: Answer | undefined;
  #lastScene: Scene | undefined;
  #version = "";
  #datasets = "";

  /** @param onrenewed is called when an answer is of newer data than those before. */
  constructor(private readonly onrenewed: () => void) {}

  /** The answer to a question. */
  to(question: Question): Promise<Answer> {
    return this.#cache.get(addressOf(question), async () => {
      const answer = alike(this.#lastAnswer, await answerTo(question));
      this.#lastAnswer = answer;
      this.#note(answer);
      return answer;
    });
  }

  /** The picture of a question, on the first of some pages that it is not too large for. */
  picture(question: Question, style: Style, pages: readonly string[]): Promise<Scene> {
    const name = (question: Question) => `${addressOf(question, "scene", style)} ${pages.join()}`;
    return this.#cache.get(name(question), async () => {
      // What is arranged alike on all days needs the same page on all of them.
      const arranged = style["frame"] === "all" ? name(atTime(question, undefined)) : name(question);
      for (let i = this.#fitting.get(arranged) ?? 0; ; i++) {
        try {
          const scene = alike(this.#lastScene, await sceneOf(question, { ...style, page: pages[i] ?? "auto" }));
          this.#lastScene = scene;
          if (this.#fitting.size >= most) this.#fitting.clear();
          this.#fitting.set(arranged, i);
          return scene;
        } catch (error) {
          if (i >= pages.length - 1 || !(error instanceof ProblemError) || error.problem.status !== 413) throw error;
        }
      }
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
    this.#fitting.clear();
    this.onrenewed();
  }
}
