"""Evidence files on disk: under a folder of ours, by our own names, whole or not at all."""

from collections.abc import Callable, Iterator
from pathlib import Path

ENDINGS = frozenset(
    {".jpg", ".jpeg", ".png", ".gif", ".pdf", ".docx", ".xlsx", ".pptx", ".doc", ".xls", ".mp4"}
)


def file_keeper(folder: Path) -> Callable[[int, str, Iterator[bytes]], tuple[str, int]]:
    """A function that keeps a file's bytes and returns (path, size in bytes)."""

    def keep(id_: int, name: str, blocks: Iterator[bytes]) -> tuple[str, int]:
        ending = Path(name).suffix.lower()
        path = folder / f"{id_}{ending if ending in ENDINGS else '.bin'}"
        folder.mkdir(parents=True, exist_ok=True)
        part = path.with_name(f"{path.name}.part")
        try:
            with part.open("wb") as out:
                size = sum(out.write(block) for block in blocks)
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)
        return (str(path), size)

    return keep
