// The picture. The address is the view: every link and form of the page leads to an address, whose page is fetched, its
// tables put in place, and whose JSON is drawn; so what is seen can always be asked for again.
import { camera, draw, graph, light, link as nearest, renderer, saved, spot, start } from "./picture.js";

const canvas = document.getElementById("canvas"), tip = document.getElementById("tip"), state = document.getElementById("state");
const korean = document.documentElement.lang === "ko";
const MARKS = { municipality: "●", program: "■", organisation: "▲", award: "◆" };
const TIES = korean ? { won: "수상", runs: "운영", works: "협력", partner: "참여 기관", shared: "함께하는 것" } : { won: "won", runs: "runs", works: "works with", partner: "partner", shared: "in common" };
let data = null, asked = 0;
start(canvas);

const show = (plain) => {
  data = plain;
  tip.hidden = true;
  draw(data);
  canvas.dataset.nodes = graph.order;
  canvas.dataset.links = graph.size;
  state.textContent = graph.order ? "" : korean ? "그릴 것이 없습니다" : "nothing to draw";
};

const look = () => {
  const at = (new URLSearchParams(location.search).get("at") ?? "").split(",").map(Number);
  camera.setState(at.length === 3 && at.every(Number.isFinite) && at[2] > 0 ? { x: at[0], y: at[1], ratio: at[2], angle: 0 } : { x: 0.5, y: 0.5, ratio: 1, angle: 0 });
};

const twin = (url) => `/network.json${new URL(url, location.href).search}`;

const fetched = async (url) => {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(answer.statusText);
  return answer;
};

// The page of an address in the place of this one; the camera stays where it is unless the address says where.
const go = async (url, push = true) => {
  const mine = ++asked;
  state.textContent = korean ? "읽는 중…" : "loading…";
  const [page, plain] = await Promise.all([fetched(url).then((a) => a.text()), fetched(twin(url)).then((a) => a.json())]).catch(() => []);
  if (mine !== asked) return;
  if (!page) { location.assign(url); return; }
  if (push) history.pushState(null, "", url);
  const other = new DOMParser().parseFromString(page, "text/html");
  for (const id of ["ask", "told", "tables", "citing"]) document.getElementById(id).replaceWith(document.adoptNode(other.getElementById(id)));
  show(plain);
  look();
};

const to = (change) => {
  const query = new URLSearchParams(location.search);
  change(query);
  return `/network?${query}`;
};

const without = (query, name, value) => {
  const kept = query.getAll(name).filter((held) => held !== value);
  query.delete(name);
  for (const held of kept) query.append(name, held);
};

// A click takes a thing and shows its neighbours; a click on one that is open closes it again.
const click = (node) => go(to((query) => {
  query.set("pick", node.iri);
  if (data.opened.includes(node.iri)) without(query, "open", node.iri);
  else if (data.closed.includes(node.iri)) without(query, "close", node.iri);
  else if (node.more) query.append("open", node.iri);
  else if (data.pick === node.iri && node.ties > 1) query.append("close", node.iri);
}));

const line = (tag, text) => Object.assign(document.createElement(tag), { textContent: text });

const named = (node) => `${MARKS[node.kind]} ${node.short}`;
const words = (link) => {
  const lines = link.said.slice(0, 2).flatMap((said) => [line("q", said.exact), line("small", [said.document, said.year, said.grade].filter(Boolean).join(" · "))]);
  if (link.shared.length) lines.push(line("small", link.shared.slice(0, 6).map((one) => one.label.slice(0, 40)).join(", ")));
  return lines;
};

const told = (at, ...lines) => {
  tip.replaceChildren(...lines);
  tip.hidden = false;
  tip.style.left = `${Math.max(4, Math.min(at.x + 14, canvas.clientWidth - tip.offsetWidth - 4))}px`;
  tip.style.top = `${Math.max(4, Math.min(at.y + 14, canvas.clientHeight - tip.offsetHeight - 4))}px`;
};

