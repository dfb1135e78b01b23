"""Where things are kept: SQL, Google Sheet, Excel workbooks, files."""
