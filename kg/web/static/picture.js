// What is drawn, and where: nodes in the shape of their kind, links as thick as they weigh, labels of which none covers another.
// Knows nothing of addresses or pages; network.js tells it what to draw, and hears what is pointed at.
import { EdgeLineProgram, EdgeRectangleProgram, Graph, NodePointProgram, Sigma } from "./vendor/graph.js";

const FONT = '"Noto Sans KR", NanumGothic, "Nanum Gothic", "Malgun Gothic", "Apple SD Gothic Neo", sans-serif';
const LINES = { won: "#c9a3d1", runs: "#e5b48a", works: "#93c8b8", partner: "#bcc489", shared: "#8fa1b5" };
const INKS = { municipality: "#0f3f6b", program: "#7a3404", organisation: "#08493a", award: "#571e66" };
const PATH = "#b3261e", PALE = "#dfe4e9";
const WIDE = 1500, LABELS = 160, TRIED = 800, LETTERS = 13, REACH = 5;

// One program for all shapes, for each costs a renderer time to make: how far inside its shape a fragment of a point is, the
// same for what is drawn and what is pointed at.
const SHAPES = ["municipality", "program", "organisation", "award"];
class Shape extends NodePointProgram {
  getDefinition() {
    const held = super.getDefinition(), point = held.VERTEX_SHADER_SOURCE;
    const VERTEX_SHADER_SOURCE = point.replace("void main() {", "attribute float a_shape;\nvarying float v_shape;\nvoid main() {\n  v_shape = a_shape;");
    const FRAGMENT_SHADER_SOURCE = `
      precision mediump float;
      varying vec4 v_color;
      varying float v_border, v_shape;
      void main(void) {
        vec2 m = gl_PointCoord - vec2(0.5, 0.5);
        float dist = 0.5 - length(m);
        if (v_shape > 2.5) dist = (0.5 - abs(m.x) - abs(m.y)) * 0.71;
        else if (v_shape > 1.5) dist = min(0.42 - m.y, (m.y + 0.48) * 0.45 - abs(m.x) * 0.89);
        else if (v_shape > 0.5) dist = 0.4 - max(abs(m.x), abs(m.y));
        #ifdef PICKING_MODE
        gl_FragColor = dist > 0.0 ? v_color : vec4(0.0);
        #else
        gl_FragColor = mix(vec4(0.0), v_color, clamp(dist / v_border, 0.0, 1.0));
        #endif
      }`;
    return { ...held, VERTEX_SHADER_SOURCE, FRAGMENT_SHADER_SOURCE, ATTRIBUTES: [...held.ATTRIBUTES, { name: "a_shape", size: 1, type: WebGLRenderingContext.FLOAT }] };
  }

  processVisibleItem(index, start, held) {
    super.processVisibleItem(index, start, held);
    this.array[start + 5] = SHAPES.indexOf(held.kind);
  }
}

const graph = new Graph({ multi: true });
let renderer = null, camera = null, data = null, ranked = [], near = new Set(), marked = "", places = [];

const start = (canvas) => {
  renderer = new Sigma(graph, canvas, {
    allowInvalidContainer: true, defaultEdgeType: "line", edgeProgramClasses: { line: EdgeLineProgram, band: EdgeRectangleProgram }, nodeProgramClasses: { shape: Shape }, defaultNodeType: "shape",
    hideEdgesOnMove: true, renderLabels: false, defaultDrawNodeHover: () => {}, zIndex: true, minCameraRatio: 0.02, maxCameraRatio: 4, autoRescale: true, stagePadding: 56,
    nodeReducer: (key, held) => (near.size && !near.has(Number(key)) ? { ...held, color: PALE } : held),
    edgeReducer: (key, held) => (near.size && !graph.extremities(key).every((end) => near.has(Number(end))) ? { ...held, hidden: true } : key === marked ? { ...held, color: "#1b1f24", size: 3, zIndex: 2 } : held),
  });
  camera = renderer.getCamera();
  renderer.on("afterRender", labels);
};

