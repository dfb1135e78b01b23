"""The whole schema, for migrations: importing it makes every table known."""

from storage import enrolment_tables, file_tables, history_tables, talk_tables
from storage.office_tables import Row

ROOMS = (enrolment_tables, file_tables, history_tables, talk_tables)
metadata = Row.metadata
