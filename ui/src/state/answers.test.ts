import { afterEach, expect, test, vi } from "vitest";
import { Answers } from "./answers";
import { atTime, parseQuestion, type Question } from "./question";

afterEach(() => void vi.unstubAllGlobals());

/** A server that draws on one page only; it gives what it was asked. */
function drawsOn(page: string): string[] {
  const asked: string[] = [];
  vi.stubGlobal("fetch", (address: string) => {
    asked.push(new URL(address, "http://localhost").searchParams.get("page") ?? "");
    const fits = asked.at(-1) === page;
    return Promise.resolve(new Response(JSON.stringify(fits ? { cards: [] } : { status: 413, detail: "too large" }), { status: fits ? 200 : 413 }));
  });
  return asked;
}

const question = parseQuestion("/v1/graph?as_of=2020") as Question;
const pages = ["4:3", "a4", "auto"];

test("a page that an arrangement did not fit on is not tried for another day", async () => {
  const asked = drawsOn("auto");
  const answers = new Answers(() => undefined);
  for (const day of ["2020", "2021", "2022", "2020"]) await answers.picture(atTime(question, { day }), { frame: "all" }, pages);
  expect(asked).toEqual([...pages, "auto", "auto"]);
});

test("where each day is arranged anew, each page is tried", async () => {
  const asked = drawsOn("a4");
  const answers = new Answers(() => undefined);
  for (const day of ["2020", "2021"]) await answers.picture(atTime(question, { day }), {}, pages);
  expect(asked).toEqual(["4:3", "a4", "4:3", "a4"]);
});

test("what fits on no page is refused", async () => {
  const asked = drawsOn("none");
  await expect(new Answers(() => undefined).picture(question, { frame: "all" }, pages)).rejects.toThrow("too large");
  expect(asked).toEqual(pages);
});

test("what answers and pictures of two days have alike is the same", async () => {
  vi.stubGlobal("fetch", (address: string) => Promise.resolve(new Response(JSON.stringify({ actors: [{ id: "a" }], cards: [{ actor: "a" }], data: { datasets: [] }, question: address }))));
  const answers = new Answers(() => undefined);
  const ask = (day: string) => Promise.all([answers.to(atTime(question, { day })), answers.picture(atTime(question, { day }), {}, pages)]);
  const [[answer, scene], [nextAnswer, nextScene]] = [await ask("2020"), await ask("2021")];
  expect(nextAnswer).not.toBe(answer);
  expect(nextAnswer.actors).toBe(answer.actors);
  expect(nextScene.question).not.toBe(scene.question);
  expect(nextScene.cards).toBe(scene.cards);
});
