"""Emulators of the LINE platform and of Google Sheets, with a chat page; they know nothing of the app."""
