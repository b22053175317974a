"""What the records are: years, numbers, bodies, the Work Programme, the Annual Work Plan."""
