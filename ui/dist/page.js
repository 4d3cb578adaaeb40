// The page shows one question: the address bar says which. Pictures and words
// come from the API; nothing is worked out here.

const at = (id) => document.getElementById(id);

// The opening question is the one whose picture stands in the document, so
// that something is there before any script runs.
const openingPicture = at("picture").getAttribute("src");
const opening = openingPicture.replace("graph.svg", "graph").replace(/&sources=.*/, "");

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
  const ends = typed.split(/→|->|=>/).map((s) => s.trim());
  if (ends.length > 2) throw new Error("Name two actors for the paths between them, such as israel → armenia");
  if (ends.length === 2) {
    return `/v1/paths?from=${encodeURIComponent(ends[0])}&to=${encodeURIComponent(ends[1])}${time && "&" + time}`;
  }
  return `/v1/actors/${encodeURIComponent(typed)}/backers${time && "?" + time}`;
}

// The sources stand in the page, so its picture goes without them.
const pictureOf = (view) => (view === opening ? openingPicture : inFormat(view, "svg") + (view.includes("?") ? "&" : "?") + "sources=false");

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
  const candidates = (answer.candidates ?? []).map((c) => `${c.name} (${c.id})`);
  const hints = candidates.length ? candidates : (answer.errors ?? []).map((e) => e.fix).filter(Boolean);
  throw new Error(`${answer.detail}${hints.length ? ". Try: " + [...new Set(hints)].join(", ") : ""}`);
}

async function show() {
  const view = question();
  at("figure").classList.add("waiting");
  const answer = await answerTo(view);
  trouble("");
  const picture = at("picture");
  const drawn = () => at("figure").classList.remove("waiting");
  picture.onload = drawn;
  picture.onerror = () => trouble("The picture could not be drawn. The answer stands below in words; narrow the question to get a picture.");
  const lines = sentences(answer);
  if (picture.getAttribute("src") !== pictureOf(view)) {
    picture.src = pictureOf(view);
    picture.alt = lines.map((l) => l.firstChild.textContent).join(" ").slice(0, 1000) || "No tie answers this question.";
    at("caption").firstChild.textContent = "";
  } else {
    drawn();
  }
  const links = [["SVG", inFormat(view, "svg")], ["DOT", inFormat(view, "dot")], ["JSON", view]].map(([name, href]) => {
    const a = element("a", name);
    a.href = href;
    return a;
  });
  at("formats").replaceChildren("This answer as ", links[0], ", ", links[1], " or ", links[2], ".");
  at("words").replaceChildren(...lines);
  for (const w of answer.warnings) at("words").append(element("li", "Note: " + w.detail));
  if (!lines.length) at("words").append(element("li", "No tie of the data set answers this question."));
  at("sources").replaceChildren(...answer.sources.map(source));
}

const typed = new URLSearchParams(location.search);
at("question").value = typed.get("q") ?? "";
at("day").value = typed.get("as_of") ?? "";
show().catch((e) => {
  trouble(e.message + ".");
});
