"""The LINE edge: the only package that imports linebot."""
