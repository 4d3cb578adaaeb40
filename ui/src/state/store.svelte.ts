// The one store of the page: what the address asks for and what the API has
// answered. Components read it and call its methods; nothing else fetches.
import { ask, ProblemError, UnreachableError } from "../api/client";
import { answerTo, sceneOf, type Answer, type Dataset, type EventEntry, type Scene, type Vocabulary } from "../api/questions";
import { words } from "../words/words";
import { Cache } from "./cache";
import { openingOf, type Opening } from "./opening";
import { addressOf, asked, atTime, list, missing, timeOf, withParams, type Question, type Time } from "./question";
import { blank, readState, writeState, type State } from "./state";

/** What went wrong, and what may be done about it. */
export type Trouble = { readonly kind: "problem"; readonly error: ProblemError } | { readonly kind: "unreachable"; readonly error: UnreachableError };

export type Theme = "light" | "dark" | "contrast";
export const themes: readonly Theme[] = ["light", "dark", "contrast"];

/** The pages whose shapes are nearest to that of the room for the picture. */
export type Room = "16:9" | "4:3" | "a4";

/** How long nothing is said of an answer being waited for, in milliseconds. */
const patience = 150;

export class Store {
  state = $state.raw<State>(blank);
  answer = $state.raw<Answer>();
  scene = $state.raw<Scene>();
  /** The answer to the question without its time: what the timeline counts. */
  whole = $state.raw<Answer>();
  answerTrouble = $state.raw<Trouble>();
  sceneTrouble = $state.raw<Trouble>();
  /** An answer is being waited for, and has been for a while. */
  slow = $state(false);
  /** An answer is being waited for. */
  busy = $state(false);
  datasets = $state.raw<readonly Dataset[]>([]);
  vocabulary = $state.raw<Vocabulary>();
  events = $state.raw<readonly EventEntry[]>([]);
  /** What is read out: a change that a person who does not see it has to hear of. */
  said = $state("");
  theme = $state<Theme>("light");

  #opening = $state.raw<Opening>();
  #room: Room | undefined;
  #names = $state.raw<ReadonlyMap<string, string>>(new Map());
  #cache = new Cache();
  /** The questions that answers and pictures are of. */
  #of = new WeakMap<object, string>();
  #loaded = "";
  #step = 0;
  #turn = 0;

