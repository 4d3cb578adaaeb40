// The page shows one question: the address bar says which. Pictures and words
// come from the API; nothing is worked out here.

const at = (id) => document.getElementById(id);

// The opening question is the one whose picture stands in the document, so
// that something is there before any script runs. It is about the data set
// that comes with the program; another one opens with all its ties.
const openingPicture = at("picture").getAttribute("src");
let opening = openingPicture.replace("graph.svg", "graph").replace(/&sources=.*/, "");

async function openingOf() {
  const { items } = await answerTo("/v1/datasets");
  if (items.some((d) => d.id === "south-caucasus")) return;
  at("examples").hidden = true;
  const focus = items.map((d) => d.focus).find(Boolean);
  opening = "/v1/graph" + (focus ? `?as_of=${focus}` : "");
}

function element(name, text, children = []) {
  const e = document.createElement(name);
  if (text) e.textContent = text;
  e.append(...children);
  return e;
}

// The views of the API: what a question of the address bar may be.
const views = /^\/v1\/(paths|graph|actors\/[^/?]+\/(backers|neighbourhood))(\?|$)/;

// question reads the address bar: ?view=/v1/... is a question of the API,
// ?q=a → b and ?q=a are what a person typed. What is neither is a trouble.
function question() {
  const query = new URLSearchParams(location.search);
  const view = query.get("view");
  if (view) {
    if (!views.test(view)) throw new Error("This link is no question. Choose one of the questions, or ask your own");
    return view;
  }
  const day = (query.get("as_of") ?? "").trim();
  const time = day && "as_of=" + encodeURIComponent(day);
  const typed = (query.get("q") ?? "").trim();
  if (!typed) return time ? `/v1/graph?${time}` : opening;
  const ends = typed.split(/→|->|=>| to /).map((s) => s.trim());
  if (ends.length > 2 || ends.includes("") || ends.some((e) => /^\.+$/.test(e))) {
    throw new Error("Name two actors for the paths between them, such as israel → armenia, or one for who backs it");
  }
  if (ends.length === 2) {
    return `/v1/paths?from=${encodeURIComponent(ends[0])}&to=${encodeURIComponent(ends[1])}${time && "&" + time}`;
  }
  return `/v1/actors/${encodeURIComponent(typed)}/backers${time && "?" + time}`;
}

// The sources stand in the page, so its picture goes without them.
const pictureOf = (view) => (openingPicture.startsWith(inFormat(view, "svg")) ? openingPicture : inFormat(view, "svg") + (view.includes("?") ? "&" : "?") + "sources=false" + asDrawn());

// asDrawn is how the address bar wants the picture drawn.
const asDrawn = () => {
  const query = new URLSearchParams(location.search);
  return ["title", "theme", "page", "layout", "ties", "lang", "legend", "frame"].filter((name) => query.has(name)).map((name) => `&${name}=${encodeURIComponent(query.get(name))}`).join("");
};

const inFormat = (view, format) => {
  const [path, query] = view.split(/\?(.*)/s);
  return `${path}.${format}${query ? "?" + query : ""}`;
};

function trouble(text) {
  at("trouble").textContent = text;
  at("trouble").hidden = !text;
  at("figure").hidden = at("answer").hidden = Boolean(text);
}

// statement is one tie as the data set states it: whose claim it is, who
// denies it, and where it stands.
function statement(t) {
  const parts = [t.summary || t.sentence];
  if (t.sign_reason) parts.push(`Counted as ${t.sign}: ${t.sign_reason}`);
  if (t.claimed_by) parts.push(`Claimed by: ${t.claimed_by}.`);
  if (t.disputed_by) parts.push(`Disputed by: ${t.disputed_by}.`);
  const marks = t.evidence.map((e) => `[${e.number}]`).join("");
  return element("li", `${parts.join(" ")} (${t.status}) ${marks}`);
}

const captions = { supports: "Supports it", opposes: "Opposes it", neutral: "Does neither", both: "Does both at once" };

// sentences is the answer in words: a list of what is said, each with the
// statements behind it; backers by group.
function sentences(answer) {
  const ties = new Map(answer.ties.map((t) => [t.id, t]));
  const item = (sentence, ids) => {
    const li = element("li", sentence);
    if (ids.length) li.append(element("ul", "", [...new Set(ids)].map((id) => statement(ties.get(id)))));
    return li;
  };
  if (answer.paths) return answer.paths.map((p) => item(p.sentence, p.hops.flatMap((h) => h.ties)));
  if (!answer.groups) return answer.ties.map((t) => item(t.sentence, [t.id]));
  return answer.groups.flatMap((g) => {
    const said = [...g.direct.map((b) => item(b.sentence, b.ties)), ...g.through.map((b) => item(b.sentence, []))];
    return said.length ? [element("li", captions[g.relation], [element("ol", "", said)])] : [];
  });
}

