"""The same words: what nobody sees does not count, and everything else does."""

import json
import unicodedata
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tfawg_cli.operations.years.frozen import digest
from tfawg_cli.records.same_words import _STEPS, _through, found_by, same_words, unseen_difference


@pytest.mark.parametrize(
    ("one", "other", "differ_in"),
    [
        ("Gen\u00e8ve", "Gene\u0300ve", "Unicode forms"),
        ("14th meeting", "14th\u00a0meeting", "blanks"),
        ("14th meeting", " 14th \u2009 meeting\n", "blanks"),
        ("co-create", "co\u2011create", "hyphens"),
        ("co-create", "co\u2010create", "hyphens"),
        ("member's", "member\u2019s", "apostrophes"),
        ("customs", "cus\u00adtoms", "invisible characters"),
        ("customs", "cus\u200btoms\ufeff", "invisible characters"),
        ("customs", "cus\u200dtoms", "invisible characters"),
        ("customs", "customs\u200c", "invisible characters"),
        ("a member's co-creation", "a  member\u2019s co\u2011creation", "hyphens and apostrophes and blanks"),
        ("a\u2000b", "a\u2002b", "Unicode forms"),
    ],
)
def test_what_nobody_sees_is_no_difference(one: str, other: str, differ_in: str) -> None:
    """Two spellings that look alike are the same words, and it can be said in what they differ."""
    assert same_words(one) == same_words(other)
    assert differ_in == unseen_difference(one, other) == unseen_difference(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Geneva", "geneva"),
        ("Gen\u00e8ve", "Geneve"),
        ("2021-2022", "2021\u20132022"),
        ("co-create", "co create"),
        ("\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645", "\u0645\u06cc\u062e\u0648\u0627\u0647\u0645"),
        ("\U0001f469\u200d\U0001f4bb", "\U0001f469\U0001f4bb"),
    ],
)
def test_what_one_sees_is_a_difference(one: str, other: str) -> None:
    """Capitals, accents, dashes and blanks count, and joiners where they mean something."""
    assert same_words(one) != same_words(other)


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("geneve", "Gene\u0300ve"),
        ("GEN\u00c8VE", "gen\u00e8ve"),
        ("strasse", "Stra\u00dfe"),
        ("member's", "Member\u2019s"),
    ],
)
def test_searching_leaves_capitals_and_accents_out(typed: str, stored: str) -> None:
    """What a keyboard types finds what stands there."""
    assert found_by(typed) == found_by(stored)


@given(text=st.text())
def test_the_same_words_of_the_same_words_are_the_same(text: str) -> None:
    """Once is enough, and a decomposed or re-spaced text is the same words."""
    assert same_words(text) == same_words(same_words(text)) == same_words(f" {text}\n")
    assert same_words(unicodedata.normalize("NFC", text)) == same_words(unicodedata.normalize("NFD", text))
    assert found_by(text) == found_by(same_words(text))


PRINTED = st.text(
    st.characters(exclude_categories=["C", "Z"], exclude_characters="\u2010\u2011\u2019\u034f"), max_size=9
)


@given(
    text=st.text(
        st.characters() | st.sampled_from("\u00ad\u034f\u200b\u200c\u200d\u2060\ufeff\u2010\u2011\u2019 e\u0301")
    )
)
def test_the_short_way_leads_to_the_same_words(text: str) -> None:
    """Plain texts are spared steps that would change nothing."""
    assert _through(_STEPS, text) == same_words(text)


@given(words=st.lists(PRINTED.filter(bool), min_size=1))
def test_digests_stored_before_stay_valid(words: list[str]) -> None:
    """A text without such characters has the digest of 0.1.0: NFC and white space folded."""
    text = " ".join(words)
    plain = {"number": "1", "text": unicodedata.normalize("NFC", " ".join(text.split()))}
    canonical = json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))

    assert sha256(canonical.encode()).hexdigest()[:12] == digest("1", {"text": text})
