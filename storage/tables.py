"""The whole schema, for migrations: importing it makes every table known."""

from storage import history_tables, talk_tables
from storage.office_tables import Row

ROOMS = (history_tables, talk_tables)
metadata = Row.metadata
