"""A YAML file as text with places: read into plain data, and known by line and column."""