// The picture lies as the canvas does, high on a phone and broad on a desk, and fills it.
const laid = (nodes) => {
  const { clientWidth: width, clientHeight: height } = renderer.getContainer();
  const reach = (axis) => Math.max(...nodes.map((node) => node[axis])) - Math.min(...nodes.map((node) => node[axis]));
  const [x, y] = nodes.length ? [reach("x"), reach("y")] : [0, 0];
  const turned = (x > y) !== (width > height);
  const [across, along] = turned ? [y, x] : [x, y];
  const stretch = across && along ? Math.min(1.7, Math.max(1 / 1.7, (width / height) / (across / along))) : 1;
  return nodes.map((node) => ({ x: (turned ? node.y : node.x) * stretch, y: turned ? -node.x : -node.y }));
};

// Many nodes in a small picture are drawn smaller.
const size = (node, room) => (Math.min(20, 4 + 1.6 * Math.sqrt(node.ties)) + (node.centre ? 4 : 0)) * room;

const draw = (plain) => {
  data = plain;
  [near, marked] = [new Set(), ""];
  graph.clear();
  const { clientWidth: width, clientHeight: height } = renderer.getContainer();
  const room = Math.max(0.35, Math.min(1.15, Math.sqrt((width * height) / Math.max(1, data.nodes.length)) / 46));
  places = laid(data.nodes);
  data.nodes.forEach((node, i) => graph.addNode(i, { ...places[i], size: size(node, room), color: node.colour, kind: node.kind }));
  const type = data.links.length > WIDE ? "line" : "band";
  data.links.forEach((link, i) => graph.addEdgeWithKey(`${i}`, link.from, link.to, { type, size: Math.min(5, 1.3 + 0.8 * Math.log2(link.weight)), color: `${LINES[link.kind]}${type === "line" ? "99" : ""}` }));
  data.path.slice(1).forEach((to, i) => graph.addEdge(data.path[i], to, { type: "band", size: 4, color: PATH, zIndex: 1 }));
  ranked = data.nodes.map((_, i) => i).sort((a, b) => data.nodes[b].centre - data.nodes[a].centre || data.nodes[b].ties - data.nodes[a].ties || a - b);
};

const spot = (number) => renderer.framedGraphToViewport(renderer.getNodeDisplayData(number));

// Where nodes are on the canvas, those in sight, the most tied first: by one sum for all, for a frame has few milliseconds.
const sighted = (width, height) => {
  const [zero, east, north] = [{ x: 0, y: 0 }, { x: 1, y: 0 }, { x: 0, y: 1 }].map((at) => renderer.framedGraphToViewport(at));
  const scale = renderer.scaleSize(1), found = [];
  for (const number of ranked) {
    const held = renderer.getNodeDisplayData(number);
    const x = zero.x + held.x * (east.x - zero.x) + held.y * (north.x - zero.x), y = zero.y + held.x * (east.y - zero.y) + held.y * (north.y - zero.y);
    if (x > 0 && y > 0 && x < width && y < height && (!near.size || near.has(number))) found.push({ number, at: { x, y }, size: held.size * scale });
    if (found.length === TRIED) break;
  }
  return found;
};

// Words under their node: what is pointed at first, then the most tied; none over another, nor over a node that is tied more.
const labels = () => {
  if (!data || !graph.order) return;
  const { width, height } = renderer.getDimensions(), pen = renderer.getCanvases().labels.getContext("2d");
  const seen = sighted(width, height), taken = new Map();
  seen.forEach(({ number, at, size }) => claim(taken, { left: at.x - size * 0.7, right: at.x + size * 0.7, top: at.y - size * 0.7, bottom: at.y + size * 0.7, rank: number }));
  Object.assign(pen, { textAlign: "center", textBaseline: "top", lineJoin: "round", lineWidth: 3.5, strokeStyle: "#fff" });
  let drawn = 0;
  for (const one of seen) if (drawn < LABELS && label(pen, one, width, taken)) drawn += 1;
};

// In English where the graph has it.
const called = (node) => (document.documentElement.lang === "en" && node.en ? (node.en.length > 24 ? `${node.en.slice(0, 23)}…` : node.en) : node.short);

