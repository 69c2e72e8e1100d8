"""What the tests of the explorer share: the shipped graph and a hostile one, asked in process and over HTTP."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from kg.drafting import Tools
from kg.pipeline import Built
from kg.web.app import create
from kg.web.site import Site
from kg.workspace import Workspace
from tests.web.serving import serving

SCRIPT = "<script>document.title='hacked'</script>"
TURNED = "\u202e돌아선\u200f 이름"
LONG = "긴이름" * 1700
NASTY = f"""2019년 복지행정상 결과 {SCRIPT}

□ 울산 남구는 ‘{SCRIPT} 이웃 살피미 사업’을 추진하여 취약계층 12명을 지원하였다. "quoted" & 'single'

□ 부산 남구는 ‘{TURNED} 돌봄 사업’을 운영하였다. {LONG}
"""


@pytest.fixture(scope="package")
def pages(shipped: Workspace) -> Iterator[TestClient]:
    """The explorer over the shipped documents, asked as a browser asks."""
    shipped.index()
    with TestClient(create(Site(shipped.path)), headers={"accept": "text/html,*/*;q=0.8"}) as client:
        yield client


@pytest.fixture(scope="package")
def nasty(tools: Tools, tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """A document whose name and text would do harm if they were read as markup."""
    folder = tmp_path_factory.mktemp("nasty")
    file = folder / "나쁜 <b>이름 & 'x'.txt"
    file.write_text(NASTY, encoding="utf-8")
    workspace = Workspace(folder / "home")
    assert all(isinstance(outcome, Built) for outcome in workspace.build([Path(file)], tools))
    return workspace


@pytest.fixture(scope="package")
def nastypages(nasty: Workspace) -> Iterator[TestClient]:
    """The explorer over the hostile document."""
    with TestClient(create(Site(nasty.path)), headers={"accept": "text/html,*/*;q=0.8"}) as client:
        yield client


@pytest.fixture(scope="package")
def site(shipped: Workspace) -> Iterator[str]:
    """The address of a running explorer over the shipped documents."""
    shipped.index()
    with serving(Site(shipped.path)) as address:
        yield address


@pytest.fixture(scope="package")
def hostile(nasty: Workspace) -> Iterator[str]:
    """The address of a running explorer over the hostile document."""
    nasty.index(False)
    with serving(Site(nasty.path)) as address:
        yield address
