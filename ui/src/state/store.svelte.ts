// The one store of the page: what the address asks for and what the API has
// answered. Components read it and call its methods; nothing else fetches.
import { ask } from "../api/client";
import { eventsOfAll, type Answer, type Dataset, type EventEntry, type Scene, type Vocabulary } from "../api/questions";
import { pagesIn, type Room } from "../picture/room";
import { words } from "../words/words";
import { Answers } from "./answers";
import { Cache } from "./cache";
import { openingOf, type Opening } from "./opening";
import { addressOf, asked, atTime, canonical, list, missing, selectionOf, timelessOf, timeOf, withParams, type Question, type Time } from "./question";
import { both } from "./both";
import { blank, readState, writeState, type State } from "./state";
import { storedTheme, storeTheme, themes, type Theme } from "./theme";
import { passes, troubleOf, type Trouble } from "./trouble";

/** How long nothing is said of an answer being waited for, in milliseconds. */
const patience = 150;
/** How long an answer waits for its picture, or a picture for its answer, in milliseconds. */
const aside = 1000;

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
  /** What is read out: the last changes that a person who does not see them has to hear of. */
  said = $state.raw<readonly { readonly number: number; readonly text: string }[]>([]);
  /** How often an answer was asked for, and a card: they are to be seen then. */
  asked = $state(0);
  opened = $state(0);
  theme = $state<Theme>("light");
  /** The data is not what it was at the last question. */
  renewed = $state(false);

  #opening = $state.raw<Opening>();
  #room: Room | undefined;
  #narrow = false;
  #names = $state.raw<ReadonlyMap<string, string>>(new Map());
  #answers = new Answers(() => (this.#stale = true));
  /** What all questions need. */
  #basics = new Cache();
  /** Some of what is shown may be of older data than the rest. */
  #stale = false;
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
    return question && answer && this.#isOf(answer, question) ? canonical(question, answer.query) : question;
  }

  /** What another question takes over: of the opening its day, but not its choice of actors and ties. */
  get basis(): Question {
    const question = this.isOpening ? undefined : this.understood;
    return question ?? atTime({ view: "graph", params: {} }, this.time);
  }

  /** The picture of the answer; undefined while it is still that of the last one. */
  get sceneOfAnswer(): Scene | undefined {
    const { answer, scene } = this;
    return answer && scene && this.#of.get(answer) === this.#of.get(scene) ? scene : undefined;
  }

  /** What is seen is of the last question. */
  get isLast(): boolean {
    const { question, scene } = this;
    return question !== undefined && scene !== undefined && !this.#isOf(scene, question);
  }

  #isOf(what: Answer | Scene, question: Question): boolean {
    return this.#of.get(what) === addressOf(question);
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
    const last = this.state;
    const here = writeState(last);
    this.state = next;
    if (at !== here || !replace) {
      if (!replace && at !== here) this.#step++;
      history[replace || at === here ? "replaceState" : "pushState"]({ step: this.#step }, "", at);
    }
    // What only looks otherwise asks for nothing, not even again for what failed.
    if (next.question !== last.question || next.nonsense !== last.nonsense || next.look !== last.look) void this.load();
  }

  /** Asks another question, whose answer is to be seen, perhaps under a title of its own. */
  ask(question: Question, title?: string): void {
    this.turnTo(question, title);
    this.asked++;
  }

  /** Turns to another question, to go on with it; cards of the last one are closed. */
  turnTo(question: Question, title?: string): void {
    // A title is that of one question, and a layout that of alike ones.
    const { layout, ...look } = this.#lookHere();
    if (layout && question.view === this.question?.view && !this.isOpening) Object.assign(look, { layout });
    if (title) Object.assign(look, { title });
    this.go({ question, nonsense: undefined, actor: undefined, tie: undefined, look });
  }

  /** Goes back to what the page opens on. */
  begin(): void {
    this.go(blank);
    this.asked++;
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
    this.opened++;
  }

  openTie(tie: string): void {
    this.go({ tie, actor: undefined });
    this.opened++;
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
      const more = await this.#answers.to(around);
      this.learnNames(more.actors);
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
    return this.#answers.picture(question, { layout: "matrix", sources: "false", ...(lang ? { lang } : {}) }, ["auto"]);
  }

  undo(): void {
    if (this.#step > 0) history.back();
    else this.say(words.said.nothingToUndo);
  }

  redo(): void {
    history.forward();
  }

  say(text: string): void {
    this.said = [...this.said, { number: (this.said.at(-1)?.number ?? 0) + 1, text }].slice(-mostSaid);
  }

  setTheme(theme: Theme): void {
    this.theme = theme;
    storeTheme(theme);
    const { theme: linked, ...look } = this.state.look;
    if (linked) this.go({ look }, true);
    else void this.load();
  }

  /** Tells which page's shape the room for the picture has, and whether it is a phone's. */
  setRoom(room: Room, narrow: boolean): void {
    if (room === this.#room && narrow === this.#narrow) return;
    this.#room = room;
    this.#narrow = narrow;
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
    this.#answers.to(question).catch(() => undefined);
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
    const wanted = `${addressOf(question)} ${JSON.stringify(this.#style(question))} ${this.#pagesFor(question).join()}`;
    if (wanted === this.#loaded) return;
    this.#loaded = wanted;
    const turn = ++this.#turn;
    const current = () => turn === this.#turn;
    this.busy = true;
    this.renewed = false;
    this.answerTrouble = this.sceneTrouble = undefined;
    const timer = setTimeout(() => (this.slow = current()), patience);
    void this.#loadWhole(question, current);
    const [answer, scene] = [this.#answers.to(question), this.#drawing(question)];
    // Nothing of this question stands beside what is of the last one, unless that takes long.
    const together = this.scene ? both(answer, scene, aside) : Promise.resolve();
    await Promise.all([this.#loadAnswer(question, answer, together, current), this.#loadScene(question, scene, together, current)]);
    clearTimeout(timer);
    if (!current()) return;
    this.busy = this.slow = false;
    if (this.#stale) return this.#renew();
    if (!(this.answerTrouble ?? this.sceneTrouble)) return;
    this.#loaded = "";
    // What is of the last question does not stand beside what is of this one.
    if (!this.answerTrouble) this.scene = undefined;
    if (!this.sceneTrouble) this.answer = undefined;
  }

  /** Brings all of it anew, and says why. */
  async #renew(): Promise<void> {
    this.#stale = false;
    this.#loaded = "";
    this.#basics.clear();
    await this.load();
    this.renewed = true;
    this.say(words.said.newData);
  }

  /** Brings what all questions need: once, and what could not be had with the next question again. */
  async #prepare(): Promise<void> {
    const items = await this.#basics.get("datasets", async () => (await ask("/v1/datasets", {})).items);
    // Without the others there are questions, and the timeline still moves.
    void this.#basics.get("vocabulary", () => ask("/v1/vocabulary", {})).then((v) => (this.vocabulary = v), () => undefined);
    void this.#basics.get("events", () => eventsOfAll(maxEvents)).then((events) => (this.events = events), () => undefined);
    if (items === this.datasets) return;
    this.datasets = items;
    this.#opening = openingOf(items);
  }

  async #loadAnswer(question: Question, asked: Promise<Answer>, together: Promise<void>, current: () => boolean): Promise<void> {
    try {
      const answer = await asked.finally(() => together);
      if (!current()) return;
      this.learnNames(answer.actors);
      this.#of.set(answer, addressOf(question));
      this.answer = answer;
      this.answerTrouble = undefined;
    } catch (error) {
      if (!current()) return;
      this.answerTrouble = troubleOf(error);
      if (!passes(this.answerTrouble)) this.answer = undefined;
    }
  }

  async #loadScene(question: Question, asked: Promise<Scene>, together: Promise<void>, current: () => boolean): Promise<void> {
    try {
      const scene = await asked.finally(() => together);
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

  /** Nothing waits for it: without it the timeline counts what is shown. */
  async #loadWhole(question: Question, current: () => boolean): Promise<void> {
    try {
      const whole = await this.#answers.to(timelessOf(question));
      if (current()) this.whole = whole;
    } catch {
      // It may be too large, or not there.
      if (current()) this.whole = undefined;
    }
    if (current() && this.#stale) await this.#renew();
  }

  #drawing(question: Question): Promise<Scene> {
    return this.#answers.picture(question, this.#style(question), this.#pagesFor(question));
  }

  #pagesFor(question: Question): readonly string[] {
    const { page } = this.state.look;
    return page ? [page, "auto"] : pagesIn(this.#room ?? "4:3", this.#narrow, question.view);
  }

  #style(question: Question): Record<string, string> {
    const { lang, layout, ties } = this.state.look;
    const { title } = this;
    return {
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

  /** The look of what is shown, for another question than the one that has its title. */
  #lookHere(): State["look"] {
    const { title, ...look } = this.state.look;
    return look;
  }

  #clear(): void {
    this.#turn++;
    this.#loaded = "";
    this.answer = this.scene = this.whole = undefined;
    this.answerTrouble = this.sceneTrouble = undefined;
    this.busy = this.slow = false;
  }
}

/** How much that was said is kept, for those whose reading is behind. */
const mostSaid = 4;

/** The most events that the timeline marks. */
const maxEvents = 5000;

export const store = new Store();