const label = (pen, { number, at, size }, width, taken) => {
  const node = data.nodes[number], text = `${called(node)}${node.more ? ` +${node.more}` : ""}`, bold = node.centre || (node.kind === "award" && node.ties > 2);
  if (at.y + size > renderer.getDimensions().height - 4) return false;
  pen.font = `${bold ? "600 " : ""}${LETTERS}px ${FONT}`;
  const half = pen.measureText(text).width / 2 + 2;
  const box = spots(at, size, half, width).find((one) => free(taken, one, () => true)) ?? spots(at, size, half, width).slice(0, 1).find((one) => free(taken, one, (other) => weight(other) >= weight(number)));
  if (!box) return false;
  claim(taken, box);
  const middle = (box.left + box.right) / 2;
  pen.strokeText(text, middle, box.top + 1);
  pen.fillStyle = INKS[node.kind];
  pen.fillText(text, middle, box.top + 1);
  return true;
};
// Below, above, to the right or to the left of a node; never beyond the picture's sides.
const spots = (at, size, half, width) => {
  const middle = half * 2 > width ? at.x : Math.max(half, Math.min(width - half, at.x)), high = LETTERS + 3;
  const places = [[middle, at.y + size + 2], [middle, at.y - size - high - 1], [at.x + size + half + 2, at.y - high / 2], [at.x - size - half - 2, at.y - high / 2]];
  return places.map(([x, top]) => ({ left: x - half, right: x + half, top, bottom: top + high, rank: -1 })).filter((box, i) => !i || (box.left >= 0 && box.right <= width));
};
// Whether no label lies there, and no node that counts.
const free = (taken, box, counts) => !cells(box).some((cell) => (taken.get(cell) ?? []).some((other) => over(box, other) && (other.rank < 0 || counts(other.rank))));
const weight = (number) => data.nodes[number].ties + (data.nodes[number].centre ? 1e6 : 0);
const over = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
const cells = (box) => {
  const found = [];
  for (let x = Math.floor(box.left / 96); x <= Math.floor(box.right / 96); x++) for (let y = Math.floor(box.top / 32); y <= Math.floor(box.bottom / 32); y++) found.push(x * 4096 + y);
  return found;
};
const claim = (taken, box) => cells(box).forEach((cell) => taken.has(cell) ? taken.get(cell).push(box) : taken.set(cell, [box]));

// The link nearest to a place of the canvas, within a few pixels; lines a pixel wide are no target for a mouse.
const link = ({ x, y }) => {
  const at = renderer.viewportToGraph({ x, y }), aside = renderer.viewportToGraph({ x: x + REACH, y });
  let best = (aside.x - at.x) ** 2 + (aside.y - at.y) ** 2, found = -1;
  data?.links.forEach((one, i) => {
    const away = apart(at, places[one.from], places[one.to]);
    if (away < best) [best, found] = [away, i];
  });
  return found;
};
const apart = (p, a, b) => {
  const dx = b.x - a.x, dy = b.y - a.y, long = dx * dx + dy * dy;
  const t = long ? Math.max(0, Math.min(1, ((p.x - a.x) * dx + (p.y - a.y) * dy) / long)) : 0;
  return (p.x - a.x - t * dx) ** 2 + (p.y - a.y - t * dy) ** 2;
};

// These nodes stand out, and this link; without any, all do.
const light = (numbers = [], link = "") => {
  [near, marked] = [new Set(numbers), `${link}`];
  renderer.refresh({ skipIndexation: true });
};

// All layers on white, as a PNG.
const saved = (done) => {
  renderer.refresh({ schedule: false });
  const layers = Object.values(renderer.getCanvases()), image = document.createElement("canvas");
  [image.width, image.height] = [layers[0].width, layers[0].height];
  const pen = image.getContext("2d");
  pen.fillStyle = "#fff";
  pen.fillRect(0, 0, image.width, image.height);
  for (const layer of layers) pen.drawImage(layer, 0, 0);
  image.toBlob(done);
};

export { camera, draw, graph, light, link, renderer, saved, spot, start };
