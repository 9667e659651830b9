"""What only editors and the build need: reading YAML with line numbers, checks, analysis, command line."""
