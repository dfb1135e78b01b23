"""What the console's pages show, each read in a transaction of its own."""

from io import BytesIO

from sqlalchemy import Engine, select

from domain.evidence import OpenedFile
from domain.people import Person
from storage.engine import reading, trouble_is_later
from storage.evidence import Evidence
from storage.export_office import export_bytes
from storage.office_files import OfficeFiles
from storage.office_tables import PersonRow
from storage.office_template import template
from storage.people import People


class WebDesk:
    """Every method that asks the database raises `TryLater` when it is out of reach."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def reader(self, person_id: int) -> Person | None:
        """The person, while they work here."""
        here = select(PersonRow.id).where(PersonRow.id == person_id, PersonRow.left_on.is_(None))
        with trouble_is_later(), reading(self._engine) as session:
            return next(iter(People(session).get(session.scalars(here))), None)

    def template(self) -> bytes:
        """The empty workbook."""
        body = BytesIO()
        template().save(body)
        return body.getvalue()

    def export(self) -> bytes:
        """The office as it is now."""
        with trouble_is_later():
            return export_bytes(self._engine)

    def file(self, key: str) -> OpenedFile | None:
        """The evidence file whose address has this key."""
        with trouble_is_later(), reading(self._engine) as session:
            return Evidence(session).open(key)

    def report(self, file_id: int) -> str | None:
        """The whole of what was found in a workbook that was sent."""
        with trouble_is_later(), reading(self._engine) as session:
            return OfficeFiles(session).report(file_id)
