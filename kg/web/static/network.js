// The picture. The address is the view: every link and form of the page leads to an address, whose page is fetched, its
// tables put in place, and whose JSON is drawn; so what is seen can always be asked for again.
import { EdgeLineProgram, Graph, NodePointProgram, Sigma } from "./vendor/graph.js";

const canvas = document.getElementById("canvas"), tip = document.getElementById("tip"), state = document.getElementById("state");
const korean = document.documentElement.lang === "ko";
const MARKS = { municipality: "●", program: "■", organisation: "▲", award: "◆" };
const LINES = { won: "#c9a3d1", runs: "#e5b48a", works: "#93c8b8", partner: "#bcc489", shared: "#a9b7c6" };
const graph = new Graph({ multi: true });
const renderer = new Sigma(graph, canvas, {
  allowInvalidContainer: true, defaultEdgeType: "line", edgeProgramClasses: { line: EdgeLineProgram }, nodeProgramClasses: { point: NodePointProgram },
  defaultNodeType: "point", hideEdgesOnMove: true, labelFont: "Noto Sans KR, NanumGothic, Nanum Gothic, sans-serif", labelSize: 13, labelDensity: 0.6, labelGridCellSize: 110,
  labelRenderedSizeThreshold: 5, zIndex: true, minCameraRatio: 0.02, maxCameraRatio: 4, autoRescale: true, stagePadding: 46,
});
const camera = renderer.getCamera();
let data = null, asked = 0, near = new Set();

const size = (node) => Math.min(22, 4 + 1.6 * Math.sqrt(node.ties) + (node.centre ? 5 : 0));

const draw = () => {
  graph.clear();
  data.nodes.forEach((node, i) => graph.addNode(i, {
    x: node.x, y: -node.y, size: size(node), color: node.colour, label: `${MARKS[node.kind]} ${node.short}${node.more ? ` +${node.more}` : ""}`, forceLabel: node.centre,
  }));
  data.links.forEach((link) => graph.addEdge(link.from, link.to, { size: Math.min(6, 0.8 + Math.log2(link.weight)), color: LINES[link.kind] }));
  data.path.slice(1).forEach((to, i) => graph.addEdge(data.path[i], to, { size: 4, color: "#b3261e", zIndex: 1 }));
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
  for (const id of ["ask", "told", "tables"]) document.getElementById(id).replaceWith(document.adoptNode(other.getElementById(id)));
  data = plain;
  tip.hidden = true;
  near = new Set();
  draw();
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

const show = (number) => {
  const node = data.nodes[number];
  const links = data.links.filter((link) => link.from === number || link.to === number);
  tip.replaceChildren(line("b", node.label.slice(0, 200)), line("small", [node.within, node.year || "", node.en].filter(Boolean).join(" · ").slice(0, 200)));
  for (const link of links.slice(0, 3)) {
    const other = data.nodes[link.from === number ? link.to : link.from];
    tip.append(line("span", `${MARKS[other.kind]} ${other.short}${link.weight > 1 ? ` ×${link.weight}` : ""}`));
    for (const said of link.said.slice(0, 1)) tip.append(line("q", said.exact), line("small", said.document));
    if (link.shared.length) tip.append(line("small", link.shared.slice(0, 4).map((one) => one.label.slice(0, 40)).join(", ")));
  }
  near = new Set([number, ...links.flatMap((link) => [link.from, link.to])]);
  tip.hidden = false;
  const at = renderer.graphToViewport(graph.getNodeAttributes(number));
  tip.style.left = `${Math.max(4, Math.min(at.x + 14, canvas.clientWidth - tip.offsetWidth - 4))}px`;
  tip.style.top = `${Math.max(4, Math.min(at.y + 14, canvas.clientHeight - tip.offsetHeight - 4))}px`;
  renderer.refresh({ skipIndexation: true });
};

const hide = () => {
  tip.hidden = true;
  near = new Set();
  renderer.refresh({ skipIndexation: true });
};

renderer.setSetting("nodeReducer", (key, held) => (near.size && !near.has(Number(key)) ? { ...held, color: "#dfe4e9", label: "" } : near.has(Number(key)) ? { ...held, forceLabel: true, zIndex: 1 } : held));
renderer.setSetting("edgeReducer", (key, held) => (near.size && !graph.extremities(key).every((end) => near.has(Number(end))) ? { ...held, hidden: true } : held));
renderer.on("enterNode", ({ node }) => show(Number(node)));
renderer.on("leaveNode", hide);
renderer.on("clickNode", ({ node }) => click(data.nodes[Number(node)]));

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

const save = () => {
  renderer.refresh({ schedule: false });
  const layers = Object.values(renderer.getCanvases()), image = document.createElement("canvas");
  [image.width, image.height] = [layers[0].width, layers[0].height];
  const pen = image.getContext("2d");
  pen.fillStyle = "#fff";
  pen.fillRect(0, 0, image.width, image.height);
  for (const layer of layers) pen.drawImage(layer, 0, 0);
  image.toBlob((blob) => {
    const link = Object.assign(document.createElement("a"), { href: URL.createObjectURL(blob), download: "network.png" });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  });
};

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
addEventListener("focusin", (event) => { const number = numbered(event.target); if (number >= 0) show(number); });
addEventListener("focusout", (event) => { if (event.target.dataset?.iri) hide(); });
addEventListener("popstate", () => go(location.href, false));

data = await (await fetched(twin(location.href))).json();
draw();
look();
export { camera, data, go, graph, renderer };