  /** What is asked: by the address, or when it asks nothing, the opening question. */
  get question(): Question | undefined {
    return this.state.question ?? (this.state.nonsense === undefined ? this.#opening?.question : undefined);
  }

  get isOpening(): boolean {
    return this.state.question === undefined;
  }

  /** The title of the picture, where it is not the question's own. */
  get title(): string | undefined {
    return this.isOpening ? this.#opening?.title : this.state.look.title;
  }

  /** The question as the server understood it, once it has answered. */
  get understood(): Question | undefined {
    const { question, answer } = this;
    return question && answer ? canonical(question, answer.query) : question;
  }

  /** The picture of the answer; undefined while it is still that of the last one. */
  get sceneOfAnswer(): Scene | undefined {
    const { answer, scene } = this;
    return answer && scene && this.#of.get(answer) === this.#of.get(scene) ? scene : undefined;
  }

  get time(): Time {
    return this.question && timeOf(this.question);
  }

  /** Begins with the address of the window and follows it. */
  start(): void {
    this.theme = storedTheme();
    this.#step = (history.state as { step?: number } | null)?.step ?? 0;
    history.replaceState({ step: this.#step }, "");
    this.state = readState(new URL(location.href));
    addEventListener("popstate", (event) => {
      this.#step = (event.state as { step?: number } | null)?.step ?? 0;
      this.state = readState(new URL(location.href));
      void this.load();
    });
    addEventListener("online", () => void this.retry());
    void this.load();
  }

  /** Changes the state, as a step that can be undone unless it replaces the last. */
  go(change: Partial<State>, replace = false): void {
    const next: State = { ...this.state, ...change };
    const at = writeState(next);
    const here = writeState(this.state);
    this.state = next;
    if (at !== here || !replace) {
      if (!replace && at !== here) this.#step++;
      history[replace || at === here ? "replaceState" : "pushState"]({ step: this.#step }, "", at);
    }
    void this.load();
  }

  /** Asks another question; cards of the last one are closed. */
  ask(question: Question, replace = false): void {
    const look = { ...this.state.look };
    // A title is that of one question, and so is a layout.
    if (question.view !== this.question?.view || this.isOpening) {
      delete look.title;
      delete look.layout;
    }
    this.go({ question, nonsense: undefined, actor: undefined, tie: undefined, look }, replace);
  }

  /** Moves in time, and keeps everything else: cards stay open. */
  moveTo(time: Time, replace = false): void {
    if (this.question) this.go({ question: atTime(this.question, time), look: this.#lookHere() }, replace);
  }

  /** Sets parameters of the question. */
  set(changes: Readonly<Record<string, string | undefined>>, replace = false): void {
    if (this.question) this.go({ question: withParams(this.question, changes), look: this.#lookHere() }, replace);
  }

  openActor(actor: string): void {
    this.go({ actor, tie: undefined });
  }

  openTie(tie: string): void {
    this.go({ tie, actor: undefined });
  }

  closeCard(): void {
    if (this.state.actor || this.state.tie) this.go({ actor: undefined, tie: undefined });
  }

  /** Leaves an actor out. Those that the question is about stay. */
  hide(actor: string): void {
    const question = this.understood;
    if (!question || asked(question).includes(actor)) return;
    const actors = list(question, "actors");
    const rest = actors.filter((a) => a !== actor);
    const without = actors.length > 0 ? withParams(question, { actors: rest.join(",") }) : withParams(question, { avoid: [...list(question, "avoid"), actor].join(",") });
    const { pinned } = this.state;
    this.go({ question: without, actor: undefined, tie: undefined, pinned: pinned.filter((a) => a !== actor), look: this.#lookHere() });
    this.say(words.said.hidden(this.nameOf(actor)));
  }

  pin(actor: string): void {
    const { pinned } = this.state;
    this.go({ pinned: pinned.includes(actor) ? pinned.filter((a) => a !== actor) : [...pinned, actor] });
  }

  /** Adds everyone with ties to an actor to the picture. */
  async expand(actor: string): Promise<void> {
    const { understood: question, answer } = this;
    if (!question || !answer) return;
    const around = withParams({ view: "neighbourhood", actor, params: selectionOf(question) }, { depth: "1" });
    try {
      const more = await this.#cache.get(addressOf(around), () => answerTo(around));
      this.#learn(more);
      const before = answer.actors.map((a) => a.id);
      const all = [...new Set([...before, actor, ...more.actors.map((a) => a.id)])].sort();
      const added = all.length - new Set([...before, actor]).size;
      this.say(words.said.expanded(this.nameOf(actor), added));
      if (added === 0 && question.view === "graph") return;
      this.go({ question: { view: "graph", params: { ...selectionOf(question), actors: all.join(",") } }, nonsense: undefined, actor, tie: undefined, look: this.#lookHere() });
    } catch (error) {
      this.say(troubleOf(error).error.message);
    }
  }

  /** The answer to a question as a matrix, on a page as large as it needs. */
  matrix(question: Question): Promise<Scene> {
    const { lang } = this.state.look;
    const style = { layout: "matrix", page: "auto", sources: "false", ...(lang ? { lang } : {}) };
    return this.#cache.get(addressOf(question, "scene", style), () => sceneOf(question, style));
  }

  undo(): void {
    if (this.#step > 0) history.back();
    else this.say(words.said.nothingToUndo);
  }

  redo(): void {
    history.forward();
  }

  say(text: string): void {
    // The same words twice are a change too.
    this.said = this.said === text ? `${text}\u00a0` : text;
  }

  setTheme(theme: Theme): void {
    this.theme = theme;
    try {
      localStorage.setItem("theme", theme);
    } catch {
      // Without storage the theme lasts as long as the page.
    }
    const { theme: linked, ...look } = this.state.look;
    if (linked) this.go({ look }, true);
    else void this.load();
  }

  /** Tells which page's shape the room for the picture has. */
  setRoom(room: Room): void {
    if (room === this.#room) return;
    this.#room = room;
    void this.load();
  }

  retry(): Promise<void> {
    this.#loaded = "";
    return this.load();
  }

  nameOf(actor: string): string {
    return this.scene?.cards.find((card) => card.actor === actor)?.name ?? this.#names.get(actor) ?? actor;
  }

  /** Learns the names of actors, such as those that a search has found. */
  learnNames(actors: readonly { readonly id: string; readonly name: string }[]): void {
    const unknown = actors.filter((a) => this.#names.get(a.id) !== a.name);
    if (unknown.length > 0) this.#names = new Map([...this.#names, ...unknown.map((a) => [a.id, a.name] as const)]);
  }

  /** Asks ahead, so that a step in time is there when it is made. */
  prefetch(time: Time): void {
    if (!this.question || missing(this.question)) return;
    const question = atTime(this.question, time);
    this.#answer(question).catch(() => undefined);
    this.#drawing(question).catch(() => undefined);
  }

  /** Brings the answer and the picture that the state asks for. */
  async load(): Promise<void> {
    try {
      await this.#prepare();
    } catch (error) {
      this.answerTrouble = troubleOf(error);
      return;
    }
    const question = this.question;
    if (!question || missing(question) || this.#room === undefined) {
      if (!question || missing(question)) this.#clear();
      return;
    }
    const wanted = `${addressOf(question)} ${JSON.stringify(this.#style(question, this.#room))}`;
    if (wanted === this.#loaded) return;
    this.#loaded = wanted;
    const turn = ++this.#turn;
    const current = () => turn === this.#turn;
    this.busy = true;
    this.answerTrouble = this.sceneTrouble = undefined;
    const timer = setTimeout(() => (this.slow = current()), patience);
    await Promise.all([this.#loadAnswer(question, current), this.#loadScene(question, current), this.#loadWhole(question, current)]);
    clearTimeout(timer);
    if (current()) {
      this.busy = this.slow = false;
      if (this.answerTrouble ?? this.sceneTrouble) this.#loaded = "";
    }
  }

  async #prepare(): Promise<void> {
    if (this.#opening) return;
    const { items } = await ask("/v1/datasets", {});
    this.datasets = items;
    this.#opening = openingOf(items);
    void ask("/v1/vocabulary", {}).then((v) => (this.vocabulary = v), () => undefined);
    void this.#loadEvents();
  }

  async #loadEvents(): Promise<void> {
    const all: EventEntry[] = [];
    try {
      let cursor: string | undefined;
      do {
        const page = await ask("/v1/events", {}, { limit: 500, ...(cursor ? { cursor } : {}) });
        all.push(...page.items);
        cursor = page.next_cursor;
      } while (cursor && all.length < maxEvents);
    } catch {
      // Without events the timeline still moves.
    }
    this.events = all;
  }

  async #loadAnswer(question: Question, current: () => boolean): Promise<void> {
    try {
      const answer = await this.#answer(question);
      if (!current()) return;
      this.#learn(answer);
      this.#of.set(answer, addressOf(question));
      this.answer = answer;
      this.answerTrouble = undefined;
    } catch (error) {
      if (!current()) return;
      this.answerTrouble = troubleOf(error);
      if (!passes(this.answerTrouble)) this.answer = undefined;
    }
  }

  async #loadScene(question: Question, current: () => boolean): Promise<void> {
    try {
      const scene = await this.#drawing(question);
      if (!current()) return;
      this.#of.set(scene, addressOf(question));
      this.scene = scene;
      this.sceneTrouble = undefined;
    } catch (error) {
      if (!current()) return;
      this.sceneTrouble = troubleOf(error);
      if (!passes(this.sceneTrouble)) this.scene = undefined;
    }
  }

  async #loadWhole(question: Question, current: () => boolean): Promise<void> {
    const timeless = question.view === "compare" ? timelessOf(question) : atTime(question, undefined);
    try {
      const whole = await this.#answer(timeless);
      if (current()) this.whole = whole;
    } catch {
      // It may be too large, or not there: the timeline then counts what is shown.
      if (current()) this.whole = undefined;
    }
  }

  #answer(question: Question): Promise<Answer> {
    return this.#cache.get(addressOf(question), async () => this.#fresh(await answerTo(question)));
  }

  /** The picture on a page of the shape of the room, or on one as large as it needs. */
  #drawing(question: Question): Promise<Scene> {
    const style = this.#style(question, this.#room ?? "4:3");
    return this.#cache.get(addressOf(question, "scene", style), async () => {
      // What is too much for the page nearest to the room may fit a tall one.
      for (const page of [style["page"] ?? "", ...(this.state.look.page ? [] : ["a4"])]) {
        try {
          return await sceneOf(question, { ...style, page });
        } catch (error) {
          if (page === "auto" || !(error instanceof ProblemError) || error.problem.status !== 413) throw error;
        }
      }
      return sceneOf(question, { ...style, page: "auto" });
    });
  }

  #style(question: Question, room: Room): Record<string, string> {
    const { page, lang, layout, ties } = this.state.look;
    const { title } = this;
    return {
      page: page ?? room,
      theme: this.shownTheme,
      sources: "false",
      legend: "false",
      ...(lang ? { lang } : {}),
      ...(layout ? { layout } : {}),
      ...(ties ? { ties } : {}),
      ...(title ? { title } : {}),
      ...(timeOf(question) && this.state.look.frame !== "shown" ? { frame: "all" } : {}),
    };
  }

  /** The theme of the page: that of the link, or the reader's. */
  get shownTheme(): Theme {
    const linked = this.state.look.theme;
    return themes.find((theme) => theme === linked) ?? this.theme;
  }

  /** The look of the opening, when it becomes a question of its own. */
  #lookHere(): State["look"] {
    const { title, ...look } = this.state.look;
    return look;
  }

  /** Answers of other data than the last make those that are kept stale. */
  #fresh(answer: Answer): Answer {
    const version = answer.data.version;
    if (version && this.#version && version !== this.#version && answer.data.datasets.join() === this.#datasets) {
      this.#cache.clear();
      this.say(words.said.newData);
      void this.#loadEvents();
    }
    if (version) {
      this.#version = version;
      this.#datasets = answer.data.datasets.join();
    }
    return answer;
  }
  #version = "";
  #datasets = "";

  #learn(answer: Answer): void {
    this.learnNames(answer.actors);
  }

  #clear(): void {
    this.#turn++;
    this.#loaded = "";
    this.answer = this.scene = this.whole = undefined;
    this.answerTrouble = this.sceneTrouble = undefined;
    this.busy = this.slow = false;
  }
}

/** The most events that the timeline marks. */
const maxEvents = 5000;

/** What of a question narrows answers, in every view alike. */
export function selectionOf(question: Question): Record<string, string> {
  const names = ["as_of", "during", "kind", "category", "sign", "status", "actor_kind", "avoid", "assume", "structural", "dataset", "data"];
  return Object.fromEntries(Object.entries(question.params).filter(([name]) => names.includes(name)));
}

/** All that a comparison may compare: what there was at any time. */
function timelessOf(question: Question): Question {
  const { before: _, after: __, actor, depth, ...params } = question.params;
  return actor ? { view: "neighbourhood", actor, params: { ...params, ...(depth ? { depth } : {}) } } : { view: "graph", params };
}

/** The question with the ids that its names turned out to mean. */
export function canonical(question: Question, query: Readonly<Record<string, unknown>>): Question {
  const ids: Record<string, string> = {};
  for (const name of ["from", "to", "actor", "actors", "via", "avoid"]) {
    const value = query[name];
    if (question.params[name] === undefined) continue;
    if (typeof value === "string") ids[name] = value;
    else if (Array.isArray(value)) ids[name] = value.join(",");
  }
  const actor = query["actor"];
  return { ...question, ...(question.actor !== undefined && typeof actor === "string" ? { actor } : {}), params: { ...question.params, ...ids } };
}

/** Whether a trouble says nothing of the question: the last answer stays until it has passed. */
export function passes(trouble: Trouble): boolean {
  return trouble.kind === "unreachable" || trouble.error.problem.status >= 500 || trouble.error.problem.status === 429;
}

export function troubleOf(error: unknown): Trouble {
  if (error instanceof ProblemError) return { kind: "problem", error };
  if (error instanceof UnreachableError) return { kind: "unreachable", error };
  return { kind: "unreachable", error: new UnreachableError(error instanceof Error ? error.message : String(error)) };
}

function storedTheme(): Theme {
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

export const store = new Store();
