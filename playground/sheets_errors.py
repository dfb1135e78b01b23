"""The errors of the Sheets API, in the shape in which Google answers them."""

from typing import Any

Json = dict[str, Any]


class SheetsError(Exception):
    """Google refused the request."""

    def __init__(self, code: int, status: str, message: str) -> None:
        super().__init__(message)
        self.code, self.status, self.message = code, status, message

    def as_json(self) -> Json:
        return {"error": {"code": self.code, "message": self.message, "status": self.status}}


def invalid(message: str) -> SheetsError:
    return SheetsError(400, "INVALID_ARGUMENT", message)


def not_found() -> SheetsError:
    return SheetsError(404, "NOT_FOUND", "Requested entity was not found.")


def forbidden() -> SheetsError:
    return SheetsError(403, "PERMISSION_DENIED", "The caller does not have permission")


def unauthenticated() -> SheetsError:
    return SheetsError(
        401,
        "UNAUTHENTICATED",
        "Request had invalid authentication credentials. Expected OAuth 2 access token, login cookie or "
        "other valid authentication credential.",
    )


def exhausted(metric: str) -> SheetsError:
    """`metric` is Read or Write."""
    limit = f"{metric} requests per minute per user"
    return SheetsError(
        429,
        "RESOURCE_EXHAUSTED",
        f"Quota exceeded for quota metric '{metric} requests' and limit '{limit}' of service "
        "'sheets.googleapis.com' for consumer 'project_number:1'.",
    )


def switched_off() -> SheetsError:
    """The project never enabled the API."""
    return SheetsError(
        403,
        "PERMISSION_DENIED",
        "Google Sheets API has not been used in project 1 before or it is disabled. Enable it by visiting "
        "https://console.developers.google.com/apis/api/sheets.googleapis.com/overview?project=1 then retry.",
    )


def protected() -> SheetsError:
    return invalid(
        "You are trying to edit a protected cell or object. Please contact the spreadsheet owner to remove "
        "protection if you need to edit."
    )
