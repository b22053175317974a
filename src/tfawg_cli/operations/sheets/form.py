"""The form of the source document, as hands really keep it: its headings, and the heads of its tables."""

import re

SUB_TASKS, ACTIONS = "sub-tasks", "actions"
AMENDED = "amended"
"""The mark of an item whose approved wording was changed; it is no wording."""
_ORDINAL = r"(?P<number>\d{1,3})(?:\s?(?:st|nd|rd|th)\b|\.)?"
_DELIVERABLE = rf"(?:{_ORDINAL}\s+key\s+deliverable|key\s+deliverable\s+(?:no\.?\s*)?(?P<number_behind>\d{{1,3}}))"
DELIVERABLE = re.compile(
    rf"{_DELIVERABLE}(?:\s+of\s+the\s+\w+)?\s*[:.]?(?:\s*[:\u2013\u2014\n-]\s*(?P<text>\S.*))?",
    re.IGNORECASE | re.DOTALL,
)
"""`1ST KEY DELIVERABLE OF THE TFAWG`, `Key Deliverable 1: Analyse ...`."""
TASK = re.compile(
    r"task\s+(?P<number>\d{1,4}\.\d{1,4})(?P<end>\.?)(?:\s*[:\u2013\u2014-])?(?:\s+(?P<text>.*))?",
    re.IGNORECASE | re.DOTALL,
)
"""`Task 1.1 Strategic positioning`, also without a title."""
PROGRESS_REPORT = re.compile(r"progress\s+report\b", re.IGNORECASE)
"""The title of the report that `tfawg report progress` writes."""
CAPTION = re.compile(
    r"actions\s+for\s+(?:the\s+)?(?:fy|financial\s+year)\s*(?P<year>\d{4}\s*[/-]\s*\d{2,4})\W*", re.IGNORECASE
)
OWN_TITLE = re.compile(r"(?P<title>\S.*) and Annual Work Plan (?P<year>\d{4}-\d{4})")
"""As this tool writes the title of a document, whatever a workspace calls its programme."""
TITLE_OF_ITS_OWN = re.compile(r"(?P<title>\S.*) (?P<year>\d{4}-\d{4})")
"""What a programme that is printed alone is called, where its paragraph is a title."""
TITLE = re.compile(
    r"(?P<title>.*?\bwork\s+programme)\b(?:\s+and\s+annual\s+work\s+plan)?\b\D*?(?:fy\s*)?(?P<year>\d{4}\s*[/-]\s*\d{2,4})?",
    re.IGNORECASE | re.DOTALL,
)
ANNUAL_PLAN = re.compile(r"annual\s+work\s+plan\b\D*?(?P<year>\d{4}\s*[/-]\s*\d{2,4})", re.IGNORECASE)
"""The title of a plan that stands alone."""
SECTION = re.compile(r"(?P<numeral>[IVX]{1,6})[.)]\s*(?P<text>\S.*)", re.DOTALL)
"""`I. INTRODUCTION`."""
POINT = re.compile(r"\(?[a-z][.)]\s+(?P<text>\S.*)", re.DOTALL)
"""`a) provide recommendations`."""
NUMBER = re.compile(r"(?P<number>[1-9]\d{0,3}(?:\.[1-9]\d{0,3}){2,3})\.?")
"""The number of a sub-task or an action, with or without a point behind it."""
CODE = re.compile(r"[A-Z]{2,4}\d{1,3}")
CODE_LINE = re.compile(r"(?P<code>[A-Z]{2,4}\d{1,3})\s*[\u2013\u2014:-]\s*(?P<text>\S.*?)\s*[;.]?")
"""A code of the strategic plan, a dash, and its title."""
PERIOD = re.compile(r"[1-9]\d{3}/[1-9]\d{3}")
PLAN_GROUP = re.compile(r"(?:strategic|learning and development|focus area)\b.{0,80}[:)]", re.IGNORECASE)
"""A heading of the strategic plan: `Strategic Objectives (SOs):`; below it stands a text, or codes."""
OUTLINE = re.compile(r"(?:key deliverable\s+\d{1,3}|task\s+\d+\.\d+|\d+\.\d+\.\d+)\b.*", re.IGNORECASE | re.DOTALL)
"""A line of the outline that a document made by this tool shows; it says nothing new."""

_HEADS = {
    "number": "n no nr number item",
    "text": "sub-task subtask action",
    "strategic_codes": "wco_strategic_plan wco_strategic_goal strategic_plan strategic_goal strategic_code code",
    "objective": "objective",
    "start": "start start_date",
    "timeline": "timeline time_line",
    "comments": "comment",
    "responsible": "responsible_body responsible responsible_bodie responsibility",
    "indicator": "indicator performance_indicator",
    "updates": "update",
    "status": "status",
    "result": "result",
}
_MEANT = {head.replace("_", " "): field for field, heads in _HEADS.items() for head in heads.split()}


def field_of_head(head: str) -> str | None:
    """Give the field that the head of a column means, whatever its capitals, blanks and plural; None for another."""
    word = " ".join(head.casefold().replace("-", "-").split()).strip(" .:\u00b0")
    word = word.replace("sub tasks", "sub-task").replace("sub task", "sub-task")
    return _MEANT.get(word) or _MEANT.get(word.removesuffix("s"))


def kind_of_heads(heads: list[str]) -> str | None:
    """Tell which table has these heads; None where they are those of neither."""
    fields = {field_of_head(head): " ".join(head.casefold().split()) for head in heads}
    if "number" not in fields or "text" not in fields:
        return None
    return ACTIONS if fields["text"].startswith("action") else SUB_TASKS
