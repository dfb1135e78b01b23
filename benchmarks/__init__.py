"""Measures the app against yardsticks that run in the same minute on the same machine."""

import sys
from pathlib import Path

TESTS = Path(__file__).parent.parent / "tests"
sys.path += [str(TESTS), str(TESTS / "year")]  # their databases and the office of sixty serve here as well
