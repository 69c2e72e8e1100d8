"""HTML as the tests read it: links, and elements by their id with the text inside them."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser

_VOID = {"meta", "link", "input", "br", "img", "hr"}


class Reading(HTMLParser):
    """A page, read."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.texts: dict[str, str] = {}
        self.pieces: dict[str, str] = {}
        self.tags: list[str] = []
        self._open: list[tuple[str, str, str]] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        held = dict(attrs)
        self.tags.append(tag)
        if tag == "a" and held.get("href"):
            self.links.append(str(held["href"]))
        if held.get("id"):
            assert held["id"] not in self.texts, f"twice: {held['id']}"
            self.texts[str(held["id"])] = ""
        if tag not in _VOID:
            self._open.append((tag, held.get("id") or "", held.get("data-of") or ""))

    def handle_endtag(self, tag: str) -> None:
        assert self._open[-1][0] == tag, f"{tag} closes {self._open[-1]}"
        self._open.pop()

    def handle_data(self, data: str) -> None:
        for _, anchor, of in self._open:
            if anchor:
                self.texts[anchor] += data
            if of:
                self.pieces[of] = self.pieces.get(of, "") + data

    def close(self) -> None:
        super().close()
        assert self._open == []

    def words(self, anchor: str) -> str:
        """The text under an anchor, with the pieces that follow behind other marks; white space folded."""
        return "".join((self.texts[anchor] + self.pieces.get(anchor, "")).split())

    def anchors(self) -> Iterator[str]:
        """The anchors of words."""
        return (anchor for anchor in self.texts if anchor.startswith("c") and anchor[1:2].isdigit())
