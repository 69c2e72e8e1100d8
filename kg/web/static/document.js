// Three kindnesses; the page does without. Words that cross others stand in pieces: all pieces of the one that the address
// names are marked, not its first alone; so are the further words that its facts rest on, as the division and grade of an
// award. And beside the text, the list goes to the fact whose words are shown.
const shown = () => {
  const anchor = decodeURIComponent(location.hash.slice(1));
  for (const piece of document.querySelectorAll("[data-of]")) {
    piece.classList.toggle("target", piece.dataset.of === anchor);
  }
  const entry = anchor.startsWith("c") && document.getElementById(`e${anchor.slice(1)}`);
  const others = entry ? (entry.dataset.with ?? "").split(" ") : [];
  for (const words of document.querySelectorAll(".paper [id], .paper [data-of]")) {
    words.classList.toggle("with", others.includes(words.id || words.dataset.of));
  }
  const list = document.querySelector(".facts");
  for (const other of list.querySelectorAll(".near")) other.classList.remove("near");
  if (!entry) return;
  entry.classList.add("near");
  if (getComputedStyle(list).position === "sticky") list.scrollTop = entry.offsetTop - list.clientHeight / 3;
};
addEventListener("hashchange", shown);
shown();
