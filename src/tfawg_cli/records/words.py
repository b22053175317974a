"""The words that a field may hold where it holds no words of its own; plain data, so that completion can offer them."""

from enum import StrEnum

NOT_ASSESSED = "not assessed"
"""What an absent status means, in the words of lists and reports."""


class ActionStatus(StrEnum):
    """How far an action has come; absent means not assessed."""

    NOT_STARTED = "not started"
    IN_PROGRESS = "in progress"
    """Work goes on."""
    PARTIALLY_COMPLETED = "partially completed"
    """The year ended, part is done."""
    COMPLETED = "completed"
    POSTPONED = "postponed"
    DISCONTINUED = "discontinued"

    @property
    def final(self) -> bool:
        """True when the year has nothing more to say about the action."""
        return self not in {ActionStatus.NOT_STARTED, ActionStatus.IN_PROGRESS}


class Verb(StrEnum):
    """What a body did with a document."""

    ENDORSED = "endorsed"
    AGREED = "agreed"
    APPROVED = "approved"
    CONFIRMED = "confirmed"


class DecidedOn(StrEnum):
    """What a decision is about."""

    PROGRAMME_AND_PLAN = "programme and plan"
    PROGRESS_REPORT = "progress report"


class ProgrammeStatus(StrEnum):
    """How far a task or sub-task has come; absent means not assessed."""

    PARTIALLY_COMPLETED = "partially completed"
    COMPLETED = "completed"
    INACTIVE = "inactive"


class Shows(StrEnum):
    """What a document shows after the text of a section, made from the records."""

    STRATEGIC_PLAN = "strategic plan"
    OUTLINE = "outline"


class BodyKind(StrEnum):
    """What a body is, where it is more than a body with work to do."""

    ROLE = "role"
    """One person's office, such as a chair."""
    DECIDES = "decides"
    """It endorses or approves."""
