"""How fast guides are read, and whether odd ones break the reader. bench/README.md describes it."""
