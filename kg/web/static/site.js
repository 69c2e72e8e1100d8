// What every page can do with a script: take a citation to the clipboard.
const copied = async (text, place) => {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // No clipboard without a safe connection: what is to be copied is chosen, and one key copies it.
    getSelection().selectAllChildren(place);
    return document.execCommand("copy");
  }
  return true;
};

const shown = () => document.querySelectorAll("[data-copy][hidden]").forEach((button) => (button.hidden = false));

document.addEventListener("click", async (event) => {
  const button = event.target.closest?.("[data-copy]");
  if (!button) return;
  const place = document.getElementById(button.dataset.copy);
  if (await copied(place.textContent, place)) button.textContent = button.dataset.done;
});
new MutationObserver(shown).observe(document.body, { childList: true, subtree: true });
shown();
