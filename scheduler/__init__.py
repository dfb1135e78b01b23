"""Steps that move things along; the only package that imports apscheduler."""
