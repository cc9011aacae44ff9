"""English is told from other languages, in capitals, with foreign names, and short."""

from __future__ import annotations

import pytest
from read.samples import BRIDGE, GERMAN, YARD

from rashomon.read.language import detect_language, name_language

ENGLISH = {
    "news": YARD,
    "capitals": BRIDGE.upper(),
    "foreign names": "Wojciech Krzyżanowski met Thị Minh Nguyễn and Ólafur Guðmundsson, said Håkan Åkesson. "
    * 3,
    "few function words": "Police arrested three suspects near Lisbon. Officers found weapons, documents, cash. "
    "Prosecutors opened investigations. Lawyers denied wrongdoing. Hearings start Monday morning.",
}
OTHERS = {
    "de": GERMAN,
    "fr": "Le ministre a déclaré jeudi que le chantier naval fermerait en juin. Le syndicat a rejeté cette décision.",
    "es": "El ministro dijo el jueves que el astillero cerrará en junio. El sindicato rechazó la decisión.",
    "ru": "Министр заявил в четверг, что верфь закроется в июне. Профсоюз отверг это решение правительства страны.",
    "zh": "部长星期四表示，造船厂将于六月关闭。工会拒绝了这一决定，并指责部长隐瞒了数字。",
    "ko": "장관은 목요일 조선소가 6월에 문을 닫을 것이라고 말했다. 노조는 이 결정을 거부했다.",
}


@pytest.mark.parametrize("name", ENGLISH)
def test_english(name):
    assert detect_language(ENGLISH[name]) == "en"


@pytest.mark.parametrize("code", OTHERS)
def test_other_languages(code):
    assert detect_language(OTHERS[code] * 3) == code
    assert not name_language(code).startswith("language")


def test_rare_languages_keep_their_code():
    assert name_language("xh") == "language 'xh'"
