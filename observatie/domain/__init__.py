"""Pure rules: no Flask, no clock, no files."""