const point = (number) => {
  const node = data.nodes[number], links = data.links.filter((link) => link.from === number || link.to === number);
  const lines = [line("b", node.label.slice(0, 200)), line("small", [node.within, node.year || "", node.en].filter(Boolean).join(" · ").slice(0, 200))];
  for (const link of links.slice(0, 3)) {
    const other = data.nodes[link.from === number ? link.to : link.from];
    lines.push(line("span", `${TIES[link.kind]} ${named(other)}${link.weight > 1 ? ` ×${link.weight}` : ""}`), ...words(link).slice(0, 2));
  }
  if (links.length > 3) lines.push(line("small", korean ? `… ${links.length - 3}개 더` : `… ${links.length - 3} more`));
  light([number, ...links.flatMap((link) => [link.from, link.to])]);
  told(spot(number), ...lines);
};

const pointLink = (number, at) => {
  const link = data.links[number];
  light([], number);
  told(at, line("b", `${named(data.nodes[link.from])} — ${TIES[link.kind]}${link.weight > 1 ? ` ×${link.weight}` : ""} — ${named(data.nodes[link.to])}`), ...words(link));
};

const hide = () => {
  tip.hidden = true;
  light();
};

// A node under the mouse is found by the picture; between nodes the nearest link is looked for, once a frame.
let over = null, lined = -1, sought = 0;
renderer.on("enterNode", ({ node }) => { over = node; lined = -1; point(Number(node)); });
renderer.on("leaveNode", () => { over = null; hide(); });
renderer.on("clickNode", ({ node }) => click(data.nodes[Number(node)]));
canvas.addEventListener("mousemove", (event) => {
  const { left, top } = canvas.getBoundingClientRect(), at = { x: event.clientX - left, y: event.clientY - top };
  cancelAnimationFrame(sought);
  sought = requestAnimationFrame(() => {
    const found = over !== null || event.buttons ? -1 : nearest(at);
    if (found === lined) return;
    lined = found;
    if (found >= 0) pointLink(found, at);
    else if (over === null) hide();
  });
});
canvas.addEventListener("mouseleave", () => { cancelAnimationFrame(sought); lined = -1; over = null; hide(); });

let waiting = 0;
camera.on("updated", ({ x, y, ratio }) => {
  clearTimeout(waiting);
  waiting = setTimeout(() => {
    const whole = Math.abs(x - 0.5) + Math.abs(y - 0.5) + Math.abs(ratio - 1) < 1e-3;
    const url = to((query) => (whole ? query.delete("at") : query.set("at", [x, y, ratio].map((n) => n.toFixed(4)).join(","))));
    history.replaceState(null, "", url);
    const held = document.getElementById("permalink");
    if (held) held.href = url;
  }, 250);
});

const save = () => saved((blob) => {
  const link = Object.assign(document.createElement("a"), { href: URL.createObjectURL(blob), download: "network.png" });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
});

const KEYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };
canvas.addEventListener("keydown", (event) => {
  const step = KEYS[event.key], { x, y, ratio } = camera.getState();
  if (step) camera.setState({ x: x + step[0] * ratio * 0.1, y: y + step[1] * ratio * 0.1 });
  else if (event.key === "+" || event.key === "=") camera.setState({ ratio: ratio / 1.3 });
  else if (event.key === "-") camera.setState({ ratio: ratio * 1.3 });
  else return;
  event.preventDefault();
});

addEventListener("click", (event) => {
  if (event.target.id === "png") save();
  if (event.target.id === "fit") camera.setState({ x: 0.5, y: 0.5, ratio: 1, angle: 0 });
  const link = event.target.closest?.("a.view");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  go(link.href);
});
addEventListener("submit", (event) => {
  if (event.target.id !== "ask") return;
  event.preventDefault();
  const query = new URLSearchParams([...new FormData(event.target)].filter(([, value]) => value));
  go(`/network?${query}`);
});
const numbered = (target) => data?.nodes.findIndex((node) => node.iri === target.dataset?.iri) ?? -1;
addEventListener("focusin", (event) => { const number = numbered(event.target); if (number >= 0) point(number); });
addEventListener("focusout", (event) => { if (event.target.dataset?.iri) hide(); });
addEventListener("popstate", () => go(location.href, false));

show(await (await fetched(twin(location.href))).json());
look();
export { camera, data, go, graph, renderer };
