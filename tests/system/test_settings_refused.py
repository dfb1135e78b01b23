"""Settings: nonsense is refused with the variable and the reason, and good ones are accepted."""

import subprocess

import pytest
from host_commands import SETTINGS
from office import ROOT

from play import BIN

REFUSED: list[tuple[dict[str, str], str, str]] = [
    ({"LINE_CHANNEL_SECRET": ""}, "LINE_CHANNEL_SECRET", "is not set"),
    ({"LINE_CHANNEL_SECRET": "one,"}, "LINE_CHANNEL_SECRET", "a secret is empty"),
    ({"LINE_CHANNEL_ACCESS_TOKEN": ""}, "LINE_CHANNEL_ACCESS_TOKEN", "is not set"),
    ({"SECRET_KEY": ""}, "SECRET_KEY", "is not set"),
    ({"PUBLIC_URL": ""}, "PUBLIC_URL", "is not set"),
    ({"PUBLIC_URL": "bot.example.go.th"}, "PUBLIC_URL", "must be a web address"),
    ({"PUBLIC_URL": "http://bot.example.go.th"}, "PUBLIC_URL", "must begin with https://"),
    ({"LINE_API_BASE": "ftp://api.line.me"}, "LINE_API_BASE", "must be a web address"),
    ({"PORT": "abc"}, "PORT", "integer"),
    ({"PORT": "๘๐๐๐"}, "PORT", "integer"),
    ({"PORT": "70000"}, "PORT", "less than or equal to 65535"),
    ({"PARTICLE": "x"}, "PARTICLE", "ค่ะ"),
    ({"CALL_WORD": "บ" * 21}, "CALL_WORD", "at most 20"),
    ({"DATABASE_URL": "mysql://localhost/office"}, "DATABASE_URL", "must begin with sqlite:///"),
    ({"DYNO": "web.1"}, "DATABASE_URL", "SQLite does not work where web and worker share no disk"),
    ({"GOOGLE_CREDENTIALS": "{}"}, "GOOGLE_SHEET_ID", "go together"),
    ({"GOOGLE_SHEET_ID": "sheet"}, "GOOGLE_CREDENTIALS", "go together"),
    (
        {"GOOGLE_SHEET_ID": "s", "GOOGLE_CREDENTIALS": "no/such.json"},
        "GOOGLE_CREDENTIALS",
        "cannot read the file",
    ),
    ({"GOOGLE_SHEET_ID": "s", "GOOGLE_CREDENTIALS": '{"a":'}, "GOOGLE_CREDENTIALS", "neither JSON nor"),
    ({"NOW": "2024-08-29T09:00:00"}, "NOW", "needs an offset"),
    ({"NOW": "yesterday"}, "NOW", "isoformat"),
]


@pytest.mark.parametrize(("nonsense", "name", "reason"), REFUSED)
def test_nonsense_is_refused_with_its_name_and_the_reason(
    nonsense: dict[str, str], name: str, reason: str
) -> None:
    told = read_settings(nonsense)
    assert told.returncode == 1
    assert name in told.stderr and reason in told.stderr
    assert "Traceback" not in told.stderr


@pytest.mark.parametrize(
    "sense",
    [
        {},
        {"LINE_CHANNEL_SECRET": "new, old", "PARTICLE": "ครับ", "CALL_WORD": "น้องเตือน", "PORT": "5000"},
        {"DATABASE_URL": "postgres://office@localhost/office", "DYNO": "web.1"},
        {"PUBLIC_URL": "http://localhost:8001", "NOW": "2024-08-29T09:00:00+07:00"},
        {"PARTICLE": "", "OFFICE_NAME": "", "NOW": "@var/clock"},
    ],
)
def test_good_settings_are_accepted(sense: dict[str, str]) -> None:
    told = read_settings(sense)
    assert (told.returncode, told.stderr) == (0, "")


def read_settings(changed: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """What every process does first."""
    command = [str(BIN / "python"), "-c", "from config import read_settings; read_settings()"]
    return subprocess.run(
        command, cwd=ROOT, env=SETTINGS | changed, capture_output=True, text=True, check=False
    )
