"""The language of the live card, without a database: what an operation is and what becomes of it. See docs/sync.md."""
