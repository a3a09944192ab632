"""A new version is served without a restart; what cannot be opened leaves the old one in its place."""

import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from pathlib import Path

import pytest

from sparql.made_dataset import publish, quads
from unres_site.sparql.datasets import Datasets, version_of
from unres_site.sparql.errors import NoDatasetError
from unres_site.sparql.wire import Query
from unres_site.sparql.workers import Pool

TRIPLES = Query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", "text/csv")


@pytest.fixture
def datasets(tmp_path: Path) -> Iterator[Datasets]:
    publish(tmp_path, "first", islice(quads(), 10))
    served = Datasets(tmp_path / "dataset", lambda store: Pool(store, 4, 5.0, 1 << 29, 1_000_000))
    yield served
    served.close()


def count(datasets: Datasets) -> tuple[str, int]:
    with datasets.lease() as (version, pool), pool.query(TRIPLES).open() as file:
        return version, int(file.read().split()[1])


def test_a_new_version_is_noticed(datasets: Datasets, tmp_path: Path) -> None:
    assert count(datasets) == ("first", 10)
    publish(tmp_path, "second", islice(quads(), 20))
    assert count(datasets) == ("second", 20)


def test_a_query_under_way_ends_on_the_old_version(datasets: Datasets, tmp_path: Path) -> None:
    with datasets.lease() as (version, pool):
        publish(tmp_path, "second", islice(quads(), 20))
        assert count(datasets) == ("second", 20)
        with pool.query(TRIPLES).open() as file:
            assert (version, int(file.read().split()[1])) == ("first", 10)


def test_the_old_version_ends_when_nobody_uses_it(datasets: Datasets, tmp_path: Path) -> None:
    with datasets.lease() as (_, old):
        publish(tmp_path, "second", islice(quads(), 20))
        count(datasets)
        assert old._zygote._process.poll() is None
    assert old._zygote._process.poll() is not None


def test_the_old_version_may_be_removed(datasets: Datasets, tmp_path: Path) -> None:
    count(datasets)
    publish(tmp_path, "second", islice(quads(), 20))
    assert count(datasets) == ("second", 20)
    shutil.rmtree(tmp_path / "dataset.versions" / "first")
    assert count(datasets) == ("second", 20)


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_version_that_cannot_be_opened_leaves_the_old_one(datasets: Datasets, tmp_path: Path) -> None:
    assert count(datasets) == ("first", 10)
    publish(tmp_path, "broken", iter(()))
    shutil.rmtree(tmp_path / "dataset.versions" / "broken" / "store")
    assert count(datasets) == ("first", 10)
    publish(tmp_path, "third", islice(quads(), 30))
    assert count(datasets) == ("third", 30)


def test_a_link_that_is_gone_leaves_the_old_version(datasets: Datasets, tmp_path: Path) -> None:
    assert count(datasets) == ("first", 10)
    (tmp_path / "dataset").unlink()
    assert count(datasets) == ("first", 10)


def test_a_broken_pool_is_opened_again(datasets: Datasets) -> None:
    with datasets.lease() as (_, pool):
        pool.broken = True
    assert count(datasets) == ("first", 10)
    with datasets.lease() as (_, again):
        assert again is not pool


def test_many_threads_see_whole_versions(datasets: Datasets, tmp_path: Path) -> None:
    sizes = {"first": 10} | {f"v{number}": 10 * number for number in range(2, 7)}

    def read(_: int) -> bool:
        version, found = count(datasets)
        return sizes[version] == found

    with ThreadPoolExecutor(4) as threads:
        results = [threads.submit(read, number) for number in range(50)]
        for number in range(2, 7):
            publish(tmp_path, f"v{number}", islice(quads(), 10 * number))
            results += [threads.submit(read, number) for number in range(50)]
        assert all(result.result() for result in results)


def test_nothing_published(tmp_path: Path) -> None:
    with pytest.raises(NoDatasetError, match="no published dataset"):
        version_of(tmp_path / "nothing")
    served = Datasets(tmp_path / "nothing", lambda store: Pool(store, 1, 5.0, 1 << 29, 1_000_000))
    with pytest.raises(NoDatasetError), served.lease():
        pass


def test_a_directory_that_is_no_link_has_a_version(tmp_path: Path) -> None:
    (tmp_path / "store").mkdir()
    assert version_of(tmp_path) == version_of(tmp_path)
