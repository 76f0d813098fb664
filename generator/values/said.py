"""How values are said in French: amounts, dates, counts, with the spaces French typography wants."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal

THIN = "\u202f"  # no-break, before the signs and between groups of three digits
MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin",
    "juillet", "août", "septembre", "octobre", "novembre", "décembre",
)  # fmt: skip


def nombre(value: int | Decimal) -> str:
    """Write a number with its digits grouped and a decimal comma, without rounding it.

    >>> from decimal import Decimal
    >>> nombre(Decimal("1089185.50")), nombre(68)
    ('1\u202f089\u202f185,50', '68')
    """
    grouped = f"{value:,}" if isinstance(value, int) else f"{value:,f}"
    return grouped.replace(",", THIN).replace(".", ",")


def euros(value: Decimal) -> str:
    """Write an amount; cents only where there are some.

    >>> from decimal import Decimal
    >>> euros(Decimal("60000.00")), euros(Decimal("12.5"))
    ('60\u202f000\u202f€', '12,50\u202f€')
    """
    whole = value == value.to_integral_value()
    return nombre(int(value)) + f"{THIN}€" if whole else f"{nombre(value.quantize(Decimal('0.01')))}{THIN}€"


def taille(octets: int) -> str:
    r"""Say the weight of a file, in thousands, as browsers and systems of today do.

    >>> taille(512), taille(62_272), taille(2_470_000)
    ('512\xa0o', '62\xa0ko', '2,5\xa0Mo')
    """
    if octets < 1000:  # noqa: PLR2004 - a thousand
        return f"{octets}\xa0o"
    if octets < 1_000_000:  # noqa: PLR2004 - a million
        return f"{round(octets / 1000)}\xa0ko"
    return f"{octets / 1_000_000:.1f}\xa0Mo".replace(".", ",")


def pourcent(value: Decimal) -> str:
    """Write a percentage with the decimals it was printed with.

    >>> from decimal import Decimal
    >>> pourcent(Decimal("5.51"))
    '5,51\u202f%'
    """
    return f"{nombre(value)}{THIN}%"


def jour(value: dt.date) -> str:
    """Write a date in words.

    >>> import datetime as dt
    >>> jour(dt.date(2018, 1, 1)), jour(dt.date(2019, 12, 19))
    ('1er janvier 2018', '19 décembre 2019')
    """
    number = "1er" if value.day == 1 else str(value.day)
    return f"{number} {MONTHS[value.month - 1]} {value.year}"


def compte(n: int, singulier: str, pluriel: str | None = None) -> str:
    """Count things: French takes the plural from two.

    >>> compte(1, "acte"), compte(0, "subvention"), compte(2, "total", "totaux")
    ('1 acte', '0 subvention', '2 totaux')
    """
    word = singulier if n < 2 else pluriel or f"{singulier}s"  # noqa: PLR2004 - two is where the plural starts
    return f"{nombre(n)} {word}"


def composer(text: str) -> str:
    r"""Set in print words of ours that are typed as in code, as those of the schemas are; never those of a document.

    >>> composer("L'acte : « rien »")
    'L’acte\xa0: «\xa0rien\xa0»'
    """
    return typographie(text).replace("'", "’")


_BEFORE_SIGN = re.compile(r" (?=[;!?%€])")
_BEFORE_COLON = re.compile(r" (?=:)|(?<=«) | (?=»)")


def typographie(text: str) -> str:
    r"""Set the no-break spaces of French in words of ours; never applied to the words of a document.

    >>> typographie("Qui : « moi » ; vrai ?")
    'Qui\xa0: «\xa0moi\xa0»\u202f; vrai\u202f?'
    """
    return _BEFORE_COLON.sub("\xa0", _BEFORE_SIGN.sub(THIN, text))
