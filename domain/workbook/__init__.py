"""The import workbook: read, checked, compared with what was known, and written again."""
