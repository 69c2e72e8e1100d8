"""What takes long is made aside: the asker is told so, and the page opens again by itself."""

from __future__ import annotations

import threading
import time
from pathlib import Path

import pytest
from starlette.requests import Request
from starlette.responses import Response
from starlette.testclient import TestClient

from kg.errors import Preparing
from kg.web.app import create
from kg.web.mapdata import atlas
from kg.web.preparing import Making, lay, wait
from kg.web.site import Site
from kg.workspace import Workspace
from tests.network.conftest import store
from tests.network.paper import towns


def _slow(seconds: float) -> None:
    time.sleep(seconds)


def test_a_small_network_is_made_while_one_waits(tmp_path: Path) -> None:
    store(tmp_path, towns())
    Making().network(Workspace(tmp_path))
    assert not Workspace(tmp_path).kept()


def test_a_process_of_its_own_makes_what_is_kept(tmp_path: Path) -> None:
    store(tmp_path, towns())
    making = Making()
    made = making.made("network", lay, tmp_path)
    assert making.made("network", lay, tmp_path) is made
    wait(made, 60, "")
    assert made.exitcode == 0
    assert Workspace(tmp_path).kept()


def test_who_cannot_wait_is_told_to_come_again() -> None:
    slow = Making().made("slow", _slow, 60.0)
    with pytest.raises(Preparing, match="곧"):
        wait(slow, 0.01, "곧 됩니다")
    slow.kill()
    slow.join()
    wait(slow, 0.01, "")


def test_what_one_server_began_is_nothing_to_another() -> None:
    one, other = Site(Path("one")), Site(Path("other"))
    begun = one.making.made("same", _slow, 0.0)
    assert other.making.made("same", _slow, 0.0) is not begun


def test_the_page_opens_again_by_itself(tmp_path: Path) -> None:
    store(tmp_path, towns())
    application = create(Site(tmp_path))

    def late(_: Request) -> Response:
        raise Preparing("준비하고 있습니다")

    application.router.add_route("/late", late)
    with TestClient(application) as client:
        answer = client.get("/late", headers={"accept": "text/html"})
    assert (answer.status_code, answer.headers["refresh"], answer.headers["retry-after"]) == (503, "5", "5")
    assert "준비하고 있습니다" in answer.text


def test_borders_that_are_there_are_not_made_again() -> None:
    _ = atlas().atoms
    assert atlas().kept()
    Making().borders()


def test_what_is_there_is_read_before_it_is_asked_for(tmp_path: Path) -> None:
    store(tmp_path, towns())
    site = Site(tmp_path)
    site.making.begin(site.workspace())
    for thread in threading.enumerate():
        if thread.name == "network":
            thread.join(60)
    assert "held" in vars(site.workspace())
