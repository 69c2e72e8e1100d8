"""XML parts: names without namespaces, and every door closed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import pytest

from kg.documents.xml import MAX_DEPTH, parse
from kg.errors import DocumentError

LAUGHS = '<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;&b;">]><a>&c;</a>'
OUTSIDE = '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]><a>&b;</a>'


@dataclass
class Heard:
    """Writes down what it is given."""

    told: list[object] = field(default_factory=list)

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        self.told.append((name, dict(attributes)))

    def end(self, name: str) -> None:
        self.told.append(name)

    def data(self, text: str) -> None:
        self.told.append(["text", text])


def test_names_come_without_their_namespace() -> None:
    heard = Heard()
    parse('<x:a xmlns:x="urn:x" b="1"><x:c/>글&amp;씨</x:a>'.encode(), heard, "a")
    assert heard.told == [("a", {"b": "1"}), ("c", {}), "c", ["text", "글&씨"], "a"]


@pytest.mark.parametrize(
    ("source", "words"),
    [
        (LAUGHS, "document type"),
        (OUTSIDE, "document type"),
        ("<a>" * (MAX_DEPTH + 1), "nest deeper"),
        ("<a><b></a>", "mismatched"),
        ("", "no element"),
        ("<a>&b;</a>", "undefined entity"),
    ],
)
def test_what_no_honest_part_holds_is_refused(source: str, words: str) -> None:
    heard = Heard()
    with pytest.raises(DocumentError, match=words):
        parse(source.encode(), heard, "a.hwpx")
    assert not any(isinstance(told, list) for told in heard.told)
