"""Documents as blocks: read from Markdown, written as pages of HTML, put together as redlines."""
