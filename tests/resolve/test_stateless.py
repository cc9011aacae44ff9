"""Offices that no state has."""


def test_a_self_made_office_is_the_separatists(settle):
    one = settle("Ukraine sent troops. [The self-proclaimed mayor of the city] said {no}.")
    assert one.parties == ["separatists"]


def test_a_secretary_general_belongs_to_the_union_named_just_before(settle):
    one = settle(
        "Chad was silent. The African Union met, and [Secretary General Ana Duarte] called {it a coup}.",
        people=("Ana Duarte",),
    )
    assert one.parties == ["African Union"]


def test_a_coalition_is_named_for_who_leads_it(settle):
    one = settle(
        "A Kenyan-led coalition struck Chad. [Coalition spokesman Ana Duarte] said {nobody died}.",
        people=("Ana Duarte",),
    )
    assert one.parties == ["Kenyan-led coalition"]
