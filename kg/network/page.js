"use strict";
// The page's behaviour. Everything from the data is set as text, never as markup; nothing is asked of any server.
(() => {
  const held = JSON.parse(document.getElementById("data").textContent);
  const $ = (id) => document.getElementById(id);
  const fold = (text) => text.normalize("NFC").toLowerCase().replace(/[\s·․‧・･∙•ㆍᆞ]+/g, "");
  const stage = $("stage"), wide = window.matchMedia("(min-width: 801px)");
  $("legend").open = wide.matches;
  wide.addEventListener("change", () => { $("legend").open = wide.matches; });
  if (stage.clientHeight > stage.clientWidth) for (const node of held.nodes) [node.x, node.y] = [node.y, node.x];
  enlarge();
  const byId = new Map(held.nodes.map((node) => [node.id, node]));
  const tied = new Map(held.nodes.map((node) => [node.id, []]));
  for (const edge of held.edges) {
    tied.get(edge.from).push(edge);
    if (edge.to !== edge.from) tied.get(edge.to).push(edge);
  }
  for (const node of held.nodes) node.starts = [node.ko, node.en, node.within, node.withinEn].map(fold);
  for (const node of held.nodes) node.find = fold([node.ko, node.en, node.within, node.withinEn, node.also, node.alsoEn, node.names].join("\n"));
  const state = { off: new Set(), query: "", selected: null, hovered: null };
  const ROWS = 400;

  // Seen whole, a large graph's nodes and lines would be too small to tell apart.
  function enlarge() {
    const reach = (axis) => Math.max(...held.nodes.map((node) => node[axis])) - Math.min(...held.nodes.map((node) => node[axis]));
    const by = 0.22 / Math.min(stage.clientWidth / reach("x"), stage.clientHeight / reach("y"));
    if (by <= 1 || !Number.isFinite(by)) return;
    for (const node of held.nodes) node.size *= by;
    for (const edge of held.edges) edge.width *= Math.sqrt(by);
  }

  // --- elements ---------------------------------------------------------------------------------------------------
  function make(tag, text, name) {
    const element = document.createElement(tag);
    if (text !== undefined) element.textContent = text;
    if (name) element.className = name;
    return element;
  }
  const clip = (text, length) => (text.length > length ? text.slice(0, length - 1) + "…" : text);
  const named = (kind) => `${held.words[kind][0]} / ${held.words[kind][1]}`;
  const place = (said) => `${held.documents[said.document]}:${said.start}-${said.end}`;

  const latin = (node) => [node.en, node.withinEn].filter(Boolean).join(", ");

  function title(node, tag, length) {
    const element = make(tag);
    element.append(make("span", clip(node.ko, length), "text"));
    const beside = [node.en && `/ ${clip(latin(node), length)}`, node.within && `· ${clip(node.within, length)}`].filter(Boolean);
    if (beside.length) element.append(" ", make("span", beside.join(" "), "text en"));
    return element;
  }

  function facts(edge, said) {
    const parts = [named(edge.kind)];
    if (said.year) parts.push(String(said.year));
    if (said.grade) parts.push(said.grade);
    if (said.prize) parts.push(`${said.prize.toLocaleString("ko-KR")}원 / KRW`);
    return parts.join(" · ");
  }

  function quote(said, length) {
    const element = make("blockquote", undefined, "text");
    const context = said.context === undefined ? "" : held.contexts[said.context];
    const at = context.indexOf(said.words);
    if (at < 0) element.append(make("mark", clip(said.words, length)));
    else {
      const from = Math.max(0, Math.min(at - 60, context.length - length));
      const start = length < context.length ? from : 0;
      element.append((start ? "…" : "") + context.slice(start, at), make("mark", clip(said.words, length)));
      element.append(clip(context.slice(at + said.words.length), Math.max(20, length - (at - start))));
    }
    element.append(make("cite", place(said)));
    return element;
  }

  // --- the picture ------------------------------------------------------------------------------------------------
  const colour = (kind, opacity) => ({ color: held.lines[kind], highlight: held.lines[kind], hover: held.lines[kind], opacity });
  const nodes = new vis.DataSet(held.nodes.map(({ id, x, y, size, shape, group, borderWidth }) => ({ id, x, y, size, shape, group, borderWidth })));
  const edges = new vis.DataSet(held.edges.map(({ id, from, to, width, kind }) => ({ id, from, to, width, color: colour(kind, 0.6) })));
  const network = new vis.Network($("canvas"), { nodes, edges }, held.options);
  const edgeById = new Map(held.edges.map((edge) => [edge.id, edge]));
  const shown = (node) => !state.off.has(node.kind);
  const drawn = (edge) => !state.off.has(edge.kind) && shown(byId.get(edge.from)) && shown(byId.get(edge.to));
  const matches = (node) => shown(node) && node.find.includes(state.query);

  function lit() {
    if (state.selected !== null) {
      const near = tied.get(state.selected).filter(drawn).flatMap((edge) => [edge.from, edge.to]);
      return new Set([state.selected, ...near]);
    }
    return state.query ? new Set(held.nodes.filter(matches).map((node) => node.id)) : null;
  }

  function paint() {
    const bright = lit();
    const bold = (edge) => state.selected === null || edge.from === state.selected || edge.to === state.selected;
    nodes.update(held.nodes.map((node) => ({ id: node.id, hidden: !shown(node), opacity: bright && !bright.has(node.id) ? 0.15 : 1 })));
    edges.update(held.edges.map((edge) => {
      const opacity = !bright ? 0.6 : state.selected !== null && bold(edge) ? 0.9 : 0.08;
      const width = opacity === 0.9 ? Math.max(edge.width, 1.4 / network.getScale()) : edge.width;
      return { id: edge.id, hidden: !drawn(edge), width, color: colour(edge.kind, opacity) };
    }));
  }

  // Labels keep one size on the screen; the more important take their place first, and none covers another.
  const ranked = [...held.nodes].sort((a, b) => b.rank - a.rank || a.id - b.id);
  const head = (node) => Number((node.kind === "award" && node.rank > 2) || node.centre === true);
  const weighed = [...ranked].sort((a, b) => head(b) - head(a));
  function labels(context) {
    const bright = lit();
    const scale = network.getScale();
    const first = (node) => (node.id === state.hovered || node.id === state.selected ? 2 : bright && bright.has(node.id) ? 1 : 0);
    const order = bright || state.hovered !== null ? [...weighed].sort((a, b) => first(b) - first(a)) : weighed;
    const ratio = context.canvas.width / context.canvas.clientWidth;
    const taken = new Map();
    for (const node of ranked) if (shown(node) && node.rank >= 5) claim(taken, around(node, scale), node.rank);
    context.save();
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    Object.assign(context, { textAlign: "center", textBaseline: "top", lineJoin: "round", lineWidth: 4, strokeStyle: "#ffffff" });
    for (const node of order) {
      if (!shown(node) || (bright && !bright.has(node.id) && node.id !== state.hovered)) continue;
      label(context, node, scale, taken, first(node) === 2);
    }
    context.restore();
  }

  function label(context, node, scale, taken, always) {
    const at = network.canvasToDOM(network.getPosition(node.id));
    const big = head(node) || always;
    context.font = `${big ? "bold 14px" : "12.5px"} ${FONT}`;
    const wide = context.measureText(node.label).width + 4;
    const width = context.canvas.clientWidth, top = at.y + node.size * scale + 3;
    if (at.x < 0 || at.x > width || at.y < 0 || top > context.canvas.clientHeight) return;
    const middle = Math.max(wide / 2, Math.min(width - wide / 2, at.x));
    const box = { left: middle - wide / 2, top, right: middle + wide / 2, bottom: top + 17 };
    const clash = covered(box).some((cell) => (taken.get(cell) || []).some((other) => other.rank > (head(node) ? 1e6 : node.rank) && over(box, other)));
    if (clash && !always) return;
    claim(taken, box, Infinity);
    context.strokeText(node.label, middle, top + 1);
    context.fillStyle = held.inks[node.kind];
    context.fillText(node.label, middle, top + 1);
  }
  function around(node, scale) {
    const at = network.canvasToDOM(network.getPosition(node.id)), half = node.size * scale * 0.8;
    return { left: at.x - half, top: at.y - half, right: at.x + half, bottom: at.y + half };
  }
  function claim(taken, box, rank) {
    for (const cell of covered(box)) taken.set(cell, [...(taken.get(cell) || []), { ...box, rank }]);
  }
  const FONT = getComputedStyle(document.body).fontFamily;
  const over = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
  function covered(box) {
    const cells = [];
    for (let x = Math.floor(box.left / 96); x <= Math.floor(box.right / 96); x++)
      for (let y = Math.floor(box.top / 32); y <= Math.floor(box.bottom / 32); y++) cells.push(`${x} ${y}`);
    return cells;
  }

  // --- what is chosen ---------------------------------------------------------------------------------------------
  function select(id, move) {
    state.selected = id;
    leave();
    network.unselectAll();
    if (id !== null) network.selectNodes([id], false);
    if (id !== null && move) {
      network.fit({ nodes: [...lit()], maxZoomLevel: 1.1 });
      stage.scrollIntoView({ block: "nearest" });
    }
    paint();
    detail();
  }

  function detail() {
    const box = $("detail");
    box.replaceChildren();
    if (state.selected === null) return;
    const node = byId.get(state.selected);
    const close = make("button", "✕", "close");
    close.type = "button";
    close.setAttribute("aria-label", "닫기 / Close");
    close.addEventListener("click", () => { select(null); $("query").focus(); });
    const about = [named(node.kind), node.year ? String(node.year) : "", node.resolved ? "" : "누구인지 정하지 못함 / unresolved"];
    const list = make("ul", undefined, "said");
    for (const edge of tied.get(node.id)) for (const said of edge.said) list.append(statement(node, edge, said));
    box.append(close, title(node, "h2", 6000), make("p", about.filter(Boolean).join(" · "), "text"));
    if (node.also) box.append(elsewhere(node));
    box.append(list);
    box.parentElement.scrollTop = 0;
  }

  // The label is what the documents say; today's or the standard name stands here.
  function elsewhere(node) {
    const [ko, en] = node.kind === "municipality" ? ["오늘", "today"] : ["표준 이름", "standard name"];
    return make("p", `${ko}: ${node.also} / ${en}: ${node.alsoEn || node.also}`, "text also");
  }

  function statement(node, edge, said) {
    const item = make("li");
    const other = byId.get(edge.from === node.id ? edge.to : edge.from);
    item.append(goto(other), make("div", facts(edge, said), "text"), quote(said, 400));
    return item;
  }

  function goto(node) {
    const button = title(node, "button", 200);
    button.className = "link";
    button.type = "button";
    button.addEventListener("click", () => select(node.id, true));
    return button;
  }

  function table() {
    const rung = (node) => node.starts.findIndex((name) => name.startsWith(state.query));
    const begins = (node) => (state.query ? [2, 0, 0, 1, 1][rung(node) + 1] : 0);  // its own name, its province's, any other
    const found = ranked.filter((node) => shown(node) && (!state.query || matches(node))).sort((a, b) => begins(a) - begins(b));
    $("rows").replaceChildren(...found.slice(0, ROWS).map((node) => {
      const row = make("tr");
      const name = make("td");
      name.append(goto(node));
      row.append(name, make("td", held.words[node.kind][0]), make("td", String(node.rank)));
      return row;
    }));
    $("more").textContent = found.length > ROWS ? `${found.length - ROWS}개 더 있습니다: 찾기로 좁히세요 / ${found.length - ROWS} more: narrow by search` : "";
    $("found").textContent = state.query ? `${found.length}개 / found` : "";
    return found;
  }

  // --- hovering ---------------------------------------------------------------------------------------------------
  function tip(pointer, ...content) {
    const box = $("tip");
    box.replaceChildren(...content);
    box.hidden = false;
    const left = Math.min(pointer.x + 14, stage.clientWidth - box.offsetWidth - 8);
    const above = pointer.y + 16 + box.offsetHeight > stage.clientHeight;
    box.style.left = `${Math.max(8, left)}px`;
    box.style.top = `${Math.max(8, above ? pointer.y - box.offsetHeight - 14 : pointer.y + 16)}px`;
  }
  function sources(list) {
    const box = document.createDocumentFragment();
    for (const [edge, said] of list.slice(0, 2)) box.append(make("p", facts(edge, said), "text"), quote(said, 140));
    if (list.length > 2) box.append(make("p", `… ${list.length - 2}개 더 / more`, "en"));
    return box;
  }
  network.on("hoverNode", ({ node, pointer }) => {
    state.hovered = node;
    const thing = byId.get(node);
    const said = tied.get(node).filter(drawn).flatMap((edge) => edge.said.map((one) => [edge, one]));
    tip(pointer.DOM, title(thing, "strong", 160), make("p", named(thing.kind)), sources(said));
  });
  network.on("hoverEdge", ({ edge, pointer }) => {
    const tie = edgeById.get(edge), ends = make("strong");
    ends.append(title(byId.get(tie.from), "span", 80), " → ", title(byId.get(tie.to), "span", 80));
    tip(pointer.DOM, ends, sources(tie.said.map((one) => [tie, one])));
  });
  const leave = () => { state.hovered = null; $("tip").hidden = true; };
  for (const name of ["blurNode", "blurEdge", "dragStart", "zoom"]) network.on(name, leave);
  $("canvas").addEventListener("mouseleave", leave);

  // --- controls ---------------------------------------------------------------------------------------------------
  network.on("afterDrawing", labels);
  network.on("click", ({ nodes: hit, edges: near }) => select(hit.length ? hit[0] : near.length ? edgeById.get(near[0]).from : null));
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") select(null); });
  $("query").addEventListener("input", () => {
    state.query = fold($("query").value);
    if (state.selected !== null) select(null);
    paint();
    table();
  });
  $("search").addEventListener("submit", (event) => {
    event.preventDefault();
    const found = table();
    if (state.query && found.length) select(found[0].id, true);
  });
  $("legend").addEventListener("change", ({ target }) => {
    state.off[target.checked ? "delete" : "add"](target.value);
    if (state.selected !== null && !shown(byId.get(state.selected))) select(null);
    paint();
    table();
    detail();
  });
  $("zoom").addEventListener("click", ({ target }) => {
    const by = target.dataset.zoom;
    if (by === "fit") network.fit();
    else if (by) network.moveTo({ scale: network.getScale() * Number(by) });
  });
  const frame = $("canvas").firstElementChild;  // vis-network gives it a place of its own in the order of tabs
  frame.tabIndex = 0;
  frame.setAttribute("role", "img");
  frame.setAttribute("aria-label", document.title);
  frame.setAttribute("aria-describedby", "hint");
  $("nothing").hidden = held.nodes.length > 0;
  if (held.nodes.length) network.fit();
  table();
  window.welfare = { network, nodes, edges, state };  // for whoever wants to go on from the console
})();
