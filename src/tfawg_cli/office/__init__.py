"""Word documents and workbooks, read and written as blocks and cells; this floor knows no records.

It stands beside `yaml_text`, and uses only `blocks` and `findings`.
"""