// spoken is the answer for those who do not see the picture.
function spoken(answer) {
  const said = answer.paths?.map((p) => p.sentence) ?? answer.groups?.flatMap((g) => g.direct.map((b) => b.sentence)) ?? answer.ties.map((t) => t.sentence);
  const plain = said.map((s) => s.replace(/ ?\[\d+\]/g, ""));
  const shown = plain.slice(0, 8);
  if (plain.length > shown.length) shown.push(`${plain.length - shown.length} more stand below in words.`);
  return shown.join(" ") || "No tie answers this question.";
}

function source(s) {
  // A description is no title: brackets tell them apart.
  const text = [s.described ? `[${s.title}]` : s.title, s.publisher, s.date].filter(Boolean).join(", ");
  const li = element("li");
  li.value = s.number;
  if (s.url && /^https?:/.test(s.url)) {
    const a = element("a", text);
    a.href = s.url;
    a.rel = "noreferrer";
    li.append(a);
  } else {
    li.textContent = text;
  }
  return li;
}

async function answerTo(view) {
  let response;
  try {
    response = await fetch(view);
  } catch {
    throw new Error("The server can't be reached. Reload the page to try again");
  }
  const answer = await response.json();
  if (response.ok) return answer;
  throw new Refusal(answer);
}

// A Refusal is what the server says when it can't answer, in the words of the
// page: parameters are not its language.
class Refusal extends Error {
  constructor(problem) {
    const first = problem.errors?.[0];
    const words = {
      404: () => `No actor is called “${typedFor(first.parameter)}”`,
      400: () => (first.parameter === "as_of" ? `The day: ${first.detail}` : problem.detail),
    };
    super(first?.parameter && words[problem.status] ? words[problem.status]() : problem.detail);
    this.candidates = problem.candidates ?? [];
  }
}

const typedFor = (parameter) => {
  const typed = (new URLSearchParams(location.search).get("q") ?? "").split(/→|->|=>| to /).map((s) => s.trim());
  return (parameter === "to" ? typed[1] : typed[0]) || parameter;
};

// fill shows in the form what the question asks, so that it can be changed.
function fill(view) {
  const [path, query] = view.split(/\?(.*)/s);
  const parameters = new URLSearchParams(query ?? "");
  const actor = path.match(/^\/v1\/actors\/([^/]+)\/backers$/);
  if (path === "/v1/paths") at("question").value = `${parameters.get("from")} → ${parameters.get("to")}`;
  if (actor) at("question").value = decodeURIComponent(actor[1]);
  at("day").value = parameters.get("as_of") ?? "";
}

async function show() {
  await openingOf();
  const view = question();
  if (view !== opening) fill(view);
  at("figure").classList.add("waiting");
  const answer = await answerTo(view);
  trouble("");
  const picture = at("picture");
  const drawn = () => at("figure").classList.remove("waiting");
  // Shrunk below four fifths the labels can't be read: then it is scrolled.
  const readable = () => {
    picture.style.minWidth = `${Math.round(picture.naturalWidth * 0.82)}px`;
    at("frame").scrollTop = 0;
    drawn();
  };
  picture.onload = readable;
  picture.onerror = () => trouble("The picture could not be drawn. The answer stands below in words; narrow the question to get a picture.");
  const lines = sentences(answer);
  if (picture.getAttribute("src") !== pictureOf(view)) {
    picture.src = pictureOf(view);
    picture.alt = spoken(answer);
    at("caption").firstChild.textContent = "";
  } else if (picture.complete) {
    readable();
  }
  document.title = view === opening ? "Entente: who backs whom?" : `${picture.alt.split(/[.;] /)[0].replace(/ ?\[.*/, "")} | Entente`;
  const links = [["SVG", inFormat(view, "svg")], ["DOT", inFormat(view, "dot")], ["JSON", view]].map(([name, href]) => {
    const a = element("a", name);
    a.href = href;
    return a;
  });
  at("formats").replaceChildren("This answer as ", links[0], ", ", links[1], " or ", links[2], ".");
  at("words").replaceChildren(...lines);
  if (answer.truncated) at("words").append(element("li", "There are more paths than are shown here; name a day or fewer hops to see all."));
  for (const w of answer.warnings) at("words").append(element("li", "Note: " + w.detail));
  if (!lines.length) at("words").append(element("li", "No tie of the data set answers this question."));
  at("sources").replaceChildren(...answer.sources.map(source));
}

const typed = new URLSearchParams(location.search);
at("question").value = typed.get("q") ?? "";
at("day").value = typed.get("as_of") ?? "";
// link asks the same with another actor.
function link(candidate) {
  const query = new URLSearchParams(location.search);
  const typed = (query.get("q") ?? "").split(/(→|->|=>| to )/);
  typed[candidate.parameter === "to" ? 2 : 0] = candidate.parameter === "to" ? ` ${candidate.id}` : candidate.id;
  query.set("q", typed.join(""));
  const a = element("a", candidate.name);
  a.href = "/?" + query;
  return a;
}

show().catch((e) => {
  trouble(e.message + ".");
  const typed = new URLSearchParams(location.search).has("q");
  (e.candidates ?? []).forEach((c, i) => at("trouble").append(i ? ", " : " Perhaps ", typed ? link(c) : c.name));
});
