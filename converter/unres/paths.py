"""Where the project's data folders lie: in a checkout beside the code, in the wheel inside the package."""

from pathlib import Path
from typing import Final

from unres.errors import UnresError

_PACKAGE: Final = Path(__file__).resolve().parent
_CHECKOUT: Final = _PACKAGE.parent.parent


def data_dir(name: str) -> Path:
    """Return the folder `name` ("ontology", "shapes" or "seeds").

    The wheel carries the folders as `unres/data/{name}` (see `pyproject.toml`); a checkout, and so an editable
    install, has them at its root.

    Raises:
        UnresError: neither place has the folder, so that the installation is broken.

    >>> (data_dir("ontology") / "unres.ttl").is_file()
    True
    """
    for folder in (_PACKAGE / "data" / name, _CHECKOUT / name):
        if folder.is_dir():
            return folder
    raise UnresError(
        f"the data folder {name!r} is missing",
        where=str(_PACKAGE),
        advice="Install the package again: pip install --force-reinstall unres",
    )
