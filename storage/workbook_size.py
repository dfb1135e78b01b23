"""How much an .xlsx file may hold, counted part by part before openpyxl holds any of it."""

from dataclasses import dataclass

from storage.workbook_rows import WorkbookUnreadable

MOST_CELLS_IN_ROW = 16_384  # as many as Excel has columns
MOST_IN_ROW = 4 * MOST_CELLS_IN_ROW  # elements: the cells, and what is in them
MOST_ROW_BYTES = 8 * 1024 * 1024
MOST_IN_ROWS = 3_000_000  # elements
MOST_BESIDE_ROWS = 200_000  # elements that openpyxl holds all at once
MOST_LETTERS = 50_000_000  # a text that many cells share stands in the file once, and is read in each of them
NEW_FILE = "คัดลอกเฉพาะตารางที่ใช้ไปวางในไฟล์ใหม่"


@dataclass
class Size:
    """What was counted of the whole file so far; raises `WorkbookUnreadable` when it is too much."""

    in_rows: int = 0
    beside_rows: int = 0
    letters: int = 0

    def count_in_row(self) -> None:
        """One more element of a row."""
        self.in_rows += 1
        if self.in_rows > MOST_IN_ROWS:
            raise WorkbookUnreadable(f"ไฟล์นี้มีเซลล์มากเกินไป ให้ลบแถวและคอลัมน์ที่ไม่ใช้ หรือ{NEW_FILE}")

    def count_beside_rows(self) -> None:
        """One more element that belongs to no row."""
        self.beside_rows += 1
        if self.beside_rows > MOST_BESIDE_ROWS:
            raise WorkbookUnreadable(f"ไฟล์นี้มีรูปแบบหรือเซลล์ที่ผสานไว้มากผิดปกติ จึงไม่อ่าน ให้{NEW_FILE}")

    def count_letters(self, text: str) -> None:
        """The text of one more cell."""
        self.letters += len(text)
        if self.letters > MOST_LETTERS:
            raise WorkbookUnreadable(f"ไฟล์นี้มีข้อความยาวมากผิดปกติ จึงไม่อ่าน ให้{NEW_FILE}")


def row_too_large(where: str) -> WorkbookUnreadable:
    """What to say of a row that no person made."""
    return WorkbookUnreadable(f"{where} มีข้อมูลมากเกินกว่าที่แถวหนึ่งของ Excel มีได้ จึงไม่อ่าน ให้{NEW_FILE}")
