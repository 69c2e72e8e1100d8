// The query page: an editor in the place of the plain field; answers come into the page, and a query can be stopped.
const form = document.getElementById("ask");
const field = form.elements.query;
const limit = form.elements.timeout;
const [answer, status, stop] = ["answer", "status", "stop"].map((id) => document.getElementById(id));
const said = form.dataset;
let written = null;
let running = null;

const address = () => {
  const asked = new URLSearchParams({ query: written ? written.getValue() : field.value });
  if (limit.value && Number(limit.value) < Number(limit.max)) asked.set("timeout", limit.value);
  return `${form.action}?${asked}`;
};

const marked = (line) => {
  if (!written) return;
  written.eachLine((held) => written.removeLineClass(held, "background", "wrong-line"));
  if (line) written.addLineClass(line - 1, "background", "wrong-line");
};

// The same page, asked elsewhere: its answer, how it is cited, and the ways on.
const taken = (page) => {
  answer.replaceChildren(...page.getElementById("answer").childNodes);
  marked(Number(page.getElementById("answer").dataset.line ?? 0));
  for (const part of ["#citing", "a.language", "footer"]) {
    document.querySelector(part).replaceWith(page.querySelector(part));
  }
};

const run = async () => {
  running?.abort();
  const mine = (running = new AbortController());
  const [to, began] = [address(), Date.now()];
  const tell = () => (status.textContent = `${said.runs} ${Math.round((Date.now() - began) / 1000)}${said.second}`);
  const clock = setInterval(tell, 1000);
  tell();
  stop.hidden = false;
  answer.setAttribute("aria-busy", "true");
  try {
    const response = await fetch(to, { signal: mine.signal, headers: { accept: "text/html" } });
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    taken(page);
    history.pushState(null, "", to);
    status.textContent = `${((Date.now() - began) / 1000).toFixed(1)}${said.second}`;
    answer.focus({ preventScroll: true });
  } catch (error) {
    if (running === mine) status.textContent = error.name === "AbortError" ? said.stopped : said.lost;
  } finally {
    clearInterval(clock);
    if (running === mine) {
      stop.hidden = true;
      answer.removeAttribute("aria-busy");
    }
  }
};

form.addEventListener("submit", (event) => {
  event.preventDefault();
  run();
});
stop.addEventListener("click", () => running?.abort());
const chosen = document.querySelector(".shipped [aria-current]");
if (chosen) chosen.closest("ul").scrollTop = chosen.offsetTop - chosen.closest("ul").offsetTop - 60;
addEventListener("popstate", () => location.reload());

try {
  const [{ editor }, page] = await Promise.all([
    import("/static/vendor/editor.js"),
    fetch("/query.json").then((response) => response.json()),
  ]);
  const sheet = Object.assign(document.createElement("link"), { rel: "stylesheet", href: "/static/vendor/editor.css" });
  const styled = new Promise((go) => ["load", "error"].forEach((end) => sheet.addEventListener(end, go)));
  document.head.prepend(sheet);
  await styled;
  const place = document.getElementById("editor");
  place.hidden = false;
  written = editor(place, { value: field.value, label: form.querySelector("label").textContent, run, ...page.known });
  written.on("change", () => marked(0));
  field.hidden = true;
  form.querySelector("label").removeAttribute("for");
  document.getElementById("keys").hidden = false;
  marked(Number(answer.dataset.line ?? 0));
} catch (error) {
  // Built without the scripts: the plain field asks as well.
  document.getElementById("editor").hidden = true;
}
form.dataset.ready = "";
