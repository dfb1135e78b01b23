"""The web edge: what coordinators open beside their chat."""
