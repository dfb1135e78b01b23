"""Settings: typed, read once from the environment; nonsense is refused with the variable and the reason."""

import json
import os
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import Any, Literal, Self
from urllib.parse import urlsplit

from pydantic import Field, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

LINE = "https://api.line.me"
SHEETS = "https://sheets.googleapis.com"
LOCAL = {"localhost", "127.0.0.1", "::1"}
KEY_HOLDS = ("client_email", "private_key", "token_uri")
SPLIT_HOSTS = ("DYNO", "K_SERVICE", "FLY_APP_NAME", "RENDER", "RAILWAY_ENVIRONMENT")


class SettingsRefused(SystemExit):
    """The settings make no sense; the message names each variable and says why."""


class Settings(BaseSettings):
    """Every setting of DESIGN §5; README explains each."""

    model_config = SettingsConfigDict(
        env_ignore_empty=True, frozen=True, extra="ignore", str_strip_whitespace=True
    )

    database_url: str = "sqlite:///var/kon-kamnot.db"
    line_channel_secret: str = Field(min_length=1)
    line_channel_access_token: str = Field(min_length=1)
    line_api_base: str = LINE
    google_credentials: str = ""
    google_sheet_id: str = ""
    sheets_api_base: str = SHEETS
    public_url: str
    secret_key: str = Field(min_length=1)
    office_name: str = "สำนักงาน"
    call_word: str = Field(default="บอท", min_length=1, max_length=20)
    particle: Literal["ค่ะ", "ครับ"] = "ค่ะ"
    port: int = Field(default=8000, ge=1, le=65535)
    now: str = ""

    @field_validator("line_channel_secret")
    @classmethod
    def _secrets(cls, value: str) -> str:
        if not all(part.strip() for part in value.split(",")):
            raise ValueError("a secret is empty; write one secret, or two with a comma between them")
        return value

    @field_validator("line_api_base", "sheets_api_base", "public_url")
    @classmethod
    def _web_address(cls, value: str) -> str:
        parts = urlsplit(value)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise ValueError("must be a web address such as https://bot.example.go.th")
        if parts.scheme == "http" and parts.hostname not in LOCAL:
            raise ValueError("must begin with https:// (http:// is for localhost only)")
        return value.rstrip("/")

    @field_validator("database_url")
    @classmethod
    def _database(cls, value: str) -> str:
        if not value.startswith(("sqlite:///", "postgres://", "postgresql://", "postgresql+psycopg://")):
            raise ValueError("must begin with sqlite:/// or postgresql://")
        if value.startswith("sqlite") and any(name in os.environ for name in SPLIT_HOSTS):
            raise ValueError("SQLite does not work where web and worker share no disk; set a PostgreSQL URL")
        return value

    @field_validator("now")
    @classmethod
    def _instant(cls, value: str) -> str:
        if value and not value.startswith("@") and datetime.fromisoformat(value).tzinfo is None:
            raise ValueError("needs an offset, such as 2024-08-29T09:00:00+07:00")
        return value

    @model_validator(mode="after")
    def _sheet_is_whole(self) -> Self:
        if bool(self.google_credentials) != bool(self.google_sheet_id):
            raise ValueError("GOOGLE_CREDENTIALS and GOOGLE_SHEET_ID go together; set both or neither")
        _read_now = self.credentials  # so that nonsense is refused at the start
        return self

    @cached_property
    def credentials(self) -> dict[str, Any] | None:
        """The service account's key, from JSON text or a file."""
        if not self.google_credentials:
            return None
        text = self.google_credentials.strip()
        if not text.startswith("{"):
            try:
                text = Path(text).read_text("utf-8")
            except OSError as no:
                raise ValueError(f"GOOGLE_CREDENTIALS: cannot read the file ({no.strerror})") from no
        try:
            key = dict(json.loads(text))
        except (ValueError, TypeError) as no:
            raise ValueError("GOOGLE_CREDENTIALS is neither JSON nor the path of a JSON file") from no
        if missing := [name for name in KEY_HOLDS if not key.get(name)]:
            raise ValueError(
                f"GOOGLE_CREDENTIALS is no service account's key: {', '.join(missing)} is missing"
            )
        return key

    @property
    def room(self) -> Path:
        """The folder of what the worker keeps: beside a SQLite database, else var/."""
        path = self.database_url.removeprefix("sqlite:///")
        return Path("var") if path == self.database_url else Path(path.partition("?")[0]).parent

    @property
    def secrets(self) -> tuple[str, ...]:
        """The channel secrets that may have signed a webhook."""
        return tuple(part.strip() for part in self.line_channel_secret.split(","))


def read_settings() -> Settings:
    """The settings of this process. Raises `SettingsRefused`."""
    try:
        return Settings()  # type: ignore[call-arg]  # pydantic-settings fills them from the environment
    except ValidationError as no:
        raise SettingsRefused("\n".join(_sentence(dict(error)) for error in no.errors())) from None


def database_url() -> str:
    """The database alone, for migrations, which need no other setting."""
    return os.environ.get("DATABASE_URL") or str(Settings.model_fields["database_url"].default)


def _sentence(error: dict[str, Any]) -> str:
    name = "_".join(str(part) for part in error["loc"]).upper()
    if error["type"] == "missing":
        return f"{name} is not set; README says where its value comes from."
    why = str(error["msg"]).removeprefix("Value error, ")
    return f"{name}: {why}." if name else f"{why}."
