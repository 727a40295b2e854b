"""The court: everything that happens with a candidate."""
