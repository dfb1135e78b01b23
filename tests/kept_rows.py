"""Brings the rows of a PostgreSQL database back, in a tenth of the time that another database takes."""

from collections.abc import Callable

from sqlalchemy import Connection, Engine, inspect, text


def keep_rows(engine: Engine) -> Callable[[], None]:
    """Copies every table beside itself; what is returned puts the copies back, numbers of rows too."""
    tables = [f'"{name}"' for name in inspect(engine).get_table_names()]
    with engine.begin() as connection:
        connection.execute(text("CREATE SCHEMA kept"))
        for table in tables:
            connection.execute(text(f"CREATE TABLE kept.{table} AS TABLE public.{table}"))
        numbers = _numbers(connection)
    # Foreign keys are no obstacle to a replica, whatever the order of the tables.
    back = ["BEGIN", "SET LOCAL session_replication_role = replica"]
    for table in tables:
        back.append(f"DELETE FROM public.{table}")
        back.append(f"INSERT INTO public.{table} OVERRIDING SYSTEM VALUE TABLE kept.{table}")
    statement = "; ".join([*back, *numbers, "COMMIT"])

    def put_back() -> None:
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.exec_driver_sql(statement)

    return put_back


def _numbers(connection: Connection) -> list[str]:
    found = connection.execute(
        text("SELECT sequencename, last_value FROM pg_sequences WHERE schemaname = 'public'")
    )
    return [f"SELECT setval('{name}', {last or 1}, {bool(last)})" for name, last in found]
