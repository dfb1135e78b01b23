"""Measures the app against yardsticks that run in the same minute on the same machine."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parent.parent / "tests"))  # its databases serve here as well
