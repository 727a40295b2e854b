"""The law: everything that can be said without a candidate."""
